// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One respondent a row, one indicator a column, in the order of the questionnaire. All rounds.
#include "ens-export-answers.h"

#include "ens-answer.h"
#include "ens-answers-csv.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-indicator.h"
#include "ens-respondent.h"
#include "ens-session-private.h"
#include "ens-survey.h"

/** Writing: @levels: of the respondent at hand, by indicator; 0 for blank, 6 for not asked */
typedef struct {
  EnsExporter *exporter;
  EnsAnswersWriter *writer;
  GPtrArray *indicators;
  GPtrArray *groups;
  GArray *levels;
} Writing;

static const char *const level_words[] = { "", "1", "2", "3", "4", "5" };

static void
clear_writing (Writing *writing)
{
  g_clear_pointer (&writing->writer, ens_answers_writer_free);
  g_clear_pointer (&writing->indicators, g_ptr_array_unref);
  g_clear_pointer (&writing->groups, g_ptr_array_unref);
  g_clear_pointer (&writing->levels, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, clear_writing)

static gboolean
note_level (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsAnswer *answer = record;
  Writing *writing = data;

  for (guint i = 0; i < writing->indicators->len; i++)
    if (ens_uuid_equal (g_ptr_array_index (writing->indicators, i), &answer->indicator))
      g_array_index (writing->levels, guint, i) = (guint) answer->level;
  return TRUE;
}

static const char *
get_group_name (const Writing *writing, const EnsUuid *id)
{
  for (guint i = 0; i < writing->groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (writing->groups, i);

    if (ens_uuid_equal (&group->id, id))
      return group->name;
  }
  return NULL;
}

static gboolean
write_respondent (gconstpointer record, gpointer data, GError **error)
{
  const EnsRespondent *respondent = record;
  Writing *writing = data;
  guint n = writing->indicators->len;
  g_autofree EnsAnswerCell *cells = g_new0 (EnsAnswerCell, n + 1);
  g_autofree char *id = ens_uuid_dup_text (&respondent->id);
  g_autofree char *form = g_strdup_printf ("%" G_GINT64_FORMAT, respondent->form);
  char weight[G_ASCII_DTOSTR_BUF_SIZE];
  EnsAnswerRow row = { .id = id, .tags = respondent->tags, .n_cells = n, .cells = cells };

  for (guint i = 0; i < n; i++)
    g_array_index (writing->levels, guint, i) = 0;
  if (!ens_store_each_with (ens_session_get_store (writing->exporter->session), &ens_answer_entity,
                            "respondent", &respondent->id, note_level, writing, error))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    cells[i].indicator = ((EnsIndicator *) g_ptr_array_index (writing->indicators, i))->title;
    cells[i].level = level_words[g_array_index (writing->levels, guint, i)];
  }
  row.form = respondent->form > 0 ? form : NULL;
  row.group = get_group_name (writing, &respondent->group);
  row.weight = g_ascii_dtostr (weight, sizeof weight, respondent->weight);
  return ens_answers_writer_add (writing->writer, &row, error);
}

gboolean
ens_export_answers_csv (EnsExporter *exporter, GError **error)
{
  g_auto (Writing) writing = { .exporter = exporter };
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  writing.indicators = ens_survey_list_indicators (exporter->session, error);
  if (writing.indicators == NULL)
    return FALSE;
  writing.groups = ens_session_list_rows (exporter->session, ENS_KIND_GROUP, error);
  if (writing.groups == NULL)
    return FALSE;
  writing.levels = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (writing.levels, writing.indicators->len);
  for (guint i = 0; i < writing.indicators->len; i++)
    g_ptr_array_add (titles, ((EnsIndicator *) g_ptr_array_index (writing.indicators, i))->title);
  g_ptr_array_add (titles, NULL);
  writing.writer = ens_answers_writer_new (exporter->request->path,
                                           (const char *const *) titles->pdata, FALSE, error);
  return writing.writer != NULL &&
         ens_exporter_each (exporter, ENS_KIND_RESPONDENT, write_respondent, &writing, error) &&
         ens_answers_writer_finish (writing.writer, error);
}
