// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the questionnaire.
#include "ens-report-questionnaire.h"

#include "ens-error.h"
#include "ens-text.h"

static const char *
plain_level (guint level)
{
  static const char *const names[ENS_N_LEVELS] = { N_ ("Very unsatisfactory"),
                                                   N_ ("Unsatisfactory"), N_ ("Average"),
                                                   N_ ("Good"), N_ ("Ideal") };

  return _ (names[level]);
}

// The box stands where reading begins, in whatever language the words behind it are.
static void
add_boxed (EnsDocument *document, const EnsQuestionnaire *data, const char *text)
{
  gboolean is_rtl = data->language != NULL && ens_text_is_rtl_language (data->language);
  g_autofree char *line = g_strdup_printf ("%s☐ %s", is_rtl ? "\u200f" : "", text);

  ens_document_add_paragraph (document, line);
}

static char *
dup_boxes (int least, int most)
{
  g_autoptr (GString) boxes = g_string_new (NULL);

  for (int i = least; i <= most; i++)
    g_string_append_printf (boxes, "%s☐ %d", i > least ? "\u2003" : "", i);
  return g_string_free (g_steal_pointer (&boxes), FALSE);
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
  if (data->with_wished) {
    g_autofree char *boxes = dup_boxes (1, ENS_N_LEVELS);
    g_autofree char *line = g_strdup_printf ("%s\u2003%s", _ ("And how should it be?"), boxes);

    ens_document_set_below (document, line);
  }
}

static void
add_choice (EnsDocument *document,
            const EnsQuestionnaire *data,
            const EnsQuestionnaireExtra *extra,
            guint number)
{
  g_autofree char *title = g_strdup_printf ("%u. %s", number, extra->title);

  ens_document_add_heading (document, 3, title);
  ens_document_add_note (document, extra->hint != NULL ? extra->hint
                                   : extra->form == ENS_QUESTIONNAIRE_SINGLE
                                     ? _ ("Tick one.")
                                     : _ ("Tick all that fit."));
  for (guint i = 0; i < extra->n_options; i++)
    add_boxed (document, data, extra->options[i]);
}

static void
add_scale (EnsDocument *document, const EnsQuestionnaireExtra *extra, guint number)
{
  g_autofree char *title = g_strdup_printf ("%u. %s", number, extra->title);
  g_autofree char *boxes = dup_boxes (extra->least, extra->most);

  ens_document_add_heading (document, 3, title);
  if (extra->hint != NULL)
    ens_document_add_note (document, extra->hint);
  ens_document_add_paragraph (document, boxes);
}

static void
add_words (EnsDocument *document, const EnsQuestionnaireExtra *extra, guint number)
{
  g_autofree char *title = g_strdup_printf ("%u. %s", number, extra->title);

  ens_document_add_heading (document, 3, title);
  ens_document_add_note (document, extra->hint != NULL ? extra->hint
                                                       : _ ("In your own words. Write no names."));
  ens_document_add_field (document, "");
  ens_document_add_field (document, "");
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
      add_choice (document, data, extra, ++number);
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
  if (data->with_group && data->n_groups > 0) {
    ens_document_add_heading (document, 2, _ ("Which group are you with?"));
    for (guint i = 0; i < data->n_groups; i++)
      add_boxed (document, data, data->groups[i]);
  }
  for (guint i = 0; i < data->n_items; i++)
    add_item (document, data, i);
  add_extras (document, data);
  ens_document_add_paragraph (document, data->thanks != NULL
                                          ? data->thanks
                                          : _ ("Thank you. Your answers count."));
  return document;
}
