// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What came in is part of the action that brought it, so that undo makes it new again. What went out
// stays: an export cannot be undone.
#include "ens-exchange-log.h"

#include "ens-error.h"
#include "ens-store-private.h"

static const char *const direction_words[] = { "in", "out" };

/**
 * ens_store_find_import:
 * @fingerprint: of content, target and mapping
 * @time: (out): when it came in; 0 when it did not
 */
gboolean
ens_store_find_import (EnsStore *store, const char *fingerprint, gint64 *time, GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (ens_store_get_db (store),
                                      "SELECT time FROM imports WHERE fingerprint = ?1", error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, fingerprint);
  if (!ens_stmt_step (stmt, &row, error))
    return FALSE;
  *time = row ? ens_stmt_get_int (stmt, 0) : 0;
  return TRUE;
}

/**
 * ens_store_log_import:
 * @name: (nullable): of the file, for people
 *
 * Within the action that brings it; the time is the action's.
 *
 * Returns: whether it was noted; %ENS_ERROR_EXISTS when it came in before
 */
gboolean
ens_store_log_import (EnsStore *store, const char *fingerprint, const char *name, GError **error)
{
  g_autoptr (EnsStmt) stmt =
               ens_db_prepare (ens_store_get_db (store),
                               "INSERT INTO imports (fingerprint, name, time) VALUES (?1, ?2, ?3)",
                               error);
  gboolean done;

  g_return_val_if_fail (store->in_action, FALSE);
  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, fingerprint);
  ens_stmt_bind_text (stmt, 2, name);
  ens_stmt_bind_int (stmt, 3, store->time);
  ens_store_watch (store, TRUE);
  done = ens_stmt_run (stmt, error);
  ens_store_watch (store, FALSE);
  return done;
}

void
ens_package_entry_free (EnsPackageEntry *entry)
{
  g_free (entry->id);
  g_free (entry->parents);
  g_free (entry->privacy);
  g_free (entry->title);
  g_free (entry);
}

/**
 * ens_store_log_package:
 * @entry: what to note
 *
 * A package read is noted within the action that brings it. One written is noted outside of actions,
 * at once and for good.
 */
gboolean
ens_store_log_package (EnsStore *store, const EnsPackageEntry *entry, GError **error)
{
  g_autoptr (EnsStmt)
      stmt = ens_db_prepare (ens_store_get_db (store),
                             "INSERT INTO packages (id, direction, parents, privacy, title, time) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                             error);
  gboolean done;

  g_return_val_if_fail (store->in_action == (entry->direction == ENS_PACKAGE_IN), FALSE);
  if (stmt == NULL || !ens_store_refuse_read_only (store, error))
    return FALSE;
  ens_stmt_bind_text (stmt, 1, entry->id);
  ens_stmt_bind_text (stmt, 2, direction_words[entry->direction]);
  ens_stmt_bind_text (stmt, 3, entry->parents);
  ens_stmt_bind_text (stmt, 4, entry->privacy);
  ens_stmt_bind_text (stmt, 5, entry->title);
  ens_stmt_bind_int (stmt, 6, entry->time);
  if (!store->in_action)
    return ens_stmt_run (stmt, error) && ens_store_drop_old_bases (store, error);
  ens_store_watch (store, TRUE);
  done = ens_stmt_run (stmt, error);
  ens_store_watch (store, FALSE);
  if (done)
    store->generation = ens_db_get_last_row (store->db);
  return done;
}

static EnsPackageEntry *
load_entry (EnsStmt *stmt)
{
  EnsPackageEntry *entry = g_new0 (EnsPackageEntry, 1);

  entry->generation = ens_stmt_get_int (stmt, 6);
  entry->id = g_strdup (ens_stmt_get_text (stmt, 0));
  entry->direction = g_strcmp0 (ens_stmt_get_text (stmt, 1), "in") == 0 ? ENS_PACKAGE_IN
                                                                        : ENS_PACKAGE_OUT;
  entry->parents = g_strdup (ens_stmt_get_text (stmt, 2));
  entry->privacy = g_strdup (ens_stmt_get_text (stmt, 3));
  entry->title = g_strdup (ens_stmt_get_text (stmt, 4));
  entry->time = ens_stmt_get_int (stmt, 5);
  return entry;
}

/** ens_store_list_packages: Returns: (transfer full) (element-type EnsPackageEntry) (nullable): oldest first. */
GPtrArray *
ens_store_list_packages (EnsStore *store, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             "SELECT id, direction, parents, privacy, title, time, "
                                             "row FROM packages ORDER BY row",
                                             error);
  g_autoptr (GPtrArray)
               entries = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_package_entry_free);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    if (row)
      g_ptr_array_add (entries, load_entry (stmt));
  }
  return g_steal_pointer (&entries);
}
