// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables with the same header are of the same make: what was said of one holds for the next.
#include "ens-import-preview.h"

#include "ens-answer-columns.h"
#include "ens-answers-csv.h"
#include "ens-csv.h"
#include "ens-error.h"
#include "ens-import-rows.h"
#include "ens-proposals-csv.h"
#include "ens-sav-reader.h"
#include "ens-statements-csv.h"
#include "ens-text-source.h"
#include "ens-text.h"

#include <string.h>

static const char *const tables[] = { "answers-csv", "kobo-csv",       "limesurvey-csv",
                                      "sav",         "statements-csv", "votes-csv",
                                      "decidim-csv", "indicators-csv", "criteria-csv",
                                      "groups-csv",  "rounds-csv",     NULL };

static const char *const answers[] = { "answers-csv", "kobo-csv", "limesurvey-csv", "sav", NULL };

/** ens_import_preview_is_table: Returns: whether @format is a table that can be looked at before it comes in. */
gboolean
ens_import_preview_is_table (const char *format)
{
  return format != NULL && g_strv_contains (tables, format);
}

/** ens_import_preview_list_encodings: Returns: (transfer none): what tables and lists may be written in. */
const char *const *
ens_import_preview_list_encodings (void)
{
  return ens_text_source_list_encodings ();
}

void
ens_import_preview_free (EnsImportPreview *self)
{
  if (self == NULL)
    return;
  g_free (self->encoding);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->meanings);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

// What the user said of a column: by its header, or by its number.
static const char *
find_mapped (const char *const *map, const char *column, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  for (guint i = 0; map != NULL && map[i] != NULL; i++) {
    const char *mark = strchr (map[i], '=');

    if (mark != NULL && (strcmp (mark + 1, column) == 0 || strcmp (mark + 1, text) == 0))
      return map[i];
  }
  return NULL;
}

// Returns (transfer full): what a table of @format may have.
static EnsColumn *
dup_columns (const char *format, guint *n)
{
  const EnsColumn *columns;

  if (strcmp (format, "statements-csv") == 0)
    columns = ens_statements_get_columns (n);
  else if (strcmp (format, "votes-csv") == 0 || strcmp (format, "decidim-csv") == 0)
    columns = ens_proposals_get_columns (n);
  else if (strcmp (format, "kobo-csv") == 0)
    columns = ens_answers_get_columns (ENS_ANSWERS_KOBO, n);
  else if (strcmp (format, "limesurvey-csv") == 0)
    columns = ens_answers_get_columns (ENS_ANSWERS_LIMESURVEY, n);
  else if (g_strv_contains (answers, format))
    columns = ens_answers_get_columns (ENS_ANSWERS_PLAIN, n);
  else
    return ens_import_rows_dup_columns (format, n);
  return g_memdup2 (columns, *n * sizeof (EnsColumn));
}

// The fields at the places of the header, found as the import finds them; a look needs no column.
static void
find_fields (EnsImportPreview *self, const EnsImportRequest *request, const char *path)
{
  guint n = 0;
  g_autofree EnsColumn *columns = dup_columns (request->format, &n);
  const EnsTableOptions options = { .map = request->map,
                                    .takes_names = g_strv_contains (answers, request->format) };
  EnsCsvReader *csv = ens_csv_reader_new_encoded (path, request->encoding, NULL);
  g_autoptr (EnsTable) table = NULL;

  for (guint i = 0; i < n; i++)
    columns[i].required = FALSE;
  table = csv != NULL ? ens_table_new (csv, columns, n, &options, NULL) : NULL;
  for (guint i = 0; table != NULL && i < self->meanings->len; i++)
    if (ens_table_get_field (table, i) != NULL)
      ens_set_str ((char **) &self->meanings->pdata[i], ens_table_get_field (table, i));
}

static char *
dup_meaning (EnsAnswerColumns *columns, const char *const *map, const char *column, guint number)
{
  const char *mapped = find_mapped (map, column, number);
  g_autofree char *name = mapped != NULL
                            ? g_strndup (mapped, (gsize) (strchr (mapped, '=') - mapped))
                            : g_strdup (column);
  const EnsFormMatch *match = columns != NULL && *name != '\0'
                                ? ens_answer_columns_find (columns, name)
                                : NULL;
  const EnsFormQuestion *question;

  if (match == NULL)
    return mapped != NULL ? g_steal_pointer (&name) : NULL;
  question = g_ptr_array_index (ens_answer_columns_get_questionnaire (columns)->form->questions,
                                match->question);
  return g_strdup (ens_form_get_text (question->labels, 0));
}

static gboolean
find_meanings (EnsImportPreview *self,
               EnsSession *session,
               const EnsImportRequest *request,
               const char *path,
               GError **error)
{
  gboolean has_answers = g_strv_contains (answers, request->format);
  g_autoptr (EnsAnswerColumns) columns = NULL;
  g_autoptr (EnsRound) round = NULL;

  if (has_answers && !ens_questionnaire_find_round (session, request->round, &round, error))
    return FALSE;
  if (has_answers) {
    columns = ens_answer_columns_new (session, round,
                                      strcmp (request->format, "kobo-csv") == 0 ||
                                        strcmp (request->format, "limesurvey-csv") == 0,
                                      error);
    if (columns == NULL)
      return FALSE;
  }
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (self->meanings, dup_meaning (columns, request->map,
                                                  g_ptr_array_index (self->columns, i), i + 1));
  find_fields (self, request, path);
  return TRUE;
}

// A row that a missing quote spoilt is left out: what is wrong with it is said when the file is tried.
// Without a header, though, nothing can be told of the rows.
static gboolean
next_row (EnsCsvReader *reader, EnsCsvRow *row, gboolean has_header, GError **error)
{
  g_autoptr (GError) found = NULL;

  while (!ens_csv_reader_next (reader, row, &found)) {
    g_autofree char *what = NULL;
    gint64 line = 0;

    if (found == NULL)
      return FALSE;
    if (!has_header || !ens_csv_reader_skip_line (reader, &line, &what)) {
      g_propagate_error (error, g_steal_pointer (&found));
      return FALSE;
    }
    g_clear_error (&found);
  }
  return TRUE;
}

static gboolean
read_rows (EnsImportPreview *self,
           const char *path,
           const char *encoding,
           guint most,
           GError **error)
{
  g_autoptr (EnsCsvReader) reader = ens_csv_reader_new_encoded (path, encoding, error);
  g_autoptr (GError) local_error = NULL;
  EnsCsvRow row;

  if (reader == NULL)
    return FALSE;
  self->encoding = g_strdup (ens_csv_reader_get_encoding (reader));
  self->separator = ens_csv_reader_get_separator (reader);
  while (self->rows->len < most + 1 && next_row (reader, &row, self->rows->len > 0, &local_error)) {
    g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

    for (guint i = 0; i < row.n_cells; i++)
      g_strv_builder_add (cells, ens_csv_skip_neutral (row.cells[i]));
    g_ptr_array_add (self->rows, g_strv_builder_end (cells));
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
take_header (EnsImportPreview *self)
{
  const GStrv header = self->rows->len > 0 ? g_ptr_array_index (self->rows, 0) : NULL;

  for (guint i = 0; header != NULL && header[i] != NULL; i++)
    g_ptr_array_add (self->columns, g_strdup (header[i]));
  if (header != NULL)
    g_ptr_array_remove_index (self->rows, 0);
}

/**
 * ens_import_preview_new:
 * @request: file, format, and what was said of its columns
 * @most: how many rows at most
 *
 * Returns: (transfer full): nothing was changed
 */
EnsImportPreview *
ens_import_preview_new (EnsSession *session,
                        const EnsImportRequest *request,
                        guint most,
                        GError **error)
{
  g_autoptr (EnsImportPreview) self = g_new0 (EnsImportPreview, 1);
  g_autoptr (EnsSav) sav = NULL;
  g_auto (GStrv)
            recalled = request->map == NULL || request->map[0] == NULL
                         ? ens_import_preview_recall_map (session, request->format, request->path)
                         : NULL;
  EnsImportRequest known = *request;
  const char *path = request->path;

  if (recalled != NULL)
    known.map = (const char *const *) recalled;
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->meanings = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (g_strcmp0 (request->format, "sav") == 0) {
    sav = ens_sav_read (path, error);
    if (sav == NULL)
      return NULL;
    path = ens_sav_get_table_path (sav);
    known.encoding = NULL;
  }
  if (!read_rows (self, path, known.encoding, most, error))
    return NULL;
  take_header (self);
  return find_meanings (self, session, &known, path, error) ? g_steal_pointer (&self) : NULL;
}

static void
add_fields (GPtrArray *fields, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (fields, g_strdup (names[i]));
}

static void
add_questions (GPtrArray *fields, EnsSession *session, const char *round_word)
{
  g_autoptr (EnsRound) round = NULL;
  g_autoptr (EnsQuestionnaire) questionnaire = NULL;

  if (!ens_questionnaire_find_round (session, round_word, &round, NULL))
    return;
  questionnaire = ens_questionnaire_new (session, round, FALSE, NULL);
  for (guint i = 0; questionnaire != NULL && i < questionnaire->form->questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (questionnaire->form->questions, i);

    if (question->kind != ENS_FORM_HEADING)
      g_ptr_array_add (fields, g_strdup (ens_form_get_text (question->labels, 0)));
  }
}

/**
 * ens_import_preview_list_fields:
 * @request: its format and round
 *
 * Returns: (transfer full) (element-type utf8): what the columns of such a table may be named for; perhaps
 *   nothing
 */
GPtrArray *
ens_import_preview_list_fields (EnsSession *session, const EnsImportRequest *request)
{
  static const char *const statements[] = { "text",     "count",    "group", "question",
                                            "language", "polarity", "code",  NULL };
  static const char *const sheets[] = { "form", "group", "tags", "weight", NULL };
  static const char *const proposals[] = {
    "id", "title", "text", "agree", "disagree", "pass", NULL
  };
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);

  if (g_strcmp0 (request->format, "statements-csv") == 0) {
    add_fields (fields, statements);
  } else if (g_strv_contains (answers, request->format)) {
    add_fields (fields, sheets);
    add_questions (fields, session, request->round);
  } else if (g_strcmp0 (request->format, "votes-csv") == 0 ||
             g_strcmp0 (request->format, "decidim-csv") == 0) {
    add_fields (fields, proposals);
  }
  return fields;
}

static char *
dup_key (const char *format, const char *path)
{
  g_autoptr (GPtrArray) columns = NULL;
  g_autofree char *header = NULL;
  g_autofree char *sum = NULL;

  if (!ens_import_preview_is_table (format) || strcmp (format, "sav") == 0)
    return NULL;
  columns = ens_exchange_list_columns (path, NULL);
  if (columns == NULL)
    return NULL;
  g_ptr_array_add (columns, NULL);
  header = g_strjoinv ("\n", (char **) columns->pdata);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, header, -1);
  return g_strconcat ("map/", format, "/", sum, NULL);
}

/** ens_import_preview_recall_map: Returns: (nullable) (transfer full): what was said of such a table last time. */
char **
ens_import_preview_recall_map (EnsSession *session, const char *format, const char *path)
{
  g_autofree char *key = dup_key (format, path);
  g_autofree char *text = key != NULL ? ens_session_dup_setting (session, key) : NULL;

  return text != NULL && *text != '\0' ? g_strsplit (text, "\n", -1) : NULL;
}

/** ens_import_preview_remember_map: @map: FIELD=COLUMN pairs; kept for tables of the same make. */
gboolean
ens_import_preview_remember_map (EnsSession *session,
                                 const char *format,
                                 const char *path,
                                 const char *const *map,
                                 GError **error)
{
  g_autofree char *key = dup_key (format, path);
  g_autofree char *text = g_strjoinv ("\n", (char **) map);
  g_autofree char *before = key != NULL ? ens_session_dup_setting (session, key) : NULL;

  return key == NULL || g_strcmp0 (before, text) == 0 ||
         ens_session_set_setting (session, key, text, error);
}
