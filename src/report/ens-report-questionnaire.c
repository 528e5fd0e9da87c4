// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the questionnaire.
#include "ens-report-questionnaire.h"

#include "ens-error.h"

static const char *
plain_level (guint level)
{
  static const char *const names[ENS_N_LEVELS] = { N_ ("Very unsatisfactory"),
                                                   N_ ("Unsatisfactory"), N_ ("Average"),
                                                   N_ ("Good"), N_ ("Ideal") };

  return _ (names[level]);
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

  ens_document_add_field (document, _ ("Form number"));
  ens_document_add_paragraph (
    document,
    data->intro != NULL
      ? data->intro
      : _ ("Each question describes five situations. Tick the one that is nearest to yours "
           "today. There is no right answer. Leave out what you do not want to answer. Your "
           "name is not asked and not kept."));
  if (data->with_group && data->n_groups > 0) {
    ens_document_add_heading (document, 2, _ ("Which group are you with?"));
    for (guint i = 0; i < data->n_groups; i++) {
      g_autofree char *line = g_strdup_printf ("☐ %s", data->groups[i]);
      ens_document_add_paragraph (document, line);
    }
  }
  for (guint i = 0; i < data->n_items; i++)
    add_item (document, data, i);
  ens_document_add_paragraph (document, data->thanks != NULL
                                          ? data->thanks
                                          : _ ("Thank you. Your answers count."));
  return document;
}
