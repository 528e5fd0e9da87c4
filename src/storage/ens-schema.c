// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of migrations and the one way to run them. No migration lives in C.
#include "ens-schema.h"

#include "ens-error.h"
#include "ens-file-name.h"
#include "ens-storage-resources.h"

#include <inttypes.h>
#include <string.h>

#define RESOURCE_BASE "/io/github/ensemble_wellbeing/Ensemble/storage/schema/"
#define MAX_COPIES    100

// Append only: a file once released never changes.
static const EnsMigration migrations[] = {
  { 1, "001-initial.sql", NULL,
    "a8a4d08424b87c1dfdd92ecf917356779e743f5b39e1887b324a3af25c70a764" },
  { 2, "002-actions-and-surveys.sql", NULL,
    "c8203adf580323242f481ca021658b3f5d1c74ca5aaf89b2c4f49dbaac10ccb0" },
  { 3, "003-merge.sql", NULL, "444ca0b0e325f2da8f8f28ca2f5584283dbf5bed4cb51685a931ff986b43e174" },
  { 4, "004-figures.sql", NULL,
    "d0b7d41a37e644db0db479555dba4a460c7fd3ebfec6a5930b19ae8b417d9f33" },
  { 5, "005-counted.sql", NULL,
    "c55650867a196930403819eefe18920cbdc11dbeb33b7749e0f0a9a4d54c7cf8" },
  { 6, "006-lineage.sql", NULL,
    "f422d79c2e24f089c1b2d97c8272b63e740e3e815991a90ccc4130305813bfe6" },
};

/** ens_schema_released: the schemas that files may have. */
const EnsSchema ens_schema_released = { migrations, G_N_ELEMENTS (migrations) };

/** ens_schema_get_version: Returns: the newest version. */
gint64
ens_schema_get_version (const EnsSchema *schema)
{
  return schema->steps[schema->n_steps - 1].version;
}

/**
 * ens_schema_read_version:
 * @path: of the file, for messages
 * @version: (out): the schema of the file; 0 when nothing is in it yet
 *
 * Refuses what is no project file and what a newer program wrote.
 */
gboolean
ens_schema_read_version (const EnsSchema *schema,
                         EnsDb *db,
                         const char *path,
                         gint64 *version,
                         GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  gint64 application = 0;
  gint64 n_tables = 0;

  if (!ens_db_query_int (db, "SELECT count (*) FROM sqlite_schema", &n_tables, error) ||
      !ens_db_query_int (db, "PRAGMA application_id", &application, error) ||
      !ens_db_query_int (db, "PRAGMA user_version", version, error))
    return FALSE;
  if (application != ENS_SCHEMA_APPLICATION && (n_tables > 0 || application != 0)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("%s: this is a database of another program, not an Ensemble project"), name);
    return FALSE;
  }
  if (*version > ens_schema_get_version (schema)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_TOO_NEW,
                 _ ("%s: the file was written by a newer Ensemble (schema %" PRId64
                    ", this one knows up to %" PRId64 "): update Ensemble to open it"),
                 name, *version, ens_schema_get_version (schema));
    return FALSE;
  }
  return TRUE;
}

static char *
dup_sql (const EnsMigration *step, GError **error)
{
  g_autofree char *resource = g_strconcat (RESOURCE_BASE, step->file, NULL);
  g_autoptr (GBytes) bytes = NULL;
  gsize size = 0;
  const char *text;

  if (step->sql != NULL)
    return g_strdup (step->sql);
  bytes = g_resource_lookup_data (ens_storage_get_resource (), resource,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &size);
  return g_strndup (text, size);
}

static gboolean
check_result (EnsDb *db, const EnsMigration *step, GError **error)
{
  g_autoptr (EnsStmt) broken = ens_db_prepare (db, "PRAGMA foreign_key_check", error);
  gboolean row = FALSE;
  gint64 version = 0;

  if (broken == NULL || !ens_stmt_step (broken, &row, error) ||
      !ens_db_query_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (!row && version == step->version)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_DAMAGED,
               _ ("The file could not be brought to schema %" PRId64
                  ": it is as it was; report this with the file"),
               step->version);
  return FALSE;
}

static gboolean
run_step (EnsDb *db, const EnsMigration *step, const char *sql, GError **error)
{
  return ens_db_exec (db, "BEGIN IMMEDIATE", error) && ens_db_exec (db, sql, error) &&
         check_result (db, step, error) && ens_db_exec (db, "COMMIT", error);
}

// All or nothing: the marks of the file change in the same transaction as its tables.
static gboolean
migrate (EnsDb *db, const EnsMigration *step, GError **error)
{
  g_autofree char *sql = dup_sql (step, error);
  gboolean done;

  // Inside a transaction this setting would do nothing.
  if (sql == NULL || !ens_db_exec (db, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  done = run_step (db, step, sql, error);
  if (!done)
    ens_db_exec (db, "ROLLBACK", NULL);
  return ens_db_exec (db, "PRAGMA foreign_keys = ON", done ? error : NULL) && done;
}

// NAME.before-v2.ensemble; a copy that is already there is kept.
static char *
dup_copy_path (const char *path, gint64 version)
{
  g_autofree char *stem = g_str_has_suffix (path, ".ensemble")
                            ? g_strndup (path, strlen (path) - strlen (".ensemble"))
                            : g_strdup (path);
  g_autofree char *ending = g_strdup_printf (".before-v%" G_GINT64_FORMAT ".ensemble", version);
  char *copy = ens_file_name_dup_beside (stem, ending);

  for (int i = 2; i < MAX_COPIES && g_file_test (copy, G_FILE_TEST_EXISTS); i++) {
    g_free (copy);
    g_free (ending);
    ending = g_strdup_printf (".before-v%" G_GINT64_FORMAT "-%d.ensemble", version, i);
    copy = ens_file_name_dup_beside (stem, ending);
  }
  return copy;
}

static char *
dup_definitions (EnsDb *db, GError **error)
{
  g_autoptr (EnsStmt) stmt =
               ens_db_prepare (db,
                               "SELECT name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' "
                               "AND name NOT GLOB 'statements_words_*' ORDER BY name",
                               error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    if (row)
      g_string_append_printf (text, "%s\n%s\n", ens_stmt_get_text (stmt, 0),
                              ens_stmt_get_text (stmt, 1));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
run_steps (const EnsSchema *schema, EnsDb *db, gint64 after, gint64 up_to, GError **error)
{
  for (guint i = 0; i < schema->n_steps; i++) {
    const EnsMigration *step = &schema->steps[i];

    if (step->version > after && step->version <= up_to && !migrate (db, step, error))
      return FALSE;
  }
  return TRUE;
}

static char *
dup_sum (EnsDb *db, GError **error)
{
  g_autofree char *text = dup_definitions (db, error);

  return text != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1) : NULL;
}

/**
 * ens_schema_dup_sum: runs the migrations up to @version on a file of their own
 *
 * Returns: (transfer full) (nullable): SHA-256 of the definitions that they make, in hexadecimal digits
 */
char *
ens_schema_dup_sum (const EnsSchema *schema, gint64 version, GError **error)
{
  g_autoptr (EnsDb) model = ens_db_open ("", ENS_DB_CREATE, error);

  if (model == NULL || !run_steps (schema, model, 0, version, error))
    return NULL;
  return dup_sum (model, error);
}

static const char *
find_sum (const EnsSchema *schema, gint64 version)
{
  for (guint i = 0; i < schema->n_steps; i++)
    if (schema->steps[i].version == version)
      return schema->steps[i].sum;
  return NULL;
}

// The sum that is known is not enough to refuse a file: another SQLite may word what it alters differently.
static gboolean
is_ours (const EnsSchema *schema, EnsDb *db, gint64 version, gboolean *ours, GError **error)
{
  g_autofree char *found = dup_sum (db, error);
  g_autofree char *expected = NULL;

  *ours = g_strcmp0 (found, find_sum (schema, version)) == 0;
  if (found == NULL || *ours)
    return found != NULL;
  expected = ens_schema_dup_sum (schema, version, error);
  *ours = g_strcmp0 (found, expected) == 0;
  return expected != NULL;
}

/**
 * ens_schema_trust:
 * @version: the schema that the file says it has
 *
 * A file from elsewhere could bring triggers of its own. Its definitions must be word for word those
 * that the migrations make; only then may its triggers use the full-text index, which SQLite before
 * 3.41 allows to trusted files only. They are compared by a sum that is known beforehand: to run the
 * migrations takes a sixth of the time of a chart.
 */
gboolean
ens_schema_trust (const EnsSchema *schema,
                  EnsDb *db,
                  const char *path,
                  gint64 version,
                  GError **error)
{
  gboolean ours = FALSE;

  if (!is_ours (schema, db, version, &ours, error))
    return FALSE;
  if (!ours) {
    g_autofree char *name = g_filename_display_name (path);

    g_set_error (
      error, ENS_ERROR, ENS_ERROR_REFUSED,
      _ (
        "%s: the file does not have the tables of an Ensemble project: somebody changed them, or it is "
        "damaged; go on with a backup"),
      name);
    return FALSE;
  }
  return ens_db_exec (db, "PRAGMA trusted_schema = ON", error);
}

/**
 * ens_schema_upgrade:
 * @path: of the file; an older schema is copied beside it first
 *
 * Brings the file to the newest schema, from whichever it has.
 */
gboolean
ens_schema_upgrade (const EnsSchema *schema, EnsDb *db, const char *path, GError **error)
{
  gint64 version = 0;

  if (!ens_schema_read_version (schema, db, path, &version, error) ||
      !ens_schema_trust (schema, db, path, version, error))
    return FALSE;
  if (version > 0 && version < ens_schema_get_version (schema)) {
    g_autofree char *copy = dup_copy_path (path, ens_schema_get_version (schema));

    if (!ens_db_copy_to (db, copy, NULL, error))
      return FALSE;
  }
  return run_steps (schema, db, version, ens_schema_get_version (schema), error);
}
