// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making, opening and closing a project file, and what the file says of itself. Rows are read and
// written in the files beside this one.
#include "ens-store.h"

#include "ens-error.h"
#include "ens-file-name.h"
#include "ens-schema.h"
#include "ens-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static EnsStore *
new_store (const char *path)
{
  EnsStore *store = g_new0 (EnsStore, 1);

  store->path = g_strdup (path);
  store->lock = -1;
  store->thread = g_thread_self ();
  return store;
}

/** ens_store_get_db: the connection; also sees to it that a store stays in its thread. */
EnsDb *
ens_store_get_db (EnsStore *store)
{
  g_assert (store->thread == g_thread_self ());
  return store->db;
}

/** ens_store_refuse_read_only: Returns: %FALSE with %ENS_ERROR_READ_ONLY when nothing may be written. */
gboolean
ens_store_refuse_read_only (EnsStore *store, GError **error)
{
  if (store->read_only_reason == NULL)
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_READ_ONLY, store->read_only_reason);
  return FALSE;
}

static gboolean
refuse_errno (EnsError code, const char *path, int number, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ENS_ERROR, code, _ ("%s: the file cannot be opened: %s"), name,
               g_strerror (number));
  return FALSE;
}

static gboolean
refuse_existing (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ENS_ERROR, ENS_ERROR_EXISTS,
               _ ("%s: the file is already there and is not overwritten: choose another name"),
               name);
  return FALSE;
}

static gboolean
insert_project (EnsDb *db, const EnsProject *project, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    db,
    "INSERT INTO project (row, id, title, territory, language, edition, note, is_sample, created) "
    "VALUES (1, ?1, ?2, ?3, ?4, NULL, ?5, ?6, ?7)",
    error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_uuid (stmt, 1, &project->id);
  ens_stmt_bind_text (stmt, 2, project->title);
  ens_stmt_bind_text (stmt, 3, project->territory);
  ens_stmt_bind_text (stmt, 4, project->language);
  ens_stmt_bind_text (stmt, 5, project->note);
  ens_stmt_bind_int (stmt, 6, project->is_sample ? 1 : 0);
  ens_stmt_bind_int (stmt, 7, project->created);
  return ens_stmt_run (stmt, error);
}

static gboolean
update_project (EnsDb *db, const EnsProject *project, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    db,
    "UPDATE project SET title = ?1, territory = ?2, language = ?3, edition = ?4, note = ?5, "
    "is_sample = ?6",
    error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, project->title);
  ens_stmt_bind_text (stmt, 2, project->territory);
  ens_stmt_bind_text (stmt, 3, project->language);
  ens_stmt_bind_uuid (stmt, 4, &project->edition);
  ens_stmt_bind_text (stmt, 5, project->note);
  ens_stmt_bind_int (stmt, 6, project->is_sample ? 1 : 0);
  return ens_stmt_run (stmt, error);
}

static gboolean
write_new_file (const char *path, const EnsProject *project, GError **error)
{
  g_autoptr (EnsDb) db = ens_db_open (path, ENS_DB_CREATE, error);

  return db != NULL && ens_schema_upgrade (&ens_schema_released, db, path, error) &&
         insert_project (db, project, error) &&
         ens_db_exec (db, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
rename_new (const char *from, const char *to, GError **error)
{
  // A second name for the file, unlike a renaming, never takes the place of another file.
  if (link (from, to) == 0)
    return g_unlink (from) == 0 || refuse_errno (ENS_ERROR_FAILED, from, errno, error);
  if (errno == EEXIST)
    return refuse_existing (to, error);
  // A file system without second names: the look before is all there is.
  if (!g_file_test (to, G_FILE_TEST_EXISTS) && g_rename (from, to) == 0)
    return TRUE;
  return refuse_errno (ENS_ERROR_FAILED, to, errno, error);
}

/**
 * ens_store_create:
 * @path: of a file that is not there yet
 * @project: what it says of itself; the edition is set later, once its row is there
 *
 * The file is written beside and renamed: it is whole or not there.
 *
 * Returns: (transfer full) (nullable): the open store; %ENS_ERROR_EXISTS when there is a file
 */
EnsStore *
ens_store_create (const char *path, const EnsProject *project, GError **error)
{
  g_autofree char *ending = g_strdup_printf (".%08x.new", g_random_int ());
  g_autofree char *beside = ens_file_name_dup_beside (path, ending);
  EnsStore *store;
  gboolean is_made;

  if (!ens_project_check (project, error))
    return NULL;
  if (!ens_store_refuse_existing (path, error))
    return NULL;
  is_made = write_new_file (beside, project, error) && rename_new (beside, path, error);
  ens_db_remove_file (beside);
  if (!is_made)
    return NULL;
  store = ens_store_open (path, ENS_STORE_READ_WRITE, error);
  if (store == NULL)
    ens_db_remove_file (path);
  return store;
}

/** ens_store_publish: gives a project that is closed and whole its name; no file is written over. */
gboolean
ens_store_publish (const char *from, const char *to, GError **error)
{
  return rename_new (from, to, error);
}

/** ens_store_refuse_existing: Returns: whether @path can be a new project; %ENS_ERROR_EXISTS when it is there. */
gboolean
ens_store_refuse_existing (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return refuse_existing (path, error);
  return ens_db_check_name (path, error);
}

/** ens_store_remove_file: takes away a project just made, with all that stands beside it. */
void
ens_store_remove_file (const char *path)
{
  ens_db_remove_file (path);
}

static gboolean
may_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

// The one writer holds flock() on the project file itself: it leaves nothing behind, goes with a killed
// process, and does not meet SQLite's own locks, which are fcntl().
static void
take_lock (EnsStore *store)
{
  g_autofree char *name = g_filename_display_basename (store->path);

  if (!may_write (store->path)) {
    store->read_only_reason = g_strdup_printf (
      _ ("%s may only be read here: save a copy where you may write, and work in that"), name);
    return;
  }
  store->lock = g_open (store->path, O_RDWR | O_CLOEXEC, 0);
  if (store->lock >= 0 && flock (store->lock, LOCK_EX | LOCK_NB) == 0)
    return;
  store->read_only_reason = g_strdup_printf (
    _ (
      "%s is open in another window or program, so that it can only be looked at here: close it there first"),
    name);
}

static void
drop_lock (EnsStore *store)
{
  if (store->lock >= 0)
    close (store->lock);
  store->lock = -1;
}

// Rows that wait for the end of the action stay in memory up to this many pages (256 MiB): writing
// them out early would shut out the other store of this program, that is, its window.
#define PAGES_HELD "PRAGMA cache_spill = 65536"

static EnsDbMode
choose_mode (const EnsStore *store)
{
  if (store->read_only_reason == NULL)
    return ENS_DB_WRITE;
  return may_write (store->path) ? ENS_DB_LOOK : ENS_DB_READ;
}

static gboolean
settle_schema (EnsStore *store, GError **error)
{
  gint64 version = 0;
  g_autofree char *name = g_filename_display_name (store->path);

  if (!ens_schema_read_version (&ens_schema_released, store->db, store->path, &version, error))
    return FALSE;
  if (version == 0) {
    g_set_error (
      error, ENS_ERROR, ENS_ERROR_REFUSED,
      _ ("%s: the file is empty, not an Ensemble project: choose another file, or a backup"), name);
    return FALSE;
  }
  if (version == ens_schema_get_version (&ens_schema_released))
    return ens_schema_trust (&ens_schema_released, store->db, store->path, version, error);
  return ens_store_refuse_read_only (store, error) &&
         ens_schema_upgrade (&ens_schema_released, store->db, store->path, error);
}

static gboolean
open_db (EnsStore *store, EnsStoreMode mode, GError **error)
{
  store->db = ens_db_open (store->path, choose_mode (store), error);
  if (store->db == NULL ||
      (mode == ENS_STORE_BESIDE && !ens_db_exec (store->db, PAGES_HELD, error)))
    return FALSE;
  return settle_schema (store, error);
}

/**
 * ens_store_open:
 * @path: of a project file
 * @mode: what for
 *
 * An older file is copied beside and brought to the newest schema.
 *
 * Returns: (transfer full) (nullable): the store. A file that cannot be written opens all the same,
 *   see ens_store_get_read_only_reason().
 */
EnsStore *
ens_store_open (const char *path, EnsStoreMode mode, GError **error)
{
  g_autoptr (EnsStore) store = new_store (path);
  struct stat about;

  if (stat (path, &about) != 0) {
    refuse_errno (errno == ENOENT ? ENS_ERROR_NOT_FOUND : ENS_ERROR_FAILED, path, errno, error);
    return NULL;
  }
  if (!S_ISREG (about.st_mode)) {
    refuse_errno (ENS_ERROR_REFUSED, path, S_ISDIR (about.st_mode) ? EISDIR : EINVAL, error);
    return NULL;
  }
  if (mode == ENS_STORE_READ_WRITE)
    take_lock (store);
  else if (mode == ENS_STORE_READ_ONLY)
    store->read_only_reason = g_strdup (_ ("The project was opened to be looked at only"));
  if (!open_db (store, mode, error))
    return NULL;
  return g_steal_pointer (&store);
}

/**
 * ens_store_open_copy:
 * @path: of a project file, which may be open here and elsewhere
 *
 * Returns: (transfer full) (nullable): the project as it is now, in a copy of its own: what is written
 *   to it is gone when it is closed
 */
EnsStore *
ens_store_open_copy (const char *path, const EnsProgress *progress, GError **error)
{
  g_autoptr (EnsStore) store = new_store (path);

  store->db = ens_db_open_copy (path, may_write (path) ? ENS_DB_LOOK : ENS_DB_READ, progress,
                                error);
  if (store->db == NULL || !settle_schema (store, error))
    return NULL;
  return g_steal_pointer (&store);
}

/** ens_store_create_in_memory: as ens_store_create(), without a file: it is gone when it is closed. */
EnsStore *
ens_store_create_in_memory (const EnsProject *project, GError **error)
{
  g_autoptr (EnsStore) store = new_store ("");

  if (!ens_project_check (project, error))
    return NULL;
  store->db = ens_db_open ("", ENS_DB_CREATE, error);
  if (store->db == NULL || !ens_schema_upgrade (&ens_schema_released, store->db, "", error) ||
      !insert_project (store->db, project, error) ||
      !ens_db_exec (store->db, "PRAGMA trusted_schema = ON", error))
    return NULL;
  return g_steal_pointer (&store);
}

/**
 * ens_store_copy_in_memory:
 * @store: opened here, so that its tables are known to be ours
 * @project: what the copy says of itself; its id and time of making are those of @store
 *
 * Returns: (transfer full) (nullable): a copy that is gone when it is closed
 */
EnsStore *
ens_store_copy_in_memory (EnsStore *store, const EnsProject *project, GError **error)
{
  g_autoptr (EnsStore) copy = new_store ("");

  if (!ens_project_check (project, error))
    return NULL;
  copy->db = ens_db_copy_in_memory (ens_store_get_db (store), NULL, error);
  if (copy->db == NULL || !ens_db_exec (copy->db, "PRAGMA trusted_schema = ON", error) ||
      !update_project (copy->db, project, error))
    return NULL;
  return g_steal_pointer (&copy);
}

/** ens_store_close: ends the store; an action not committed is rolled back. */
void
ens_store_close (EnsStore *store)
{
  if (store->in_action)
    ens_store_rollback (store);
  if (store->db != NULL) {
    // Takes the empty journal file away.
    if (store->read_only_reason == NULL && store->lock >= 0)
      ens_db_exec (store->db, "PRAGMA journal_mode = DELETE", NULL);
    ens_db_close (store->db);
  }
  // Only after SQLite is done: closing any descriptor of a file drops the fcntl() locks on it.
  drop_lock (store);
  ens_statement_cache_free (store->cache);
  g_free (store->path);
  g_free (store->read_only_reason);
  g_free (store->author);
  g_free (store);
}

const char *
ens_store_get_path (const EnsStore *store)
{
  return store->path;
}

/** ens_store_get_read_only_reason: Returns: (nullable): a sentence for people; %NULL when it can be written. */
const char *
ens_store_get_read_only_reason (const EnsStore *store)
{
  return store->read_only_reason;
}

/** ens_store_dup_project: Returns: (transfer full) (nullable): what the file says of itself. */
EnsProject *
ens_store_dup_project (EnsStore *store, GError **error)
{
  g_autoptr (EnsStmt) stmt =
               ens_db_prepare (ens_store_get_db (store),
                               "SELECT id, title, territory, language, edition, note, is_sample, "
                               "created FROM project",
                               error);
  gboolean row = FALSE;
  EnsProject *project;

  if (stmt == NULL || !ens_stmt_step (stmt, &row, error))
    return NULL;
  if (!row) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_DAMAGED,
                 _ ("%s: the file does not say which project it is: go on with a backup"),
                 store->path);
    return NULL;
  }
  project = ens_project_new ();
  project->id = ens_stmt_get_uuid (stmt, 0);
  project->title = g_strdup (ens_stmt_get_text (stmt, 1));
  project->territory = g_strdup (ens_stmt_get_text (stmt, 2));
  project->language = g_strdup (ens_stmt_get_text (stmt, 3));
  project->edition = ens_stmt_get_uuid (stmt, 4);
  project->note = g_strdup (ens_stmt_get_text (stmt, 5));
  project->is_sample = ens_stmt_get_int (stmt, 6) != 0;
  project->created = ens_stmt_get_int (stmt, 7);
  return project;
}

/**
 * ens_store_set_project:
 * @project: what the file says of itself from now on; its id and time of making stay
 *
 * Within an action.
 */
gboolean
ens_store_set_project (EnsStore *store, const EnsProject *project, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store->in_action, FALSE);
  if (!ens_project_check (project, error))
    return FALSE;
  ens_store_watch (store, TRUE);
  done = update_project (ens_store_get_db (store), project, error);
  ens_store_watch (store, FALSE);
  return done;
}

/** ens_store_dup_setting: Returns: (transfer full) (nullable): %NULL without an error when it was never set. */
char *
ens_store_dup_setting (EnsStore *store, const char *key, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             "SELECT value FROM settings WHERE key = ?1", error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return NULL;
  ens_stmt_bind_text (stmt, 1, key);
  if (!ens_stmt_step (stmt, &row, error))
    return NULL;
  return row ? g_strdup (ens_stmt_get_text (stmt, 0)) : NULL;
}

/**
 * ens_store_set_setting:
 * @key: of the program's choosing
 * @value: (nullable): %NULL forgets it
 *
 * Settings stand outside the journal: undo leaves them alone. Within an action they are rolled back
 * with it.
 */
gboolean
ens_store_set_setting (EnsStore *store, const char *key, const char *value, GError **error)
{
  g_autoptr (EnsStmt) stmt = NULL;

  if (!ens_store_refuse_read_only (store, error))
    return FALSE;
  if (value == NULL)
    stmt = ens_db_prepare (ens_store_get_db (store), "DELETE FROM settings WHERE key = ?1", error);
  else
    stmt = ens_db_prepare (ens_store_get_db (store),
                           "INSERT INTO settings (key, value) VALUES (?1, coalesce (?2, '')) "
                           "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                           error);
  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, key);
  if (value != NULL)
    ens_stmt_bind_text (stmt, 2, value);
  return ens_stmt_run (stmt, error);
}
