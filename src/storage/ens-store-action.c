// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One user action: one transaction, one journal entry. What is written in between is in
// ens-store-write.c; taking it back is in ens-journal.c.
#include "ens-store-action.h"

#include "ens-error.h"
#include "ens-store-private.h"
#include "ens-store-words.h"

// Recorded changes are written out when they hold this much memory.
#define MAX_RECORDED_BYTES (8 * 1024 * 1024)

static const char *const kind_words[] = { "normal", "bulk" };

/** ens_store_new_recorder: Returns: (transfer full) (nullable): records all that undo takes back. */
EnsRecorder *
ens_store_new_recorder (EnsStore *store, GError **error)
{
  const char *tables[ENS_N_KINDS + 6] = { "project", "imports", "packages", "bases", "refusals" };

  for (guint kind = 0; kind < ENS_N_KINDS; kind++)
    tables[5 + kind] = ens_row_sql_get (kind)->name;
  return ens_recorder_new (store->db, tables, error);
}

static gboolean
insert_entry (EnsStore *store, const EnsAction *action, GError **error)
{
  g_autoptr (EnsStmt) stmt =
               ens_db_prepare (store->db,
                               "INSERT INTO journal (kind, undone, word, detail, author, time) "
                               "VALUES (?1, 0, ?2, ?3, ?4, ?5) RETURNING seq",
                               error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, kind_words[action->kind]);
  ens_stmt_bind_text (stmt, 2, action->word);
  ens_stmt_bind_text (stmt, 3, action->detail);
  ens_stmt_bind_text (stmt, 4, action->author);
  ens_stmt_bind_int (stmt, 5, action->time);
  if (!ens_stmt_step (stmt, &row, error))
    return FALSE;
  store->seq = ens_stmt_get_int (stmt, 0);
  return TRUE;
}

// What was undone cannot be redone once something new is done.
static gboolean
drop_undone (EnsStore *store, GError **error)
{
  return ens_db_exec (store->db,
                      "DELETE FROM journal WHERE seq > coalesce ((SELECT seq FROM journal "
                      "WHERE undone = 0 ORDER BY seq DESC LIMIT 1), 0)",
                      error);
}

static gboolean
find_last_rows (EnsStore *store, GError **error)
{
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    if (!ens_db_query_int (store->db, ens_row_sql_get (kind)->last_row, &store->last_rows[kind],
                           error))
      return FALSE;
    store->next_rows[kind] = store->last_rows[kind] + 1;
  }
  store->next_unindexed = store->next_rows[ENS_KIND_STATEMENT];
  return TRUE;
}

static gboolean
start (EnsStore *store, const EnsAction *action, GError **error)
{
  gint64 has_tombstones = 0;
  gint64 has_edits = 0;

  if (!drop_undone (store, error) || !insert_entry (store, action, error) ||
      !ens_db_query_int (store->db, "SELECT EXISTS (SELECT 1 FROM tombstones)", &has_tombstones,
                         error) ||
      !ens_db_query_int (store->db, "SELECT EXISTS (SELECT 1 FROM edits)", &has_edits, error) ||
      !ens_db_query_int (store->db, "SELECT max (row) FROM packages", &store->generation, error))
    return FALSE;
  store->has_tombstones = has_tombstones != 0;
  store->has_edits = has_edits != 0;
  store->is_settling = FALSE;
  if (action->kind == ENS_ACTION_BULK && !find_last_rows (store, error))
    return FALSE;
  store->recorder = ens_store_new_recorder (store, error);
  return store->recorder != NULL;
}

/**
 * ens_store_begin:
 * @action: what is being done
 *
 * Begins an action; it is the only one until it is committed or rolled back.
 */
gboolean
ens_store_begin (EnsStore *store, const EnsAction *action, GError **error)
{
  g_return_val_if_fail (!store->in_action, FALSE);
  g_return_val_if_fail (action->word != NULL, FALSE);
  if (!ens_store_refuse_read_only (store, error) ||
      !ens_db_exec (ens_store_get_db (store), "BEGIN IMMEDIATE", error))
    return FALSE;
  store->in_action = TRUE;
  store->kind = action->kind;
  store->time = action->time;
  store->author = g_strdup (action->author);
  store->n_parts = 0;
  if (!start (store, action, error)) {
    ens_store_rollback (store);
    return FALSE;
  }
  ens_store_watch (store, FALSE);
  return TRUE;
}

/**
 * ens_store_watch:
 * @watch: whether what follows is to be recorded
 *
 * In a normal action everything is. In a bulk new rows are known by their numbers, and only changes
 * of older rows are recorded.
 */
void
ens_store_watch (EnsStore *store, gboolean watch)
{
  if (store->kind == ENS_ACTION_BULK)
    ens_recorder_set_paused (store->recorder, !watch);
}

/** ens_store_write_part: keeps recorded @changes of the action @seq. */
gboolean
ens_store_write_part (EnsStore *store,
                      gint64 seq,
                      const char *role,
                      gint64 part,
                      GBytes *changes,
                      GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db,
                                             "INSERT INTO journal_parts (seq, role, part, changes) "
                                             "VALUES (?1, ?2, ?3, ?4)",
                                             error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, seq);
  ens_stmt_bind_text (stmt, 2, role);
  ens_stmt_bind_int (stmt, 3, part);
  ens_stmt_bind_bytes (stmt, 4, changes);
  return ens_stmt_run (stmt, error);
}

static gboolean
write_recorded (EnsStore *store, GError **error)
{
  g_autoptr (GBytes) changes = ens_recorder_dup_changes (store->recorder, error);

  if (changes == NULL)
    return FALSE;
  if (g_bytes_get_size (changes) == 0)
    return TRUE;
  return ens_store_write_part (store, store->seq, "changed", store->n_parts++, changes, error);
}

/** ens_store_keep_bounded: writes out what was recorded once it is much; called between rows. */
gboolean
ens_store_keep_bounded (EnsStore *store, GError **error)
{
  if (ens_recorder_get_memory (store->recorder) < MAX_RECORDED_BYTES)
    return TRUE;
  if (!write_recorded (store, error))
    return FALSE;
  g_clear_pointer (&store->recorder, ens_recorder_free);
  store->recorder = ens_store_new_recorder (store, error);
  if (store->recorder == NULL)
    return FALSE;
  ens_store_watch (store, FALSE);
  return TRUE;
}

static gboolean
write_ranges (EnsStore *store, gboolean *any, GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (store->db,
                                      "INSERT INTO journal_ranges (seq, entity, first, last) "
                                      "VALUES (?1, ?2, ?3, ?4)",
                                      error);

  if (stmt == NULL)
    return FALSE;
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    if (store->next_rows[kind] == store->last_rows[kind] + 1)
      continue;
    *any = TRUE;
    ens_stmt_bind_int (stmt, 1, store->seq);
    ens_stmt_bind_text (stmt, 2, ens_entity_get (kind)->name);
    ens_stmt_bind_int (stmt, 3, store->last_rows[kind] + 1);
    ens_stmt_bind_int (stmt, 4, store->next_rows[kind] - 1);
    if (!ens_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

static void
forget_action (EnsStore *store)
{
  g_clear_pointer (&store->recorder, ens_recorder_free);
  g_clear_pointer (&store->author, g_free);
  store->in_action = FALSE;
}

static gboolean
finish (EnsStore *store, gboolean *changed, GError **error)
{
  gboolean any_range = FALSE;

  if (!ens_store_words_catch_up (store, error) || !write_recorded (store, error))
    return FALSE;
  if (store->kind == ENS_ACTION_BULK && !write_ranges (store, &any_range, error))
    return FALSE;
  *changed = store->n_parts > 0 || any_range;
  return !*changed || ens_db_exec (store->db, "COMMIT", error);
}

/**
 * ens_store_commit:
 * @changed: (out) (optional): whether anything was changed; if not, there is no journal entry
 *
 * When it returns %TRUE, the action is on disk. When it fails, the action was rolled back.
 */
gboolean
ens_store_commit (EnsStore *store, gboolean *changed, GError **error)
{
  gboolean any = FALSE;
  gboolean done;

  g_return_val_if_fail (store->in_action, FALSE);
  done = finish (store, &any, error);
  if (changed != NULL)
    *changed = done && any;
  if (done && any)
    forget_action (store);
  else
    ens_store_rollback (store);
  return done;
}

/** ens_store_rollback: takes back all that was done since ens_store_begin(). */
void
ens_store_rollback (EnsStore *store)
{
  g_return_if_fail (store->in_action);
  forget_action (store);
  // Fails only when SQLite itself has rolled back already, as on a full disk.
  ens_db_exec (ens_store_get_db (store), "ROLLBACK", NULL);
}

gboolean
ens_store_is_in_action (const EnsStore *store)
{
  return store->in_action;
}
