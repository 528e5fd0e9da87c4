// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Undo and redo from what the actions recorded. How it is recorded is in ens-store-action.c.
#include "ens-journal.h"

#include "ens-error.h"
#include "ens-store-private.h"
#include "ens-store-words.h"

#include <string.h>

// Rows that the undo of a bulk takes away at a time, so that memory stays bounded.
#define CHUNK_ROWS 10000

void
ens_journal_row_free (EnsJournalRow *entry)
{
  g_free (entry->word);
  g_free (entry->detail);
  g_free (entry->author);
  g_free (entry);
}

static EnsJournalRow *
load_entry (EnsStmt *stmt)
{
  EnsJournalRow *entry = g_new0 (EnsJournalRow, 1);

  entry->seq = ens_stmt_get_int (stmt, 0);
  entry->kind = g_strcmp0 (ens_stmt_get_text (stmt, 1), "bulk") == 0 ? ENS_ACTION_BULK
                                                                     : ENS_ACTION_NORMAL;
  entry->is_undone = ens_stmt_get_int (stmt, 2) != 0;
  entry->word = g_strdup (ens_stmt_get_text (stmt, 3));
  entry->detail = g_strdup (ens_stmt_get_text (stmt, 4));
  entry->author = g_strdup (ens_stmt_get_text (stmt, 5));
  entry->time = ens_stmt_get_int (stmt, 6);
  return entry;
}

/**
 * ens_store_list_journal:
 * @limit: at most so many; 0 for all
 *
 * Returns: (transfer full) (element-type EnsJournalRow) (nullable): newest first
 */
GPtrArray *
ens_store_list_journal (EnsStore *store, guint limit, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             "SELECT seq, kind, undone, word, detail, author, time "
                                             "FROM journal ORDER BY seq DESC LIMIT ?1",
                                             error);
  g_autoptr (GPtrArray)
               entries = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_journal_row_free);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  ens_stmt_bind_int (stmt, 1, limit == 0 ? -1 : (gint64) limit);
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    if (row)
      g_ptr_array_add (entries, load_entry (stmt));
  }
  return g_steal_pointer (&entries);
}

static EnsJournalRow *
dup_one (EnsStore *store, const char *sql, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store), sql, error);
  gboolean row = FALSE;

  if (stmt == NULL || !ens_stmt_step (stmt, &row, error))
    return NULL;
  return row ? load_entry (stmt) : NULL;
}

/** ens_store_dup_next_undo: Returns: (transfer full) (nullable): %NULL without error when there is none. */
EnsJournalRow *
ens_store_dup_next_undo (EnsStore *store, GError **error)
{
  return dup_one (store,
                  "SELECT seq, kind, undone, word, detail, author, time FROM journal "
                  "WHERE undone = 0 ORDER BY seq DESC LIMIT 1",
                  error);
}

/** ens_store_dup_next_redo: Returns: (transfer full) (nullable): %NULL without error when there is none. */
EnsJournalRow *
ens_store_dup_next_redo (EnsStore *store, GError **error)
{
  return dup_one (store,
                  "SELECT seq, kind, undone, word, detail, author, time FROM journal "
                  "WHERE seq > coalesce ((SELECT seq FROM journal WHERE undone = 0 "
                  "ORDER BY seq DESC LIMIT 1), 0) ORDER BY seq LIMIT 1",
                  error);
}

static gboolean
list_parts (EnsStore *store, const char *sql, gint64 seq, GArray *rows, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db, sql, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, seq);
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (row) {
      gint64 number = ens_stmt_get_int (stmt, 0);

      g_array_append_val (rows, number);
    }
  }
  return TRUE;
}

static gboolean
apply_part (EnsStore *store, gint64 row, gboolean backwards, GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (store->db, "SELECT changes FROM journal_parts WHERE row = ?1",
                                      error);
  g_autoptr (GBytes) changes = NULL;
  gboolean found = FALSE;

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, row);
  if (!ens_stmt_step (stmt, &found, error))
    return FALSE;
  changes = ens_stmt_dup_bytes (stmt, 0);
  ens_stmt_restart (stmt);
  return ens_store_words_apply (store, changes, backwards, error);
}

// Applies parts one after the other; only one is in memory at a time.
static gboolean
apply_parts (EnsStore *store,
             const char *list_sql,
             gint64 seq,
             gboolean backwards,
             const EnsProgress *progress,
             GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_parts (store, list_sql, seq, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!ens_progress_step (progress, (double) i / rows->len, error) ||
        !apply_part (store, g_array_index (rows, gint64, i), backwards, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_range (EnsStore *store, EnsEntityKind kind, gint64 first, gint64 last, GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (store->db, ens_row_sql_get (kind)->remove_range, error);

  // Applying changes switches this off again.
  if (stmt == NULL || !ens_db_exec (store->db, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  ens_stmt_bind_int (stmt, 1, first);
  ens_stmt_bind_int (stmt, 2, last);
  return ens_stmt_run (stmt, error);
}

static gboolean
remove_chunk (EnsStore *store,
              const EnsJournalRow *entry,
              EnsEntityKind kind,
              gint64 first,
              gint64 last,
              GError **error)
{
  g_autoptr (EnsRecorder) recorder = ens_store_new_recorder (store, error);
  g_autoptr (GBytes) changes = NULL;

  if (recorder == NULL || !run_range (store, kind, first, last, error))
    return FALSE;
  changes = ens_recorder_dup_changes (recorder, error);
  if (changes == NULL)
    return FALSE;
  // The rows of the chunk may all have gone within their own action.
  return g_bytes_get_size (changes) == 0 ||
         ens_store_write_part (store, entry->seq, "removed", store->n_parts++, changes, error);
}

static gboolean
remove_range (EnsStore *store,
              const EnsJournalRow *entry,
              EnsEntityKind kind,
              const EnsProgress *progress,
              GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db,
                                             "SELECT first, last FROM journal_ranges "
                                             "WHERE seq = ?1 AND entity = ?2",
                                             error);
  gboolean found = FALSE;
  gint64 first, last;

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, entry->seq);
  ens_stmt_bind_text (stmt, 2, ens_entity_get (kind)->name);
  if (!ens_stmt_step (stmt, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  first = ens_stmt_get_int (stmt, 0);
  last = ens_stmt_get_int (stmt, 1);
  for (gint64 end = last; end >= first; end -= CHUNK_ROWS)
    if (!ens_progress_step (progress, (double) (last - end) / (double) (last - first + 1), error) ||
        !remove_chunk (store, entry, kind, MAX (first, end - CHUNK_ROWS + 1), end, error))
      return FALSE;
  return TRUE;
}

// New rows first, the last kinds before those that they refer to; then what was changed.
static gboolean
take_back (EnsStore *store, const EnsJournalRow *entry, const EnsProgress *progress, GError **error)
{
  store->n_parts = 0;
  for (int kind = ENS_N_KINDS - 1; entry->kind == ENS_ACTION_BULK && kind >= 0; kind--)
    if (!remove_range (store, entry, (EnsEntityKind) kind, progress, error))
      return FALSE;
  return apply_parts (store,
                      "SELECT row FROM journal_parts WHERE seq = ?1 AND role = 'changed' "
                      "ORDER BY part DESC",
                      entry->seq, TRUE, progress, error);
}

static gboolean
bring_back (EnsStore *store,
            const EnsJournalRow *entry,
            const EnsProgress *progress,
            GError **error)
{
  g_autoptr (EnsStmt) stmt = NULL;

  if (!apply_parts (store,
                    "SELECT row FROM journal_parts WHERE seq = ?1 AND role = 'changed' "
                    "ORDER BY part",
                    entry->seq, FALSE, progress, error) ||
      !apply_parts (store,
                    "SELECT row FROM journal_parts WHERE seq = ?1 AND role = 'removed' "
                    "ORDER BY part DESC",
                    entry->seq, TRUE, progress, error))
    return FALSE;
  stmt = ens_db_prepare (store->db, "DELETE FROM journal_parts WHERE seq = ?1 AND role = 'removed'",
                         error);
  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, entry->seq);
  return ens_stmt_run (stmt, error);
}

static gboolean
mark (EnsStore *store, gint64 seq, gboolean undone, GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (store->db, "UPDATE journal SET undone = ?2 WHERE seq = ?1",
                                      error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, seq);
  ens_stmt_bind_int (stmt, 2, undone);
  return ens_stmt_run (stmt, error);
}

static gboolean
move (EnsStore *store, const EnsJournalRow *entry, const EnsProgress *progress, GError **error)
{
  gboolean done = entry->is_undone ? bring_back (store, entry, progress, error)
                                   : take_back (store, entry, progress, error);

  return done && mark (store, entry->seq, !entry->is_undone, error);
}

static gboolean
begin (EnsStore *store, GError **error)
{
  g_return_val_if_fail (!store->in_action, FALSE);
  return ens_store_refuse_read_only (store, error) &&
         ens_db_exec (ens_store_get_db (store), "BEGIN IMMEDIATE", error);
}

static gboolean
end (EnsStore *store, gboolean done, GError **error)
{
  if (done && ens_db_exec (store->db, "COMMIT", error))
    return TRUE;
  ens_db_exec (store->db, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
move_or_refuse (EnsStore *store,
                EnsJournalRow *entry,
                const char *nothing,
                const EnsProgress *progress,
                GError **error)
{
  g_autoptr (EnsJournalRow) owned = entry;

  if (owned == NULL) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, nothing);
    return end (store, FALSE, error);
  }
  return end (store, move (store, owned, progress, error), error);
}

/**
 * ens_store_undo:
 * @progress: (nullable): of a long undo
 *
 * Takes the last action back whole, in one transaction.
 *
 * Returns: whether it was; %ENS_ERROR_NOT_FOUND when there is none
 */
gboolean
ens_store_undo (EnsStore *store, const EnsProgress *progress, GError **error)
{
  if (!begin (store, error))
    return FALSE;
  return move_or_refuse (store, ens_store_dup_next_undo (store, NULL),
                         _ ("There is nothing to undo"), progress, error);
}

/** ens_store_redo: does again what was undone last; like ens_store_undo() otherwise. */
gboolean
ens_store_redo (EnsStore *store, const EnsProgress *progress, GError **error)
{
  if (!begin (store, error))
    return FALSE;
  return move_or_refuse (store, ens_store_dup_next_redo (store, NULL),
                         _ ("There is nothing to redo"), progress, error);
}

static gboolean
undo_down_to (EnsStore *store, gint64 seq, const EnsProgress *progress, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (EnsJournalRow) entry = ens_store_dup_next_undo (store, &local);

  while (entry != NULL && entry->seq > seq) {
    if (!move (store, entry, progress, error))
      return FALSE;
    g_clear_pointer (&entry, ens_journal_row_free);
    entry = ens_store_dup_next_undo (store, &local);
  }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return entry != NULL || local == NULL;
}

static gboolean
redo_up_to (EnsStore *store, gint64 seq, const EnsProgress *progress, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (EnsJournalRow) entry = ens_store_dup_next_redo (store, &local);

  while (entry != NULL && entry->seq <= seq) {
    if (!move (store, entry, progress, error))
      return FALSE;
    g_clear_pointer (&entry, ens_journal_row_free);
    entry = ens_store_dup_next_redo (store, &local);
  }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return entry != NULL || local == NULL;
}

/**
 * ens_store_go_to:
 * @seq: the journal entry that becomes the last one done; 0 takes everything back
 *
 * Takes back what was done after it, or does again what was taken back up to it. All in one
 * transaction.
 */
gboolean
ens_store_go_to (EnsStore *store, gint64 seq, const EnsProgress *progress, GError **error)
{
  return begin (store, error) && end (store,
                                      undo_down_to (store, seq, progress, error) &&
                                        redo_up_to (store, seq, progress, error),
                                      error);
}

/**
 * ens_store_get_last_change:
 * @time: (out): of the last action that stands, or of the making of the project; milliseconds UTC
 */
gboolean
ens_store_get_last_change (EnsStore *store, gint64 *time, GError **error)
{
  return ens_db_query_int (ens_store_get_db (store),
                           "SELECT coalesce ((SELECT time FROM journal WHERE undone = 0 "
                           "ORDER BY seq DESC LIMIT 1), (SELECT created FROM project))",
                           time, error);
}

/**
 * ens_store_forget_journal:
 *
 * Nothing can be undone any more, and what was deleted cannot be found in the file, nor in reports of
 * merges: for the right to erasure. Writes the file anew.
 */
gboolean
ens_store_forget_journal (EnsStore *store, GError **error)
{
  static const char *const words = "INSERT INTO statements_words (statements_words) "
                                   "VALUES ('optimize')";

  return begin (store, error) &&
         end (store,
              ens_db_exec (store->db, "DELETE FROM journal", error) &&
                ens_db_exec (store->db, "DELETE FROM merges", error) &&
                ens_db_exec (store->db, "DELETE FROM bases", error) &&
                ens_db_exec (store->db, words, error),
              error) &&
         ens_db_exec (store->db, "VACUUM", error);
}
