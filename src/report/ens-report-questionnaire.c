// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the questionnaire.
#include "ens-report-questionnaire.h"

#include "ens-error.h"

#define MOST_BOXES 32 // of a scale

static const char *
plain_level (guint level)
{
  static const char *const names[ENS_N_LEVELS] = { N_ ("Very unsatisfactory"),
                                                   N_ ("Unsatisfactory"), N_ ("Average"),
                                                   N_ ("Good"), N_ ("Ideal") };

  return _ (names[level]);
}

static void
add_groups (EnsDocument *document, const EnsQuestionnaire *data)
{
  g_autofree const char **codes = g_new0 (const char *, data->n_groups + 1);

  // Nothing is keyed for them: the one who keys chooses the group.
  for (guint i = 0; i < data->n_groups; i++)
    codes[i] = "";
  ens_document_add_choice (document, 0, _ ("Which group are you with?"), data->groups,
                           data->n_groups);
  ens_document_set_codes (document, codes);
}

static void
add_item (EnsDocument *document, const EnsQuestionnaire *data, guint index)
{
  const EnsQuestionnaireItem *item = &data->items[index];
  const char *answers[ENS_N_LEVELS];

  // A situation without a text keeps its number, so that what is keyed stays the same.
  for (guint level = 0; level < ENS_N_LEVELS; level++)
    answers[level] = item->levels[level] != NULL ? item->levels[level] : plain_level (level);
  ens_document_add_choice (document, index + 1, item->title, answers, ENS_N_LEVELS);
  if (data->with_faces)
    ens_document_set_faces (document);
  if (data->with_wished)
    ens_document_set_below (document, _ ("And how should it be?"), ENS_N_LEVELS);
}

static void
add_choice (EnsDocument *document, const EnsQuestionnaireExtra *extra, guint number)
{
  gboolean is_single = extra->form == ENS_QUESTIONNAIRE_SINGLE;

  ens_document_add_choice (document, number, extra->title, extra->options, extra->n_options);
  ens_document_set_codes (document, extra->codes);
  ens_document_set_hint (document, extra->hint != NULL ? extra->hint
                                   : is_single         ? _ ("Tick one.")
                                                       : _ ("Tick all that fit."));
}

// Of a long scale nobody finds the box: the number is written down.
static void
add_scale (EnsDocument *document, const EnsQuestionnaireExtra *extra, guint number)
{
  g_autofree char *range = NULL;

  if (extra->most - extra->least < MOST_BOXES) {
    ens_document_add_scale (document, number, extra->title, extra->least, extra->most);
    ens_document_set_hint (document, extra->hint);
    return;
  }
  range = g_strdup_printf (_ ("A number from %d to %d"), extra->least, extra->most);
  ens_document_add_choice (document, number, extra->title, NULL, 0);
  ens_document_set_hint (document, extra->hint != NULL ? extra->hint : range);
  ens_document_set_lines (document, 1);
}

static void
add_words (EnsDocument *document, const EnsQuestionnaireExtra *extra, guint number)
{
  ens_document_add_choice (document, number, extra->title, NULL, 0);
  ens_document_set_hint (document, extra->hint != NULL ? extra->hint
                                                       : _ ("In your own words. Write no names."));
  ens_document_set_lines (document, 2);
}

// Headings have no number, since nothing is keyed for them.
static void
add_extras (EnsDocument *document, const EnsQuestionnaire *data)
{
  guint number = data->n_items;

  for (guint i = 0; i < data->n_extras; i++) {
    const EnsQuestionnaireExtra *extra = &data->extras[i];

    switch (extra->form) {
    case ENS_QUESTIONNAIRE_SINGLE:
    case ENS_QUESTIONNAIRE_MULTIPLE:
      add_choice (document, extra, ++number);
      break;
    case ENS_QUESTIONNAIRE_SCALE:
      add_scale (document, extra, ++number);
      break;
    case ENS_QUESTIONNAIRE_WORDS:
      add_words (document, extra, ++number);
      break;
    case ENS_QUESTIONNAIRE_HEADING:
    default:
      ens_document_add_heading (document, 2, extra->title);
      if (extra->hint != NULL)
        ens_document_add_paragraph (document, extra->hint);
      break;
    }
  }
}

/**
 * ens_report_questionnaire_new:
 * @data: the indicators and what stands around them
 *
 * Returns: (transfer full): the questionnaire
 */
EnsDocument *
ens_report_questionnaire_new (const EnsQuestionnaire *data)
{
  EnsDocument *document = ens_document_new (data->title, data->language);

  if (!data->is_numbered)
    ens_document_add_field (document, _ ("Form number"));
  ens_document_add_paragraph (
    document,
    data->intro != NULL
      ? data->intro
      : _ ("Each question describes five situations. Tick the one that is nearest to yours "
           "today. There is no right answer. Leave out what you do not want to answer. Your "
           "name is not asked and not kept."));
  if (data->consent != NULL)
    ens_document_add_note (document, data->consent);
  if (data->with_group && data->n_groups > 0)
    add_groups (document, data);
  for (guint i = 0; i < data->n_items; i++)
    add_item (document, data, i);
  add_extras (document, data);
  ens_document_add_paragraph (document, data->thanks != NULL
                                          ? data->thanks
                                          : _ ("Thank you. Your answers count."));
  return document;
}
