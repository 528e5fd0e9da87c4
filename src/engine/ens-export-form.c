// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form is that of one round, named or the newest; a table of answers holds all rounds unless one is named. Counts
// are hidden as in every chart, by the plan of the round.
#include "ens-export-form.h"

#include "ens-answer-columns.h"
#include "ens-answers-csv.h"
#include "ens-csv-writer.h"
#include "ens-ddi.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-limesurvey-tsv.h"
#include "ens-questionnaire.h"
#include "ens-sav-writer.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-variables-csv.h"
#include "ens-xform.h"
#include "ens-xlsform.h"

#include <string.h>

/**
 * Sheets: the filled sheets of a questionnaire, variable by variable
 * @func: told of each
 */
typedef struct Sheets Sheets;
typedef gboolean (*ValuesFunc) (const char *const *values, gpointer data, GError **error);

struct Sheets {
  EnsExporter *exporter;
  EnsQuestionnaire *questionnaire;
  GPtrArray *variables;
  GPtrArray *groups;
  GPtrArray *rounds;
  ValuesFunc func;
  gpointer data;
};

static void
clear_sheets (Sheets *sheets)
{
  g_clear_pointer (&sheets->questionnaire, ens_questionnaire_free);
  g_clear_pointer (&sheets->variables, g_ptr_array_unref);
  g_clear_pointer (&sheets->groups, g_ptr_array_unref);
  g_clear_pointer (&sheets->rounds, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheets, clear_sheets)

static gboolean
is_any_wished (EnsExporter *exporter)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (exporter->session, ENS_KIND_ROUND, NULL);

  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    if (((EnsRound *) g_ptr_array_index (rounds, i))->wished)
      return TRUE;
  return FALSE;
}

static EnsQuestionnaire *
load (EnsExporter *exporter, gboolean needs_round, GError **error)
{
  const char *word = exporter->request->round;
  g_autoptr (EnsRound) round = NULL;
  g_autoptr (EnsQuestionnaire) questionnaire = NULL;
  char *before;

  if ((needs_round || word != NULL) &&
      !ens_questionnaire_find_round (exporter->session, word, &round, error))
    return NULL;
  before = ens_exporter_enter_language (exporter);
  questionnaire = ens_questionnaire_new (exporter->session, round,
                                         round != NULL ? round->wished : is_any_wished (exporter),
                                         error);
  ens_exporter_leave_language (exporter, before);
  if (questionnaire == NULL || questionnaire->form->questions->len > 0)
    return g_steal_pointer (&questionnaire);
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                       _ ("There is nothing to ask yet: make indicators first"));
  return NULL;
}

// Whoever names groups wants to know which of them answers.
static EnsQuestionnaire *
load_asking_group (EnsExporter *exporter, GError **error)
{
  const char *const *names = exporter->request->groups;
  g_autoptr (EnsQuestionnaire) questionnaire = load (exporter, TRUE, error);
  g_autoptr (GPtrArray) groups = NULL;
  char *before;

  if (questionnaire == NULL || names == NULL || names[0] == NULL)
    return g_steal_pointer (&questionnaire);
  groups = ens_exporter_list (exporter, ENS_KIND_GROUP, error);
  if (groups == NULL)
    return NULL;
  before = ens_exporter_enter_language (exporter);
  ens_questionnaire_ask_group (questionnaire, groups);
  ens_exporter_leave_language (exporter, before);
  return g_steal_pointer (&questionnaire);
}

// The version grows with each change of the project, as phones ask of a form.
static EnsQuestionnaire *
load_form (EnsExporter *exporter, gint64 *time, GError **error)
{
  EnsQuestionnaire *questionnaire = load_asking_group (exporter, error);

  if (questionnaire == NULL)
    return NULL;
  if (!ens_exporter_get_last_change (exporter, time, error)) {
    ens_questionnaire_free (questionnaire);
    return NULL;
  }
  g_free (questionnaire->form->version);
  questionnaire->form->version = g_strdup_printf ("%" G_GINT64_FORMAT, *time / 1000);
  return questionnaire;
}

gboolean
ens_export_xlsform (EnsExporter *exporter, GError **error)
{
  gint64 time = 0;
  g_autoptr (EnsQuestionnaire) questionnaire = load_form (exporter, &time, error);

  return questionnaire != NULL &&
         ens_xlsform_write (exporter->request->path, questionnaire->form, time, error);
}

gboolean
ens_export_xform (EnsExporter *exporter, GError **error)
{
  gint64 time = 0;
  g_autoptr (EnsQuestionnaire) questionnaire = load_form (exporter, &time, error);

  return questionnaire != NULL &&
         ens_xform_write (exporter->request->path, questionnaire->form, error);
}

gboolean
ens_export_limesurvey_tsv (EnsExporter *exporter, GError **error)
{
  g_autoptr (EnsQuestionnaire) questionnaire = load_asking_group (exporter, error);

  return questionnaire != NULL &&
         ens_limesurvey_tsv_write (exporter->request->path, questionnaire->form, error);
}

gboolean
ens_export_variables_csv (EnsExporter *exporter, GError **error)
{
  g_autoptr (EnsQuestionnaire) questionnaire = load (exporter, FALSE, error);

  return questionnaire != NULL &&
         ens_variables_csv_write (exporter->request->path, questionnaire->form, error);
}

static const char *
get_group_name (const Sheets *sheets, const EnsUuid *id)
{
  for (guint i = 0; i < sheets->groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (sheets->groups, i);

    if (ens_uuid_equal (&group->id, id))
      return group->name;
  }
  return NULL;
}

static const char *
get_round_title (const Sheets *sheets, const EnsUuid *id)
{
  for (guint i = 0; i < sheets->rounds->len; i++) {
    const EnsRound *round = g_ptr_array_index (sheets->rounds, i);

    if (ens_uuid_equal (&round->id, id))
      return round->title;
  }
  return NULL;
}

static void
take_sheet_columns (const Sheets *sheets, const EnsRespondent *respondent, GPtrArray *values)
{
  char weight[G_ASCII_DTOSTR_BUF_SIZE];

  values->pdata[ENS_SHEET_ID] = ens_uuid_dup_text (&respondent->id);
  if (respondent->form > 0)
    values->pdata[ENS_SHEET_FORM] = g_strdup_printf ("%" G_GINT64_FORMAT, respondent->form);
  values->pdata[ENS_SHEET_GROUP] = g_strdup (get_group_name (sheets, &respondent->group));
  values->pdata[ENS_SHEET_WEIGHT] = g_strdup (
    g_ascii_dtostr (weight, sizeof weight, respondent->weight));
  values->pdata[ENS_SHEET_TAGS] = g_strdup (respondent->tags);
  values->pdata[ENS_SHEET_ROUND] = g_strdup (get_round_title (sheets, &respondent->round));
}

static gboolean
take_sheet (const EnsRespondent *respondent,
            const char *const *answers,
            gpointer data,
            GError **error)
{
  Sheets *sheets = data;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (values, (int) sheets->variables->len);
  take_sheet_columns (sheets, respondent, values);
  for (guint i = ENS_N_SHEET_COLUMNS; i < sheets->variables->len; i++) {
    const EnsVariable *variable = g_ptr_array_index (sheets->variables, i);
    guint question = 0;

    g_ptr_array_find (sheets->questionnaire->form->questions, variable->question, &question);
    values->pdata[i] = ens_variable_dup_value (variable, answers[question]);
  }
  return sheets->func ((const char *const *) values->pdata, sheets->data, error);
}

static gboolean
each_sheet (Sheets *sheets, ValuesFunc func, gpointer data, GError **error)
{
  sheets->func = func;
  sheets->data = data;
  return ens_questionnaire_each_sheet (sheets->questionnaire, sheets->exporter, take_sheet, sheets,
                                       error);
}

static gboolean
begin (Sheets *sheets, EnsQuestionnaire *questionnaire, GError **error)
{
  sheets->questionnaire = questionnaire;
  if (questionnaire == NULL)
    return FALSE;
  sheets->variables = ens_variables_new (questionnaire->form);
  sheets->groups = ens_session_list_rows (sheets->exporter->session, ENS_KIND_GROUP, error);
  if (sheets->groups == NULL)
    return FALSE;
  sheets->rounds = ens_session_list_rows (sheets->exporter->session, ENS_KIND_ROUND, error);
  return sheets->rounds != NULL;
}

/** Counting: @by_value: how often each value of each variable was given, gint64 by text */
typedef struct {
  const Sheets *sheets;
  gint64 n_sheets;
  GPtrArray *by_value;
} Counting;

static gboolean
count_values (const char *const *values, gpointer data, GError **error)
{
  Counting *counting = data;

  counting->n_sheets++;
  for (guint i = 0; i < counting->by_value->len; i++) {
    GHashTable *counts = g_ptr_array_index (counting->by_value, i);
    gint64 *n = values[i] != NULL ? g_hash_table_lookup (counts, values[i]) : NULL;

    if (values[i] == NULL)
      continue;
    if (n == NULL) {
      n = g_new0 (gint64, 1);
      g_hash_table_insert (counts, g_strdup (values[i]), n);
    }
    (*n)++;
  }
  return TRUE;
}

// Whether the plan of the round lets the answers to @variable be shown.
static gboolean
is_told (const Sheets *sheets, guint variable)
{
  const EnsVariable *row = g_ptr_array_index (sheets->variables, variable);
  const EnsQuestionnaire *questionnaire = sheets->questionnaire;
  const EnsAskedThing *thing;
  guint question = 0;

  if (row->question == NULL || questionnaire->round == NULL)
    return TRUE;
  g_ptr_array_find (questionnaire->form->questions, row->question, &question);
  thing = &g_array_index (questionnaire->things, EnsAskedThing, question);
  return ens_privacy_filter_tells (sheets->exporter->filter, &questionnaire->round->id, &thing->id,
                                   thing->is_wished);
}

static gint64
get_count (guint variable, const char *code, gpointer data)
{
  const Counting *counting = data;
  GHashTable *counts = g_ptr_array_index (counting->by_value, variable);
  const gint64 *n = g_hash_table_lookup (counts, code);

  if (!is_told (counting->sheets, variable))
    return -1;
  return n != NULL ? *n : 0;
}

// What may be told of all is counted from all, also from sheets that do not leave one by one.
static gboolean
count_all (Counting *counting, Sheets *sheets, GError **error)
{
  EnsExporter *outside = sheets->exporter;
  EnsExportRequest request = *outside->request;
  EnsExporter inside = *outside;
  g_autoptr (EnsPrivacyFilter) filter = NULL;
  gboolean is_done;

  request.privacy = ens_package_privacy_words[ENS_PRIVACY_INTERNAL];
  filter = ens_privacy_filter_new (outside->session, &request, error);
  if (filter == NULL)
    return FALSE;
  inside.request = &request;
  inside.filter = filter;
  inside.privacy = ENS_PRIVACY_INTERNAL;
  sheets->exporter = &inside;
  is_done = each_sheet (sheets, count_values, counting, error);
  sheets->exporter = outside;
  return is_done;
}

static gboolean
write_ddi (Sheets *sheets, GError **error)
{
  const EnsProject *project = ens_session_get_project (sheets->exporter->session);
  const EnsQuestionnaire *questionnaire = sheets->questionnaire;
  g_autoptr (GPtrArray)
               by_value = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  Counting counting = { sheets, 0, by_value };
  EnsDdiStudy study = { .count = get_count, .data = &counting, .place = project->territory };

  for (guint i = 0; i < sheets->variables->len; i++)
    g_ptr_array_add (by_value, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free));
  if (!count_all (&counting, sheets, error))
    return FALSE;
  study.n_sheets = questionnaire->round == NULL ||
                       ens_privacy_filter_tells (sheets->exporter->filter,
                                                 &questionnaire->round->id, NULL, FALSE)
                     ? counting.n_sheets
                     : -1;
  study.abstract = questionnaire->form->intro;
  study.date = questionnaire->round != NULL ? questionnaire->round->date : NULL;
  return ens_ddi_write (sheets->exporter->request->path, questionnaire->form, &study, error);
}

gboolean
ens_export_ddi (EnsExporter *exporter, GError **error)
{
  g_auto (Sheets) sheets = { .exporter = exporter };

  return begin (&sheets, load (exporter, TRUE, error), error) && write_ddi (&sheets, error);
}

/** Measuring: how wide the columns of a statistics file must be */
typedef struct {
  GArray *widths;
  glong n_rows;
} Measuring;

static gboolean
measure (const char *const *values, gpointer data, GError **error)
{
  Measuring *measuring = data;

  measuring->n_rows++;
  for (guint i = 0; i < measuring->widths->len; i++) {
    gsize *width = &g_array_index (measuring->widths, gsize, i);

    *width = MAX (*width, values[i] != NULL ? strlen (values[i]) : 0);
  }
  return TRUE;
}

static gboolean
write_sav_row (const char *const *values, gpointer data, GError **error)
{
  return ens_sav_writer_add (data, values, error);
}

gboolean
ens_export_sav (EnsExporter *exporter, GError **error)
{
  gint64 time = 0;
  g_auto (Sheets) sheets = { .exporter = exporter };
  g_autoptr (GArray) widths = g_array_new (FALSE, TRUE, sizeof (gsize));
  Measuring measuring = { widths, 0 };
  g_autoptr (EnsSavWriter) writer = NULL;

  if (!begin (&sheets, load (exporter, TRUE, error), error) ||
      !ens_exporter_get_last_change (exporter, &time, error))
    return FALSE;
  g_array_set_size (widths, sheets.variables->len);
  if (!each_sheet (&sheets, measure, &measuring, error))
    return FALSE;
  writer = ens_sav_writer_new (exporter->request->path, sheets.questionnaire->form, time, widths,
                               measuring.n_rows, error);
  return writer != NULL && each_sheet (&sheets, write_sav_row, writer, error) &&
         ens_sav_writer_finish (writer, error);
}

/** Table: @has_rounds: a column tells the round */
typedef struct {
  Sheets *sheets;
  EnsCsvWriter *csv;
  gboolean has_rounds;
} Table;

static gboolean
write_csv_row (const EnsRespondent *respondent,
               const char *const *answers,
               gpointer data,
               GError **error)
{
  Table *table = data;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (values, ENS_N_SHEET_COLUMNS);
  take_sheet_columns (table->sheets, respondent, values);
  for (guint i = 0; i < values->len; i++)
    if (i != ENS_SHEET_ROUND || table->has_rounds)
      ens_csv_writer_add (table->csv, g_ptr_array_index (values, i));
  for (guint i = 0; i < table->sheets->questionnaire->form->questions->len; i++) {
    const EnsFormQuestion *question =
      g_ptr_array_index (table->sheets->questionnaire->form->questions, i);

    if (question->kind != ENS_FORM_HEADING)
      ens_csv_writer_add (table->csv, answers[i]);
  }
  return ens_csv_writer_end_row (table->csv, error);
}

// Names that mean something else in such a table.
static GHashTable *
new_names (void)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;
  const EnsColumn *columns = ens_answers_get_columns (ENS_ANSWERS_PLAIN, &n);

  for (guint i = 0; i < n; i++) {
    g_auto (GStrv) others = g_strsplit (columns[i].names, "|", -1);

    g_hash_table_add (names, ens_text_dup_plain (columns[i].field));
    for (guint j = 0; others[j] != NULL; j++)
      g_hash_table_add (names, ens_text_dup_plain (others[j]));
  }
  return names;
}

// What people read; where that says two things, or is the number of a question, its id. @titles: those before
static char *
dup_header (const Table *table, guint at, GHashTable *names, GHashTable *titles)
{
  const EnsQuestionnaire *questionnaire = table->sheets->questionnaire;
  const EnsFormQuestion *question = g_ptr_array_index (questionnaire->form->questions, at);
  const char *label = ens_form_get_text (question->labels, 0);
  g_autofree char *plain = ens_text_dup_plain (label);

  if (!g_ascii_string_to_unsigned (label, 10, 0, G_MAXUINT16, NULL, NULL) &&
      !g_hash_table_contains (names, plain) && g_hash_table_add (titles, (char *) label))
    return g_strdup (label);
  return ens_answer_columns_dup_id (&g_array_index (questionnaire->things, EnsAskedThing, at));
}

static gboolean
write_csv_header (Table *table, GError **error)
{
  const EnsForm *form = table->sheets->questionnaire->form;
  g_autoptr (GHashTable) names = new_names ();
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ENS_N_SHEET_COLUMNS; i++)
    if (i != ENS_SHEET_ROUND || table->has_rounds)
      ens_csv_writer_add (table->csv,
                          ((EnsVariable *) g_ptr_array_index (table->sheets->variables, i))->name);
  for (guint i = 0; i < form->questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (form->questions, i);

    g_autofree char *header = NULL;

    if (question->kind == ENS_FORM_HEADING)
      continue;
    header = dup_header (table, i, names, titles);
    ens_csv_writer_add (table->csv, header);
  }
  return ens_csv_writer_end_row (table->csv, error);
}

gboolean
ens_export_answers_csv (EnsExporter *exporter, GError **error)
{
  g_auto (Sheets) sheets = { .exporter = exporter };
  g_autoptr (EnsCsvWriter) csv = NULL;
  Table table = { &sheets, NULL, FALSE };

  if (!begin (&sheets, load (exporter, FALSE, error), error))
    return FALSE;
  csv = ens_csv_writer_new (exporter->request->path, error);
  table.csv = csv;
  table.has_rounds = sheets.questionnaire->round == NULL && sheets.rounds->len > 1;
  return csv != NULL && write_csv_header (&table, error) &&
         ens_questionnaire_each_sheet (sheets.questionnaire, exporter, write_csv_row, &table,
                                       error) &&
         ens_csv_writer_finish (csv, error);
}
