// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A trigger for new rows would be simpler and four times slower: FTS5 writes out what it holds at every
// savepoint, and a statement with a trigger has one. So a bulk indexes its new rows thousands at a
// time, and applied changes index theirs afterwards.
#include "ens-store-words.h"

#include "ens-store-private.h"

#include <string.h>

// New rows of a bulk that wait: few enough to be in the page cache still.
#define WAITING_ROWS 10000

static gboolean
add_range (EnsStore *store, gint64 first, gint64 last, GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (store->db,
                                      "INSERT INTO statements_words (rowid, text) SELECT row, text "
                                      "FROM statements WHERE row BETWEEN ?1 AND ?2 ORDER BY row",
                                      error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, first);
  ens_stmt_bind_int (stmt, 2, last);
  return ens_stmt_run (stmt, error);
}

/** ens_store_words_catch_up: indexes the new rows of a bulk that still wait. */
gboolean
ens_store_words_catch_up (EnsStore *store, GError **error)
{
  gint64 first = store->next_unindexed;

  if (!store->in_action || store->kind != ENS_ACTION_BULK)
    return TRUE;
  store->next_unindexed = store->next_rows[ENS_KIND_STATEMENT];
  return first == store->next_unindexed ||
         add_range (store, first, store->next_unindexed - 1, error);
}

/** ens_store_words_add: tells of a new statement, within an action. */
gboolean
ens_store_words_add (EnsStore *store, gint64 row, GError **error)
{
  if (store->kind == ENS_ACTION_NORMAL)
    return add_range (store, row, row, error);
  return row - store->next_unindexed < WAITING_ROWS || ens_store_words_catch_up (store, error);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

// Neighbours go in with one statement: a savepoint for each row is what makes it slow.
static gboolean
add_sorted (EnsStore *store, const GArray *rows, GError **error)
{
  const gint64 *at = (const gint64 *) rows->data;
  guint first = 0;

  for (guint i = 0; i < rows->len; i++) {
    if (i + 1 < rows->len && at[i + 1] == at[i] + 1)
      continue;
    if (!add_range (store, at[first], at[i], error))
      return FALSE;
    first = i + 1;
  }
  return TRUE;
}

typedef struct {
  gboolean backwards;
  GArray *rows;
} Brought;

static void
note_brought (const EnsChange *change, gpointer data)
{
  Brought *brought = data;
  gint64 row;

  if (ens_change_get_kind (change) !=
        (brought->backwards ? ENS_CHANGE_REMOVED : ENS_CHANGE_BROUGHT) ||
      strcmp (ens_change_get_table (change), "statements") != 0)
    return;
  row = ens_change_get_row (change);
  g_array_append_val (brought->rows, row);
}

/** ens_store_words_apply: applies recorded @changes, see ens_db_apply(), and indexes the rows they bring. */
gboolean
ens_store_words_apply (EnsStore *store, GBytes *changes, gboolean backwards, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  Brought brought = { backwards, rows };

  if (!ens_db_apply (store->db, changes, backwards, error) ||
      !ens_db_each_change (store->db, changes, note_brought, &brought, error))
    return FALSE;
  g_array_sort (rows, compare_rows);
  return add_sorted (store, rows, error);
}
