// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Written into a folder that goes away with the tables. The privacy filter is asked for every kind in order, for it
// learns from the earlier ones what must stay behind of the later.
#include "ens-export-tables.h"

#include "ens-bundle.h"
#include "ens-csv.h"
#include "ens-error.h"
#include "ens-export-codebook.h"
#include "ens-export-folder.h"
#include "ens-export-form.h"
#include "ens-export-statements.h"
#include "ens-output.h"
#include "ens-scratch.h"
#include "ens-session-private.h"
#include "ens-tally.h"
#include "ens-time.h"
#include "ens-xlsx-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/** Readable: a table for people; @needs: rows without which it is left out; @kind: whose ids it has */
typedef struct {
  const char *name;
  EnsExportFunc write;
  EnsEntityKind needs;
  EnsEntityKind kind;
} Readable;

static const Readable readables[] = {
  { "statements", ens_export_statements_csv, ENS_KIND_STATEMENT, ENS_KIND_STATEMENT },
  { "answers", ens_export_answers_csv, ENS_KIND_RESPONDENT, ENS_KIND_RESPONDENT },
  { "variables", ens_export_variables_csv, ENS_KIND_RESPONDENT, ENS_KIND_NONE },
  { "codebook", ens_export_codebook_csv, ENS_KIND_NODE, ENS_KIND_NONE },
};

// Told by the readable tables, or of no use outside.
static const EnsEntityKind untold[] = { ENS_KIND_KEYWORD,    ENS_KIND_STATEMENT,
                                        ENS_KIND_RESPONDENT, ENS_KIND_ANSWER,
                                        ENS_KIND_REPLY,      ENS_KIND_TRANSLATION,
                                        ENS_KIND_TOMBSTONE,  ENS_KIND_ATTENDANCE };

struct _EnsExportTables {
  EnsExporter *exporter;
  char *folder;
  const char *prefix;
  GArray *tables;
  gint64 n_rows[ENS_N_KINDS];
};

static void
clear_table (gpointer data)
{
  EnsDatapackageTable *table = data;

  g_unlink (table->file);
  g_free (table->name);
  g_free (table->path);
  g_free (table->file);
}

void
ens_export_tables_free (EnsExportTables *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->tables);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

guint
ens_export_tables_get_n (const EnsExportTables *self)
{
  return self->tables->len;
}

const EnsDatapackageTable *
ens_export_tables_get (const EnsExportTables *self, guint index)
{
  return &g_array_index (self->tables, EnsDatapackageTable, index);
}

static EnsDatapackageTable *
add_table (EnsExportTables *self, const char *name, const EnsEntity *entity, EnsEntityKind kind)
{
  g_autofree char *base = g_strconcat (name, ".csv", NULL);
  EnsDatapackageTable table = { g_strdup (name), g_strconcat (self->prefix, base, NULL),
                                g_build_filename (self->folder, base, NULL), entity, kind };

  g_array_append_val (self->tables, table);
  return &g_array_index (self->tables, EnsDatapackageTable, self->tables->len - 1);
}

static gboolean
write_readable (EnsExportTables *self, const Readable *readable, GError **error)
{
  const EnsExportRequest *asked = self->exporter->request;
  EnsExportRequest request = *asked;
  gboolean is_done;

  request.path = add_table (self, readable->name, NULL, readable->kind)->file;
  self->exporter->request = &request;
  is_done = readable->write (self->exporter, error);
  self->exporter->request = asked;
  return is_done;
}

/** Dumping: @n_rows: that may leave */
typedef struct {
  const EnsEntity *entity;
  EnsCsvWriter *csv;
  guint64 n_rows;
} Dumping;

static gboolean
dump_row (gconstpointer record, gpointer data, GError **error)
{
  Dumping *dumping = data;

  dumping->n_rows++;
  for (guint i = 0; i < dumping->entity->n_fields; i++) {
    const EnsField *field = &dumping->entity->fields[i];
    g_autofree char *text = ens_field_is_absent (field, record)
                              ? NULL
                              : ens_field_dup_text (field, record);

    ens_csv_writer_add (dumping->csv, text);
  }
  return ens_csv_writer_end_row (dumping->csv, error);
}

static gboolean
dump_kind (EnsExportTables *self, const EnsEntity *entity, GError **error)
{
  EnsDatapackageTable *table = add_table (self, entity->plural, entity, entity->kind);
  g_autoptr (EnsCsvWriter) csv = ens_csv_writer_new (table->file, error);
  Dumping dumping = { entity, csv, 0 };

  for (guint i = 0; csv != NULL && i < entity->n_fields; i++)
    ens_csv_writer_add (csv, entity->fields[i].name);
  if (csv == NULL || !ens_csv_writer_end_row (csv, error) ||
      !ens_exporter_each (self->exporter, entity->kind, dump_row, &dumping, error) ||
      !ens_csv_writer_finish (csv, error))
    return FALSE;
  // A table of which nothing may leave is none.
  if (dumping.n_rows == 0)
    g_array_set_size (self->tables, self->tables->len - 1);
  return TRUE;
}

static gboolean
ignore_row (gconstpointer record, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
is_untold (EnsEntityKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (untold); i++)
    if (untold[i] == kind)
      return TRUE;
  return FALSE;
}

static gboolean
write_all (EnsExportTables *self, GError **error)
{
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    const EnsEntity *entity = ens_entity_get (kind);

    // Figures are made from answers on the way out.
    if (self->n_rows[kind] == 0 && kind != ENS_KIND_FIGURE && kind != ENS_KIND_CHOICE)
      continue;
    if (is_untold (kind) ? !ens_exporter_each (self->exporter, kind, ignore_row, NULL, error)
                         : !dump_kind (self, entity, error))
      return FALSE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (readables); i++)
    if (self->n_rows[readables[i].needs] > 0 && !write_readable (self, &readables[i], error))
      return FALSE;
  return TRUE;
}

static int
compare_tables (gconstpointer a, gconstpointer b)
{
  const EnsDatapackageTable *left = a;
  const EnsDatapackageTable *right = b;
  int left_kind = left->entity != NULL ? (int) left->entity->kind : -1;
  int right_kind = right->entity != NULL ? (int) right->entity->kind : -1;

  return left_kind - right_kind;
}

/**
 * ens_export_tables_new:
 * @prefix: of their paths in the description, such as `tables/`; static
 *
 * Returns: (transfer full): all that may leave, in files that go away with it; what people read comes first
 */
EnsExportTables *
ens_export_tables_new (EnsExporter *exporter, const char *prefix, GError **error)
{
  g_autoptr (EnsExportTables) self = g_new0 (EnsExportTables, 1);

  self->exporter = exporter;
  self->prefix = prefix;
  self->tables = g_array_new (FALSE, FALSE, sizeof (EnsDatapackageTable));
  g_array_set_clear_func (self->tables, clear_table);
  self->folder = ens_scratch_new_folder (exporter->request->path, error);
  if (self->folder == NULL ||
      !ens_store_count (ens_session_get_store (exporter->session), self->n_rows, error) ||
      !write_all (self, error))
    return NULL;
  g_array_sort (self->tables, compare_tables);
  return g_steal_pointer (&self);
}

/** ens_export_tables_dup_description: Returns: (transfer full): what belongs into `datapackage.json`. */
char *
ens_export_tables_dup_description (const EnsExportTables *self, GError **error)
{
  g_autofree char *created = NULL;
  gint64 time = 0;

  if (!ens_exporter_get_last_change (self->exporter, &time, error))
    return NULL;
  created = ens_time_dup_text (time);
  return ens_datapackage_dup_text (ens_session_get_project (self->exporter->session)->title,
                                   created, (const EnsDatapackageTable *) self->tables->data,
                                   self->tables->len, error);
}

static gboolean
write_zip (const EnsExportTables *tables, const char *description, const char *path, GError **error)
{
  g_autoptr (EnsBundleWriter) zip = ens_bundle_writer_new (path, error);

  if (zip == NULL || !ens_bundle_writer_add_text (zip, "datapackage.json", description,
                                                  strlen (description), error))
    return FALSE;
  for (guint i = 0; i < tables->tables->len; i++) {
    const EnsDatapackageTable *table = ens_export_tables_get (tables, i);

    if (!ens_bundle_writer_add_file (zip, table->path, table->file, error))
      return FALSE;
  }
  return ens_bundle_writer_finish (zip, error);
}

/** ens_export_datapackage: a folder, where the path ends with a slash or is one; else a zip file. */
gboolean
ens_export_datapackage (EnsExporter *exporter, GError **error)
{
  const char *path = exporter->request->path;
  g_autoptr (EnsExportTables) tables = ens_export_tables_new (exporter, "tables/", error);
  g_autofree char *description = tables != NULL ? ens_export_tables_dup_description (tables, error)
                                                : NULL;

  if (description == NULL)
    return FALSE;
  if (g_str_has_suffix (path, "/") || g_file_test (path, G_FILE_TEST_IS_DIR))
    return ens_export_folder_write (tables, description, path, error);
  return write_zip (tables, description, path, error);
}

static gboolean
is_number_column (const EnsDatapackageTable *table, const char *name)
{
  static const char *const words[] = { "id", "group", "tags", "round", NULL };
  const EnsField *field = table->entity != NULL ? ens_entity_get_field (table->entity, name) : NULL;

  if (field != NULL)
    return field->type == ENS_FIELD_INT || field->type == ENS_FIELD_REAL;
  if (strcmp (table->name, "answers") == 0)
    return !g_strv_contains (words, name);
  return strcmp (name, "count") == 0;
}

// Only what reads the same as a number is one: 007 and codes parted by blanks are words.
static gboolean
parse_number (const char *text, double *number)
{
  g_autofree char *back = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;

  *number = g_ascii_strtod (text, &end);
  if (!g_ascii_isdigit (*text) || *end != '\0')
    return FALSE;
  back = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", *number));
  return strcmp (back, text) == 0;
}

static gboolean
copy_rows (EnsXlsxWriter *book, EnsCsvReader *reader, const gboolean *is_number, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  EnsCsvRow row;

  while (ens_csv_reader_next (reader, &row, &local_error)) {
    for (guint i = 0; i < row.n_cells; i++) {
      const char *cell = ens_csv_skip_neutral (row.cells[i]);
      double number;

      if (is_number[i] && parse_number (cell, &number))
        ens_xlsx_writer_add_number (book, number);
      else
        ens_xlsx_writer_add (book, cell);
    }
    if (!ens_xlsx_writer_end_row (book, error))
      return FALSE;
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
write_sheet (EnsXlsxWriter *book, const EnsDatapackageTable *table, GError **error)
{
  g_autoptr (EnsCsvReader) reader = ens_csv_reader_new (table->file, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) header = NULL;
  g_autofree gboolean *is_number = NULL;
  EnsCsvRow row;

  if (reader == NULL || !ens_csv_reader_next (reader, &row, error))
    return FALSE;
  is_number = g_new0 (gboolean, row.n_cells + 1);
  for (guint i = 0; i < row.n_cells; i++) {
    const char *name = ens_csv_skip_neutral (row.cells[i]);

    is_number[i] = is_number_column (table, name);
    g_strv_builder_add (names, name);
  }
  header = g_strv_builder_end (names);
  return ens_xlsx_writer_begin_sheet (book, table->name, (const char *const *) header, error) &&
         copy_rows (book, reader, is_number, error);
}

static void
warn_cut (const EnsExportRequest *request, guint n)
{
  g_autofree char *what = NULL;

  if (n == 0 || request->faults == NULL)
    return;
  what = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u cell was cut: a workbook holds 32,767 characters in each",
                 "%u cells were cut: a workbook holds 32,767 characters in each", n),
    n);
  ens_faults_warn (request->faults, request->path, 0, what,
                   _ ("tables (datapackage) have all of it"));
}

/** ens_export_xlsx: a sheet for each table, those that people read first. */
gboolean
ens_export_xlsx (EnsExporter *exporter, GError **error)
{
  const EnsProject *project = ens_session_get_project (exporter->session);
  g_autoptr (EnsExportTables) tables = ens_export_tables_new (exporter, "", error);
  g_autoptr (EnsXlsxWriter) book = NULL;
  gint64 time = 0;

  if (tables == NULL || !ens_exporter_get_last_change (exporter, &time, error))
    return FALSE;
  book = ens_xlsx_writer_new (exporter->request->path, project->title, time, error);
  for (guint i = 0; book != NULL && i < tables->tables->len; i++)
    if (!write_sheet (book, ens_export_tables_get (tables, i), error))
      return FALSE;
  if (book == NULL)
    return FALSE;
  warn_cut (exporter->request, ens_xlsx_writer_get_n_cut (book));
  return ens_xlsx_writer_finish (book, error);
}
