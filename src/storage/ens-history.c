// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walks the journal backwards from where the statement is now. A recorded change of a row names only
// its number and what differs, so that a walk forwards could not know whose row it is.
#include "ens-history.h"

#include "ens-entity.h"
#include "ens-member.h"
#include "ens-statement.h"
#include "ens-store-private.h"

#include <string.h>

// Columns of schema 1, which later migrations may only add to.
enum {
  STATEMENT_ID = 1,
  MEMBER_STATEMENT = 1,
  MEMBER_CRITERION = 2,
  MEMBER_REASON = 3,
  CRITERION_ID = 1,
  CRITERION_TITLE = 9,
  PACKAGE_ID = 1,
  PACKAGE_TITLE = 5,
  IMPORT_NAME = 2,
};

/**
 * Place:
 * @row: of the member; 0 when the statement lies in no pile
 */
typedef struct {
  gint64 row;
  EnsUuid criterion;
  char *reason;
} Place;

/**
 * Walk:
 * @place: where the statement lay after the entry at hand, and before it once it is read
 * @removed: the member row that the part at hand removed
 * @is_put: the part at hand made the member row
 * @is_written: the entry at hand wrote the statement itself
 * @gone: titles of piles that were removed, by id
 */
typedef struct {
  EnsStore *store;
  EnsUuid statement;
  gint64 statement_row;
  Place place;
  Place removed;
  gboolean is_put;
  gboolean is_written;
  char *file;
  char *package;
  char *package_title;
  GHashTable *gone;
  EnsStatementHistory *history;
} Walk;

static void
clear_walk (Walk *walk)
{
  g_free (walk->place.reason);
  g_free (walk->removed.reason);
  g_free (walk->file);
  g_free (walk->package);
  g_free (walk->package_title);
  g_clear_pointer (&walk->gone, g_hash_table_unref);
  g_clear_pointer (&walk->history, ens_statement_history_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, clear_walk)

static void
stay_free (gpointer data)
{
  EnsPileStay *stay = data;

  g_free (stay->gone_title);
  g_free (stay->reason);
  ens_journal_row_free (stay->entry);
  g_free (stay);
}

void
ens_statement_history_free (EnsStatementHistory *history)
{
  g_ptr_array_unref (history->stays);
  g_clear_pointer (&history->arrival, ens_journal_row_free);
  g_free (history->file);
  g_free (history->package);
  g_free (history->package_title);
  g_free (history);
}

static void
take_text (const EnsChange *change, gboolean is_new, int column, char **target)
{
  const char *text;

  if (ens_change_get_text (change, is_new, column, &text)) {
    g_free (*target);
    *target = g_strdup (text);
  }
}

static void
note_member (Walk *walk, const EnsChange *change)
{
  gboolean is_ours = walk->place.row != 0 && ens_change_get_row (change) == walk->place.row;
  EnsUuid id;

  switch (ens_change_get_kind (change)) {
  case ENS_CHANGE_BROUGHT:
    walk->is_put |= is_ours;
    break;
  case ENS_CHANGE_CHANGED:
    if (is_ours && ens_change_get_uuid (change, FALSE, MEMBER_CRITERION, &id))
      walk->place.criterion = id;
    if (is_ours)
      take_text (change, FALSE, MEMBER_REASON, &walk->place.reason);
    break;
  case ENS_CHANGE_REMOVED:
  default:
    ens_change_get_uuid (change, FALSE, MEMBER_STATEMENT, &id);
    if (!ens_uuid_equal (&id, &walk->statement))
      break;
    walk->removed.row = ens_change_get_row (change);
    ens_change_get_uuid (change, FALSE, MEMBER_CRITERION, &walk->removed.criterion);
    take_text (change, FALSE, MEMBER_REASON, &walk->removed.reason);
    break;
  }
}

static void
note_criterion (Walk *walk, const EnsChange *change)
{
  const char *title;
  EnsUuid id;

  if (ens_change_get_kind (change) != ENS_CHANGE_REMOVED)
    return;
  ens_change_get_uuid (change, FALSE, CRITERION_ID, &id);
  ens_change_get_text (change, FALSE, CRITERION_TITLE, &title);
  if (!g_hash_table_contains (walk->gone, &id))
    g_hash_table_insert (walk->gone, g_memdup2 (&id, sizeof id), g_strdup (title));
}

static void
note_change (const EnsChange *change, gpointer data)
{
  Walk *walk = data;
  const char *table = ens_change_get_table (change);
  gboolean is_brought = ens_change_get_kind (change) == ENS_CHANGE_BROUGHT;
  EnsUuid id;

  if (strcmp (table, "members") == 0) {
    note_member (walk, change);
  } else if (strcmp (table, "criteria") == 0) {
    note_criterion (walk, change);
  } else if (is_brought && strcmp (table, "statements") == 0) {
    ens_change_get_uuid (change, TRUE, STATEMENT_ID, &id);
    walk->is_written |= ens_uuid_equal (&id, &walk->statement);
  } else if (is_brought && strcmp (table, "imports") == 0) {
    take_text (change, TRUE, IMPORT_NAME, &walk->file);
  } else if (is_brought && strcmp (table, "packages") == 0) {
    take_text (change, TRUE, PACKAGE_ID, &walk->package);
    take_text (change, TRUE, PACKAGE_TITLE, &walk->package_title);
  }
}

// What the part did is undone in mind: a row it made was not there, one it removed was.
static void
step_back (Walk *walk)
{
  if (walk->is_put)
    g_clear_pointer (&walk->place.reason, g_free);
  if (walk->is_put)
    walk->place = (Place){ 0 };
  if (walk->removed.row != 0) {
    g_free (walk->place.reason);
    walk->place = walk->removed;
  }
  walk->removed = (Place){ 0 };
  walk->is_put = FALSE;
}

static gboolean
read_parts (Walk *walk, gint64 seq, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (walk->store->db,
                                             "SELECT changes FROM journal_parts "
                                             "WHERE seq = ?1 AND role = 'changed' "
                                             "ORDER BY part DESC",
                                             error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, seq);
  while (row) {
    g_autoptr (GBytes) changes = NULL;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    changes = row ? ens_stmt_dup_bytes (stmt, 0) : NULL;
    if (row && !ens_db_each_change (walk->store->db, changes, note_change, walk, error))
      return FALSE;
    step_back (walk);
  }
  return TRUE;
}

static gboolean
is_in_range (Walk *walk,
             gint64 seq,
             EnsEntityKind kind,
             gint64 row,
             gboolean *is_in,
             GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (walk->store->db,
                                             "SELECT 1 FROM journal_ranges WHERE seq = ?1 AND "
                                             "entity = ?2 AND ?3 BETWEEN first AND last",
                                             error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, seq);
  ens_stmt_bind_text (stmt, 2, ens_entity_get (kind)->name);
  ens_stmt_bind_int (stmt, 3, row);
  return ens_stmt_step (stmt, is_in, error);
}

static gboolean
read_ranges (Walk *walk, const EnsJournalRow *entry, GError **error)
{
  gboolean is_put = FALSE;
  gboolean is_written = FALSE;

  if (entry->kind != ENS_ACTION_BULK)
    return TRUE;
  if (!is_in_range (walk, entry->seq, ENS_KIND_MEMBER, walk->place.row, &is_put, error) ||
      !is_in_range (walk, entry->seq, ENS_KIND_STATEMENT, walk->statement_row, &is_written, error))
    return FALSE;
  walk->is_put = is_put && walk->place.row != 0;
  walk->is_written |= is_written;
  step_back (walk);
  return TRUE;
}

static EnsJournalRow *
copy_entry (const EnsJournalRow *entry)
{
  EnsJournalRow *copy = g_memdup2 (entry, sizeof *entry);

  copy->word = g_strdup (entry->word);
  copy->detail = g_strdup (entry->detail);
  copy->author = g_strdup (entry->author);
  return copy;
}

static void
note_arrival (Walk *walk, const EnsJournalRow *entry)
{
  EnsStatementHistory *history = walk->history;

  history->arrival = copy_entry (entry);
  history->file = g_steal_pointer (&walk->file);
  history->package = g_steal_pointer (&walk->package);
  history->package_title = g_steal_pointer (&walk->package_title);
}

static gboolean
read_entry (Walk *walk, const EnsJournalRow *entry, GError **error)
{
  const EnsUuid after = walk->place.row != 0 ? walk->place.criterion : (EnsUuid){ 0 };
  g_autofree char *reason = g_strdup (walk->place.reason);
  EnsPileStay *stay;

  g_clear_pointer (&walk->file, g_free);
  g_clear_pointer (&walk->package, g_free);
  g_clear_pointer (&walk->package_title, g_free);
  if (!read_parts (walk, entry->seq, error) || !read_ranges (walk, entry, error))
    return FALSE;
  if (walk->is_written && walk->history->arrival == NULL)
    note_arrival (walk, entry);
  if (walk->place.row == 0)
    walk->place.criterion = (EnsUuid){ 0 };
  if (ens_uuid_equal (&after, &walk->place.criterion))
    return TRUE;
  stay = g_new0 (EnsPileStay, 1);
  stay->criterion = after;
  // A removal is never older than the stay it ended, so that it has been read.
  stay->gone_title = g_strdup (g_hash_table_lookup (walk->gone, &after));
  stay->reason = g_steal_pointer (&reason);
  stay->entry = copy_entry (entry);
  g_ptr_array_add (walk->history->stays, stay);
  return TRUE;
}

static gboolean
start_walk (Walk *walk, GError **error)
{
  g_autoptr (EnsStatement) statement = ens_statement_new ();
  g_autoptr (EnsMember) member = ens_member_new ();
  gboolean is_found = FALSE;

  statement->id = walk->statement;
  member->statement = walk->statement;
  if (!ens_store_find_row (walk->store, &ens_statement_entity, statement, &walk->statement_row,
                           error) ||
      !ens_store_find_row (walk->store, &ens_member_entity, member, &walk->place.row, error) ||
      !ens_store_read (walk->store, &ens_member_entity, member, &is_found, error))
    return FALSE;
  walk->place.criterion = member->criterion;
  walk->place.reason = g_strdup (member->reason);
  return TRUE;
}

// Only the entries that tell of members, of a pile removed, or of the statement itself.
static GPtrArray *
list_entries (Walk *walk, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    ens_store_get_db (walk->store),
    "SELECT seq FROM journal WHERE undone = 0 AND (kind = 'bulk' OR EXISTS (SELECT 1 FROM "
    "journal_parts AS p WHERE p.seq = journal.seq AND p.role = 'changed' AND "
    "(instr (p.changes, ?1) > 0 OR instr (p.changes, ?2) > 0 OR instr (p.changes, ?3) > 0)))",
    error);
  g_autoptr (GBytes) members = g_bytes_new_static ("members", strlen ("members"));
  g_autoptr (GBytes) criteria = g_bytes_new_static ("criteria", strlen ("criteria"));
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  ens_stmt_bind_bytes (stmt, 1, members);
  ens_stmt_bind_bytes (stmt, 2, criteria);
  ens_stmt_bind_uuid (stmt, 3, &walk->statement);
  while (row) {
    gint64 seq;

    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    seq = row ? ens_stmt_get_int (stmt, 0) : 0;
    if (row)
      g_hash_table_add (wanted, g_memdup2 (&seq, sizeof seq));
  }
  all = ens_store_list_journal (walk->store, 0, error);
  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    if (!g_hash_table_contains (wanted, &((EnsJournalRow *) g_ptr_array_index (all, i - 1))->seq))
      g_ptr_array_remove_index (all, i - 1);
  return g_steal_pointer (&all);
}

/**
 * ens_store_read_history:
 * @statement: its id
 *
 * Reads the whole journal once: some milliseconds for thousands of actions.
 *
 * Returns: (transfer full) (nullable): where the statement came from and which piles it lay in
 */
EnsStatementHistory *
ens_store_read_history (EnsStore *store, const EnsUuid *statement, GError **error)
{
  g_auto (Walk) walk = { .store = store, .statement = *statement };
  g_autoptr (GPtrArray) entries = list_entries (&walk, error);

  walk.gone = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, g_free);
  walk.history = g_new0 (EnsStatementHistory, 1);
  walk.history->stays = g_ptr_array_new_with_free_func (stay_free);
  if (entries == NULL || !start_walk (&walk, error))
    return NULL;
  for (guint i = 0; i < entries->len && walk.history->arrival == NULL; i++)
    if (!read_entry (&walk, g_ptr_array_index (entries, i), error))
      return NULL;
  return g_steal_pointer (&walk.history);
}
