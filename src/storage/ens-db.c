// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The only file that knows SQLite. No table, no schema: those are its callers'.
#include "ens-db.h"

#include "ens-error.h"
#include "ens-file-name.h"

#include <glib/gstdio.h>
#include <limits.h>
#include <sqlite3.h>
#include <string.h>

#define BUSY_MS      3000
#define BACKUP_PAGES 1024

struct _EnsDb {
  sqlite3 *handle;
  char *name;
  GHashTable *stmts; // constant SQL text, by its address → EnsStmt
  EnsRowFunc row_func;
  gpointer row_data;
};

struct _EnsStmt {
  EnsDb *db;
  sqlite3_stmt *handle;
  gboolean is_cached;
  gboolean is_lent;
  int bind_result; // the first failure of a bind, told by the next step
};

struct _EnsRecorder {
  EnsDb *db;
  sqlite3_session *handle;
};

static gboolean
refuse (EnsDb *db, EnsError code, const char *sentence, GError **error)
{
  // Of a damaged file it may quote anything.
  g_autofree char *why = g_utf8_make_valid (sqlite3_errmsg (db->handle), -1);

  g_set_error (error, ENS_ERROR, code, "%s: %s (%s)", db->name, sentence, why);
  return FALSE;
}

static gboolean
refuse_constraint (EnsDb *db, int result, GError **error)
{
  switch (result) {
  case SQLITE_CONSTRAINT_UNIQUE:
  case SQLITE_CONSTRAINT_PRIMARYKEY:
  case SQLITE_CONSTRAINT_ROWID:
    return refuse (db, ENS_ERROR_EXISTS, _ ("a row with this key is already there"), error);
  case SQLITE_CONSTRAINT_FOREIGNKEY:
    return refuse (db, ENS_ERROR_REFUSED, _ ("a row refers to another that is not there"), error);
  default:
    return refuse (db, ENS_ERROR_REFUSED, _ ("a row does not fit its table"), error);
  }
}

// Every failure of SQLite, as what a caller can do about it.
static gboolean
fail (EnsDb *db, int result, GError **error)
{
  switch (result & 0xff) {
  case SQLITE_FULL:
    return refuse (
      db, ENS_ERROR_FULL,
      _ ("the disk is full; nothing confirmed is lost: free some space, then try again"), error);
  case SQLITE_READONLY:
  case SQLITE_PERM:
    return refuse (
      db, ENS_ERROR_READ_ONLY,
      _ ("the file cannot be written: save a copy elsewhere, or ask for the right to write"),
      error);
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return refuse (db, ENS_ERROR_READ_ONLY,
                   _ ("another program is using the file: try again in a moment"), error);
  case SQLITE_NOTADB:
    return refuse (
      db, ENS_ERROR_REFUSED,
      _ ("this is not an Ensemble project, or its beginning is damaged: choose a file that "
         "ends in .ensemble, or a backup"),
      error);
  case SQLITE_CORRUPT:
    return refuse (db, ENS_ERROR_DAMAGED,
                   _ ("the file is damaged: go on with a backup, and keep this file as it is"),
                   error);
  case SQLITE_CONSTRAINT:
    return refuse_constraint (db, result, error);
  case SQLITE_TOOBIG:
    return refuse (db, ENS_ERROR_LIMIT, _ ("a value is too large"), error);
  case SQLITE_INTERRUPT:
    return refuse (db, ENS_ERROR_CANCELLED, _ ("stopped"), error);
  case SQLITE_CANTOPEN:
    return refuse (
      db, ENS_ERROR_FAILED,
      _ ("the file cannot be opened: see whether it and its folder may be read and written"),
      error);
  default:
    return refuse (db, ENS_ERROR_FAILED, _ ("the file could not be read or written"), error);
  }
}

static void
free_stmt (gpointer data)
{
  EnsStmt *stmt = data;

  sqlite3_finalize (stmt->handle);
  g_free (stmt);
}

static gboolean
configure (EnsDb *db, EnsDbMode mode, GError **error)
{
  // The cache is small, so that memory stays bounded however large the file is.
  static const char *const settings[] = {
    "PRAGMA trusted_schema = OFF", "PRAGMA foreign_keys = ON",   "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -16000",  "PRAGMA temp_store = MEMORY", "PRAGMA cell_size_check = ON",
  };

  sqlite3_extended_result_codes (db->handle, 1);
  sqlite3_busy_timeout (db->handle, BUSY_MS);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    if (!ens_db_exec (db, settings[i], error))
      return FALSE;
  if (mode == ENS_DB_LOOK || mode == ENS_DB_READ)
    return ens_db_exec (db, "PRAGMA query_only = ON", error);
  // No -wal and -shm files beside a file that people copy about.
  return ens_db_exec (db, "PRAGMA journal_mode = TRUNCATE", error);
}

// SQLite would name the file beside, of which nobody has heard.
static gboolean
has_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (folder);

  if (*path == '\0' || g_access (folder, W_OK | X_OK) == 0)
    return TRUE;
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, ENS_ERROR, ENS_ERROR_READ_ONLY,
                 _ ("nothing may be written in the folder “%s”: choose another"), name);
  else
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("there is no folder “%s”: make it first, or choose another"), name);
  return FALSE;
}

/** ens_db_check_name: Returns: whether the name of @path leaves room for that of SQLite's journal beside it. */
gboolean
ens_db_check_name (const char *path, GError **error)
{
  const char *slash = strrchr (path, G_DIR_SEPARATOR);
  gsize most = NAME_MAX - strlen ("-journal");

  if (strlen (slash != NULL ? slash + 1 : path) <= most)
    return TRUE;
  g_set_error (
    error, ENS_ERROR, ENS_ERROR_REFUSED,
    _ ("the name of the file is too long: choose one of at most %d characters without accents"),
    (int) most);
  return FALSE;
}

/**
 * ens_db_open:
 * @path: of the file; "" for one that stays in memory and goes when it is closed
 * @mode: what may be done to it
 *
 * Returns: (transfer full) (nullable): a connection for this thread
 */
EnsDb *
ens_db_open (const char *path, EnsDbMode mode, GError **error)
{
  static const int flags[] = {
    [ENS_DB_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    [ENS_DB_WRITE] = SQLITE_OPEN_READWRITE,
    [ENS_DB_LOOK] = SQLITE_OPEN_READWRITE,
    [ENS_DB_READ] = SQLITE_OPEN_READONLY,
  };
  g_autoptr (EnsDb) db = g_new0 (EnsDb, 1);
  // SQLite would take “file:…” for an address and “:memory:” for no file at all.
  gboolean is_plain = *path == '\0' || g_path_is_absolute (path);
  g_autofree char *file = is_plain ? g_strdup (path) : g_build_filename (".", path, NULL);
  int result;

  db->name = g_filename_display_basename (path);
  db->stmts = g_hash_table_new_full (NULL, NULL, NULL, free_stmt);
  if (!ens_db_check_name (path, error))
    return NULL;
  if (mode == ENS_DB_CREATE && !has_folder (path, error))
    return NULL;
  result = sqlite3_open_v2 (file, &db->handle, flags[mode] | SQLITE_OPEN_NOMUTEX, NULL);
  if (result != SQLITE_OK) {
    fail (db, result, error);
    return NULL;
  }
  if (!configure (db, mode, error))
    return NULL;
  return g_steal_pointer (&db);
}

/** ens_db_close: no statement or recorder of @db may be in use any more. */
void
ens_db_close (EnsDb *db)
{
  g_hash_table_unref (db->stmts);
  sqlite3_close (db->handle);
  g_free (db->name);
  g_free (db);
}

/** ens_db_remove_file: takes away a file that nobody has open, and what a failure left beside it. */
void
ens_db_remove_file (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

/** ens_db_exec: runs every statement in @sql. */
gboolean
ens_db_exec (EnsDb *db, const char *sql, GError **error)
{
  int result = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || fail (db, result, error);
}

/** ens_db_query_int: the first column of the first row; 0 when there is none. */
gboolean
ens_db_query_int (EnsDb *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (db, sql, error);
  gboolean row = FALSE;

  if (stmt == NULL || !ens_stmt_step (stmt, &row, error))
    return FALSE;
  *value = row ? ens_stmt_get_int (stmt, 0) : 0;
  return TRUE;
}

/** ens_db_get_last_row: Returns: the number of the row inserted last. */
gint64
ens_db_get_last_row (EnsDb *db)
{
  return sqlite3_last_insert_rowid (db->handle);
}

/** ens_db_get_version: Returns: a number that is another one after every change by others; 0 if unknown. */
gint64
ens_db_get_version (EnsDb *db)
{
  gint64 version = 0;

  return ens_db_query_int (db, "PRAGMA data_version", &version, NULL) ? version : 0;
}

/** ens_db_is_in_transaction: Returns: whether what was written may still be taken back. */
gboolean
ens_db_is_in_transaction (EnsDb *db)
{
  return sqlite3_get_autocommit (db->handle) == 0;
}

static void
updated_cb (void *data, int what, const char *schema, const char *table, sqlite3_int64 row)
{
  const EnsDb *db = data;

  db->row_func (table, row, db->row_data);
}

/**
 * ens_db_watch_rows:
 * @func: is told every row that is written through @db from now on, in whatever way, when it is written:
 *   it may still be taken back. It must not use @db.
 */
void
ens_db_watch_rows (EnsDb *db, EnsRowFunc func, gpointer data)
{
  db->row_func = func;
  db->row_data = data;
  sqlite3_update_hook (db->handle, updated_cb, db);
}

static gboolean
run_backup (EnsDb *from, EnsDb *to, const EnsProgress *progress, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->handle, "main", from->handle, "main");
  gboolean go_on = TRUE;
  int result = SQLITE_OK;

  if (backup == NULL)
    return fail (to, sqlite3_extended_errcode (to->handle), error);
  while (go_on && result == SQLITE_OK) {
    result = sqlite3_backup_step (backup, BACKUP_PAGES);
    go_on = ens_progress_step (progress,
                               1.0 - (double) sqlite3_backup_remaining (backup) /
                                       MAX (1, sqlite3_backup_pagecount (backup)),
                               error);
  }
  sqlite3_backup_finish (backup);
  if (go_on && result != SQLITE_DONE)
    return fail (to, result, error);
  return go_on;
}

static gboolean
write_copy (EnsDb *db, const char *path, const EnsProgress *progress, GError **error)
{
  g_autoptr (EnsDb) copy = ens_db_open (path, ENS_DB_CREATE, error);

  if (copy == NULL || !run_backup (db, copy, progress, error))
    return FALSE;
  return ens_db_exec (copy, "PRAGMA journal_mode = DELETE", error);
}

/**
 * ens_db_copy_to:
 * @path: a file of that name is replaced once the copy is whole
 *
 * Copies the whole database while it may be in use.
 */
gboolean
ens_db_copy_to (EnsDb *db, const char *path, const EnsProgress *progress, GError **error)
{
  g_autofree char *ending = g_strdup_printf (".%08x.new", g_random_int ());
  g_autofree char *beside = ens_file_name_dup_beside (path, ending);
  gboolean is_written = ens_db_check_name (path, error) && write_copy (db, beside, progress, error);

  if (is_written && g_rename (beside, path) == 0)
    return TRUE;
  if (is_written)
    g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED,
                 _ ("%s: the file cannot be written: choose a folder where you may write"), path);
  ens_db_remove_file (beside);
  return FALSE;
}

/** ens_db_copy_in_memory: Returns: (transfer full) (nullable): as of ens_db_open_copy(), of an open database. */
EnsDb *
ens_db_copy_in_memory (EnsDb *db, const EnsProgress *progress, GError **error)
{
  g_autoptr (EnsDb) copy = ens_db_open ("", ENS_DB_CREATE, error);

  if (copy == NULL || !run_backup (db, copy, progress, error))
    return NULL;
  g_free (copy->name);
  copy->name = g_strdup (db->name);
  return g_steal_pointer (&copy);
}

/**
 * ens_db_open_copy:
 * @path: of a file that may be in use
 * @mode: what may be done to the file; the copy may be written
 *
 * Returns: (transfer full) (nullable): a copy that nobody else sees and that goes when it is closed;
 *   in memory, and beyond what the cache holds in a file without a name
 */
EnsDb *
ens_db_open_copy (const char *path, EnsDbMode mode, const EnsProgress *progress, GError **error)
{
  g_autoptr (EnsDb) file = ens_db_open (path, mode, error);

  return file != NULL ? ens_db_copy_in_memory (file, progress, error) : NULL;
}

static EnsStmt *
new_stmt (EnsDb *db, const char *sql, GError **error)
{
  EnsStmt *stmt;
  sqlite3_stmt *handle = NULL;
  int result = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);

  if (result != SQLITE_OK) {
    fail (db, result, error);
    return NULL;
  }
  stmt = g_new0 (EnsStmt, 1);
  stmt->db = db;
  stmt->handle = handle;
  return stmt;
}

/**
 * ens_db_prepare:
 * @sql: a constant: the statement is kept by its address and prepared only once
 *
 * Returns: (transfer full) (nullable): the statement, to be released after use
 */
EnsStmt *
ens_db_prepare (EnsDb *db, const char *sql, GError **error)
{
  EnsStmt *stmt = g_hash_table_lookup (db->stmts, sql);

  // A statement in use is being walked by a caller further up: this one gets its own.
  if (stmt != NULL && stmt->is_lent)
    return new_stmt (db, sql, error);
  if (stmt == NULL) {
    stmt = new_stmt (db, sql, error);
    if (stmt == NULL)
      return NULL;
    stmt->is_cached = TRUE;
    g_hash_table_insert (db->stmts, (gpointer) sql, stmt);
  }
  stmt->is_lent = TRUE;
  return stmt;
}

/**
 * ens_db_hold: keeps the file's lock for reading, which many small questions would else each take anew
 *
 * Returns: (transfer full) (nullable): to be released soon, since others cannot write until then
 */
EnsStmt *
ens_db_hold (EnsDb *db, GError **error)
{
  // A question that stands unfinished keeps the lock.
  g_autoptr (EnsStmt) stmt = ens_db_prepare (db, "SELECT name FROM sqlite_schema", error);
  gboolean row;

  return stmt != NULL && ens_stmt_step (stmt, &row, error) ? g_steal_pointer (&stmt) : NULL;
}

/** ens_stmt_release: gives a statement back; texts read from it are gone. */
void
ens_stmt_release (EnsStmt *stmt)
{
  if (!stmt->is_cached) {
    free_stmt (stmt);
    return;
  }
  // The failure of a step was told by the step; reset would only tell it again.
  sqlite3_reset (stmt->handle);
  sqlite3_clear_bindings (stmt->handle);
  stmt->is_lent = FALSE;
  stmt->bind_result = SQLITE_OK;
}

static void
note_bind (EnsStmt *stmt, int result)
{
  if (stmt->bind_result == SQLITE_OK)
    stmt->bind_result = result;
}

void
ens_stmt_bind_int (EnsStmt *stmt, int at, gint64 value)
{
  note_bind (stmt, sqlite3_bind_int64 (stmt->handle, at, value));
}

void
ens_stmt_bind_real (EnsStmt *stmt, int at, double value)
{
  note_bind (stmt, sqlite3_bind_double (stmt->handle, at, value));
}

/** ens_stmt_bind_text: @text must live until the step; %NULL and "" are bound as NULL. */
void
ens_stmt_bind_text (EnsStmt *stmt, int at, const char *text)
{
  if (text == NULL || *text == '\0')
    note_bind (stmt, sqlite3_bind_null (stmt->handle, at));
  else
    note_bind (stmt, sqlite3_bind_text (stmt->handle, at, text, -1, SQLITE_STATIC));
}

/** ens_stmt_bind_uuid: @uuid must live until the step; nil is bound as NULL. */
void
ens_stmt_bind_uuid (EnsStmt *stmt, int at, const EnsUuid *uuid)
{
  if (ens_uuid_is_nil (uuid))
    note_bind (stmt, sqlite3_bind_null (stmt->handle, at));
  else
    note_bind (stmt, sqlite3_bind_blob (stmt->handle, at, uuid->bytes, sizeof uuid->bytes,
                                        SQLITE_STATIC));
}

/** ens_stmt_bind_bytes: @bytes must live until the step. */
void
ens_stmt_bind_bytes (EnsStmt *stmt, int at, GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  note_bind (stmt, sqlite3_bind_blob64 (stmt->handle, at, data, size, SQLITE_STATIC));
}

/**
 * ens_stmt_step:
 * @row: (out): whether there is a row to read
 */
gboolean
ens_stmt_step (EnsStmt *stmt, gboolean *row, GError **error)
{
  int result = stmt->bind_result;

  if (result == SQLITE_OK)
    result = sqlite3_step (stmt->handle);
  *row = result == SQLITE_ROW;
  return result == SQLITE_ROW || result == SQLITE_DONE || fail (stmt->db, result, error);
}

/** ens_stmt_restart: makes a statement ready to be bound and stepped again. */
void
ens_stmt_restart (EnsStmt *stmt)
{
  sqlite3_reset (stmt->handle);
}

/** ens_stmt_run: steps a statement that gives no rows, and makes it ready to be bound again. */
gboolean
ens_stmt_run (EnsStmt *stmt, GError **error)
{
  gboolean row = FALSE;
  gboolean done = ens_stmt_step (stmt, &row, error);

  sqlite3_reset (stmt->handle);
  return done;
}

gint64
ens_stmt_get_int (EnsStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt->handle, column);
}

double
ens_stmt_get_real (EnsStmt *stmt, int column)
{
  return sqlite3_column_double (stmt->handle, column);
}

/** ens_stmt_get_text: Returns: (transfer none) (nullable): until the next step. */
const char *
ens_stmt_get_text (EnsStmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt->handle, column);
}

/** ens_stmt_get_uuid: Returns: the id; nil for NULL. */
EnsUuid
ens_stmt_get_uuid (EnsStmt *stmt, int column)
{
  EnsUuid uuid = { 0 };
  const void *bytes = sqlite3_column_blob (stmt->handle, column);

  if (bytes != NULL && sqlite3_column_bytes (stmt->handle, column) == sizeof uuid.bytes)
    memcpy (uuid.bytes, bytes, sizeof uuid.bytes);
  return uuid;
}

GBytes *
ens_stmt_dup_bytes (EnsStmt *stmt, int column)
{
  const void *bytes = sqlite3_column_blob (stmt->handle, column);

  return g_bytes_new (bytes, (gsize) sqlite3_column_bytes (stmt->handle, column));
}

/**
 * ens_recorder_new:
 * @tables: (array zero-terminated=1): whose changes are recorded
 *
 * Returns: (transfer full) (nullable): records until it is freed
 */
EnsRecorder *
ens_recorder_new (EnsDb *db, const char *const *tables, GError **error)
{
  g_autoptr (EnsRecorder) recorder = g_new0 (EnsRecorder, 1);
  int result;

  recorder->db = db;
  result = sqlite3session_create (db->handle, "main", &recorder->handle);
  for (gsize i = 0; result == SQLITE_OK && tables[i] != NULL; i++)
    result = sqlite3session_attach (recorder->handle, tables[i]);
  if (result != SQLITE_OK) {
    fail (db, result, error);
    return NULL;
  }
  return g_steal_pointer (&recorder);
}

void
ens_recorder_free (EnsRecorder *recorder)
{
  if (recorder->handle != NULL)
    sqlite3session_delete (recorder->handle);
  g_free (recorder);
}

/** ens_recorder_set_paused: a paused recorder does not see what is done. */
void
ens_recorder_set_paused (EnsRecorder *recorder, gboolean paused)
{
  sqlite3session_enable (recorder->handle, !paused);
}

/** ens_recorder_get_memory: Returns: bytes held. */
gint64
ens_recorder_get_memory (EnsRecorder *recorder)
{
  return sqlite3session_memory_used (recorder->handle);
}

/** ens_recorder_dup_changes: Returns: (transfer full) (nullable): empty when nothing changed. */
GBytes *
ens_recorder_dup_changes (EnsRecorder *recorder, GError **error)
{
  int size = 0;
  void *data = NULL;
  int result = sqlite3session_changeset (recorder->handle, &size, &data);

  if (result != SQLITE_OK) {
    fail (recorder->db, result, error);
    return NULL;
  }
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

// References are checked at the commit, when all parts have been applied; anything else means that
// the rows are not what the changes were recorded on.
static int
decide (void *data, int what, sqlite3_changeset_iter *at)
{
  return what == SQLITE_CHANGESET_FOREIGN_KEY ? SQLITE_CHANGESET_OMIT : SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (EnsDb *db, int size, void *data, GError **error)
{
  int result = sqlite3changeset_apply (db->handle, size, data, NULL, decide, NULL);

  if (result == SQLITE_ABORT) {
    g_set_error (
      error, ENS_ERROR, ENS_ERROR_DAMAGED,
      _ ("%s: the rows are not those that the journal knows, so that nothing was undone or redone: "
         "run “check”"),
      db->name);
    return FALSE;
  }
  return result == SQLITE_OK || fail (db, result, error);
}

/**
 * ens_db_apply:
 * @changes: as recorded
 * @backwards: take them back
 *
 * Within a transaction. References are left to be checked at its end.
 */
gboolean
ens_db_apply (EnsDb *db, GBytes *changes, gboolean backwards, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (changes, &size);
  void *inverted = NULL;
  int inverted_size = 0;
  int result;
  gboolean done;

  if (!backwards)
    return apply (db, (int) size, (void *) data, error);
  result = sqlite3changeset_invert ((int) size, data, &inverted_size, &inverted);
  if (result != SQLITE_OK)
    return fail (db, result, error);
  done = apply (db, inverted_size, inverted, error);
  sqlite3_free (inverted);
  return done;
}

struct _EnsChange {
  sqlite3_changeset_iter *iter;
  const char *table;
  EnsChangeKind kind;
};

const char *
ens_change_get_table (const EnsChange *change)
{
  return change->table;
}

EnsChangeKind
ens_change_get_kind (const EnsChange *change)
{
  return change->kind;
}

// A change of a row holds only the columns that changed, and the row's number.
static sqlite3_value *
get_value (const EnsChange *change, gboolean is_new, int column)
{
  sqlite3_value *value = NULL;

  if (is_new && change->kind != ENS_CHANGE_REMOVED)
    sqlite3changeset_new (change->iter, column, &value);
  else if (!is_new && change->kind != ENS_CHANGE_BROUGHT)
    sqlite3changeset_old (change->iter, column, &value);
  return value;
}

/** ens_change_get_row: Returns: the number of the row, which is the first column of every table. */
gint64
ens_change_get_row (const EnsChange *change)
{
  return sqlite3_value_int64 (get_value (change, change->kind == ENS_CHANGE_BROUGHT, 0));
}

/**
 * ens_change_get_uuid:
 * @is_new: the value after the change, not the one before
 * @column: from 0
 *
 * Returns: whether the change tells it; @uuid is nil when there was none
 */
gboolean
ens_change_get_uuid (const EnsChange *change, gboolean is_new, int column, EnsUuid *uuid)
{
  sqlite3_value *value = get_value (change, is_new, column);

  *uuid = (EnsUuid){ 0 };
  if (value == NULL)
    return FALSE;
  if (sqlite3_value_bytes (value) == sizeof uuid->bytes)
    memcpy (uuid->bytes, sqlite3_value_blob (value), sizeof uuid->bytes);
  return TRUE;
}

/** ens_change_get_text: Returns: whether the change tells it; @text is lent, %NULL when there was none. */
gboolean
ens_change_get_text (const EnsChange *change, gboolean is_new, int column, const char **text)
{
  sqlite3_value *value = get_value (change, is_new, column);

  *text = value != NULL ? (const char *) sqlite3_value_text (value) : NULL;
  return value != NULL;
}

static EnsChange
read_change (sqlite3_changeset_iter *iter)
{
  EnsChange change = { .iter = iter };
  int n_columns, operation, indirect;

  sqlite3changeset_op (iter, &change.table, &n_columns, &operation, &indirect);
  change.kind = operation == SQLITE_INSERT   ? ENS_CHANGE_BROUGHT
                : operation == SQLITE_DELETE ? ENS_CHANGE_REMOVED
                                             : ENS_CHANGE_CHANGED;
  return change;
}

/**
 * ens_db_each_change:
 * @changes: as recorded
 * @func: is told each of them, as when they were done forwards
 */
gboolean
ens_db_each_change (EnsDb *db, GBytes *changes, EnsChangeFunc func, gpointer data, GError **error)
{
  gsize size = 0;
  gconstpointer bytes = g_bytes_get_data (changes, &size);
  sqlite3_changeset_iter *iter = NULL;
  int result = sqlite3changeset_start (&iter, (int) size, (void *) bytes);

  if (result != SQLITE_OK)
    return fail (db, result, error);
  while (sqlite3changeset_next (iter) == SQLITE_ROW) {
    EnsChange change = read_change (iter);

    func (&change, data);
  }
  result = sqlite3changeset_finalize (iter);
  return result == SQLITE_OK || fail (db, result, error);
}
