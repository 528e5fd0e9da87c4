// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads data/sample/ as it is built into the program: a description, tables in order, and the files
// that groups and rounds name.
#include "ens-sample.h"

#include "ens-csv.h"
#include "ens-data-file.h"
#include "ens-error.h"
#include "ens-exchange.h"
#include "ens-journal.h"
#include "ens-record.h"
#include "ens-records.h"
#include "ens-session-private.h"
#include "ens-text.h"

#include <string.h>

#define DESCRIPTION     "sample/project.ini"
#define PROJECT_SECTION "project"

static gboolean
import (EnsSession *session,
        const char *name,
        const char *format,
        const char *group,
        const char *round,
        GError **error)
{
  g_autofree char *below = g_strconcat ("sample/", name, NULL);
  g_autoptr (EnsDataFile) file = ens_data_file_new (below, error);
  EnsImportRequest request = { .format = format, .group = group, .round = round };
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autofree char *first = NULL;
  EnsImportResult result;

  if (file == NULL)
    return FALSE;
  request.path = ens_data_file_get_path (file);
  if (ens_exchange_import (session, &request, NULL, &result, faults, error))
    return TRUE;
  if (ens_faults_get_n_listed (faults) > 0) {
    first = ens_fault_dup_line (ens_faults_get (faults, 0));
    g_prefix_error (error, "%s: ", first);
  }
  return FALSE;
}

static int
find_column (const EnsCsvRow *header, const char *name)
{
  for (guint i = 0; i < header->n_cells; i++)
    if (strcmp (header->cells[i], name) == 0)
      return (int) i;
  return -1;
}

// Imports the file that each row of @table names in @column, for what the row is called.
static gboolean
import_named (EnsSession *session,
              const char *table,
              const char *column,
              const char *format,
              GError **error)
{
  g_autofree char *below = g_strconcat ("sample/", table, NULL);
  g_autoptr (GBytes) data = ens_data_file_read (below, error);
  g_autoptr (EnsCsvReader) reader = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean is_group = strcmp (column, "statements") == 0;
  int file = -1;
  EnsCsvRow row;

  if (data == NULL)
    return FALSE;
  reader = ens_csv_reader_new_for_text (g_bytes_get_data (data, NULL), g_bytes_get_size (data),
                                        table);
  while (ens_csv_reader_next (reader, &row, &local_error)) {
    if (file < 0)
      file = find_column (&row, column);
    else if (*row.cells[file] != '\0' &&
             !import (session, row.cells[file], format, is_group ? row.cells[0] : NULL,
                      is_group ? NULL : row.cells[0], error))
      return FALSE;
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

typedef struct {
  const char *table;
  EnsEntityKind kind;
} Table;

static gboolean
take_row (EnsSession *session,
          const EnsEntity *entity,
          char **fields,
          const EnsCsvRow *row,
          GError **error)
{
  gpointer record = ens_record_new (entity);
  gboolean is_done = TRUE;

  for (guint i = 0; is_done && fields[i] != NULL && i < row->n_cells; i++)
    if (*row->cells[i] != '\0')
      is_done = ens_records_set (session, entity, record, fields[i], row->cells[i], error);
  is_done = is_done && ens_session_save_row (session, entity, record, error);
  ens_record_free (entity, record);
  return is_done;
}

// A column is a field; a row of another table is named by what it is called.
static gboolean
fill_table (EnsSession *session, const Table *table, GError **error)
{
  g_autofree char *below = g_strconcat ("sample/", table->table, NULL);
  g_autoptr (GBytes) data = ens_data_file_read (below, error);
  g_autoptr (EnsCsvReader) reader = NULL;
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) fields = NULL;
  EnsCsvRow row;

  if (data == NULL)
    return FALSE;
  reader = ens_csv_reader_new_for_text (g_bytes_get_data (data, NULL), g_bytes_get_size (data),
                                        table->table);
  while (ens_csv_reader_next (reader, &row, &local_error)) {
    if (fields == NULL) {
      g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

      for (guint i = 0; i < row.n_cells; i++)
        g_strv_builder_add (names, row.cells[i]);
      fields = g_strv_builder_end (names);
    } else if (!take_row (session, ens_entity_get (table->kind), fields, &row, error)) {
      return FALSE;
    }
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

// Whose words a situation holds, and what people do and promise, has no import of its own: it is typed in.
static gboolean
fill_acts (EnsSession *session, GError **error)
{
  static const Table tables[] = {
    { "evidence.csv", ENS_KIND_EVIDENCE },      { "parties.csv", ENS_KIND_PARTY },
    { "actions.csv", ENS_KIND_ACTION },         { "resources.csv", ENS_KIND_RESOURCE },
    { "contracts.csv", ENS_KIND_CONTRACT },     { "signings.csv", ENS_KIND_SIGNING },
    { "commitments.csv", ENS_KIND_COMMITMENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!fill_table (session, &tables[i], error))
      return FALSE;
  return TRUE;
}

static EnsProject *
read_project (char **codebook, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autoptr (GBytes) data = ens_data_file_read (DESCRIPTION, error);

  if (data == NULL || !g_key_file_load_from_bytes (file, data, G_KEY_FILE_NONE, error))
    return NULL;
  project->title = g_key_file_get_string (file, PROJECT_SECTION, "title", NULL);
  project->territory = g_key_file_get_string (file, PROJECT_SECTION, "territory", NULL);
  project->language = g_key_file_get_string (file, PROJECT_SECTION, "language", NULL);
  project->note = g_key_file_get_string (file, PROJECT_SECTION, "note", NULL);
  project->is_sample = g_key_file_get_boolean (file, PROJECT_SECTION, "sample", NULL);
  *codebook = g_key_file_get_string (file, PROJECT_SECTION, "codebook", NULL);
  return g_steal_pointer (&project);
}

static gboolean
fill (EnsSession *session, GError **error)
{
  return import (session, "groups.csv", "groups-csv", NULL, NULL, error) &&
         import (session, "criteria.csv", "criteria-csv", NULL, NULL, error) &&
         import_named (session, "groups.csv", "statements", "statements-csv", error) &&
         import (session, "indicators.csv", "indicators-csv", NULL, NULL, error) &&
         import (session, "rounds.csv", "rounds-csv", NULL, NULL, error) &&
         import_named (session, "rounds.csv", "answers", "answers-csv", error) &&
         import (session, "consultation.csv", "votes-csv", NULL, NULL, error) &&
         fill_acts (session, error) &&
         ens_store_forget_journal (ens_session_get_store (session), error);
}

/**
 * ens_session_create_sample:
 * @path: a file that is not there yet
 * @said: (nullable): its title and territory, where they are not those of the sample
 *
 * Makes a project of the sample. It is whole or not there.
 */
EnsSession *
ens_session_create_sample (const char *path, const EnsProject *said, GError **error)
{
  g_autofree char *codebook = NULL;
  g_autoptr (EnsProject) project = read_project (&codebook, error);

  if (project == NULL)
    return NULL;
  if (said != NULL && said->title != NULL)
    ens_set_str (&project->title, said->title);
  if (said != NULL && said->territory != NULL)
    ens_set_str (&project->territory, said->territory);
  return ens_session_create_filled (path, project, codebook, fill, error);
}
