// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One set for each condition that SQL would look up for every row anew.
#include "ens-statement-sets.h"

#include "ens-reading-query.h"
#include "ens-row-set.h"
#include "ens-search-words.h"
#include "ens-statement-cache.h"
#include "ens-store-private.h"
#include "ens-store-words.h"
#include "ens-tally.h"

#include <string.h>

#define BELOW                                                               \
  "WITH RECURSIVE below (id) AS (SELECT ?1 UNION SELECT n.id FROM nodes n " \
  "JOIN below b ON n.parent = b.id) "

static gboolean
fill_set (EnsStore *store, const char *sql, const EnsUuid *id, EnsRowSet *set, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db, sql, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_uuid (stmt, 1, id);
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (row)
      ens_row_set_add (set, ens_stmt_get_int (stmt, 0));
  }
  return TRUE;
}

static gboolean
fill_searched (EnsStore *store, const char *match, EnsRowSet *set, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    store->db, "SELECT rowid FROM statements_words WHERE statements_words MATCH ?1", error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, match);
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (row)
      ens_row_set_add (set, ens_stmt_get_int (stmt, 0));
  }
  return TRUE;
}

/** ens_statement_sets_each_placed: tells @func the pile of every statement that lies in one. */
gboolean
ens_statement_sets_each_placed (EnsStore *store, EnsPlacedFunc func, gpointer data, GError **error)
{
  const GArray *places = ens_statement_cache_get_places (store, error);

  for (guint i = 0; places != NULL && i < places->len; i++) {
    const EnsCachedPlace *place = &g_array_index (places, EnsCachedPlace, i);

    func (place->row, &place->criterion, data);
  }
  return places != NULL;
}

static gboolean
note_placed (gint64 row, const EnsUuid *criterion, gpointer data)
{
  ens_row_set_add (data, row);
  return TRUE;
}

static gboolean
restrict_place (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (EnsRowSet) set = ens_row_set_new ();

  if (query->place == ENS_STATEMENT_PLACE_ANY)
    return TRUE;
  if (query->place == ENS_STATEMENT_PLACE_NONE) {
    if (!ens_statement_sets_each_placed (store, note_placed, set, error))
      return FALSE;
    ens_row_set_complement (set);
  } else if (!fill_set (store,
                        "SELECT s.row FROM members m JOIN statements s ON s.id = m.statement "
                        "WHERE m.criterion = ?1",
                        &query->criterion, set, error)) {
    return FALSE;
  }
  g_ptr_array_add (sets, g_steal_pointer (&set));
  return TRUE;
}

static const char *
get_node_sql (const EnsStatementQuery *query)
{
  if (!query->is_counted)
    return BELOW "SELECT s.row FROM below b JOIN codings c ON c.node = b.id "
                 "JOIN statements s ON s.id = c.statement";
  if (ens_uuid_is_nil (&query->node))
    return "SELECT s.row FROM statements s WHERE ?1 IS NULL AND " ENS_TALLY_NODE_SQL " IS NULL";
  return BELOW "SELECT s.row FROM statements s "
               "WHERE " ENS_TALLY_NODE_SQL " IN (SELECT id FROM below)";
}

static gboolean
restrict_node (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (EnsRowSet) set = ens_row_set_new ();

  if (ens_uuid_is_nil (&query->node) && !query->is_counted)
    return TRUE;
  if (!fill_set (store, get_node_sql (query), &query->node, set, error))
    return FALSE;
  g_ptr_array_add (sets, g_steal_pointer (&set));
  return TRUE;
}

typedef struct {
  const EnsStatementQuery *query;
  EnsRowSet *set;
} Coded;

static gboolean
begins (guint64 packed, const char *letters)
{
  gsize length = letters != NULL ? MIN (strlen (letters), 8) : 0;

  return length == 0 ||
         packed >> (64 - 8 * length) == ens_reading_query_pack (letters) >> (64 - 8 * length);
}

static void
note_coded (gint64 row, const EnsReadingSummary *summary, gpointer data)
{
  const Coded *coded = data;
  const EnsStatementQuery *query = coded->query;
  gboolean is_wanted = begins (summary->meaning, query->meaning) &&
                       begins (summary->beneficiary, query->beneficiary);

  if (query->coded == ENS_STATEMENT_CODED_UNSURE)
    is_wanted &= summary->is_unsure;
  else if (query->coded == ENS_STATEMENT_CODED_DISPUTED)
    is_wanted &= summary->is_disputed;
  else if (query->coded == ENS_STATEMENT_CODED_AGREED)
    is_wanted &= summary->is_agreed;
  if (is_wanted)
    ens_row_set_add (coded->set, row);
}

static gboolean
is_given (const char *letters)
{
  return letters != NULL && *letters != '\0';
}

static gboolean
restrict_coded (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (EnsRowSet) set = ens_row_set_new ();
  Coded coded = { query, set };

  if (query->coded == ENS_STATEMENT_CODED_ANY && !is_given (query->meaning) &&
      !is_given (query->beneficiary))
    return TRUE;
  if (!ens_reading_query_each (store, &query->coder, note_coded, &coded, error))
    return FALSE;
  if (query->coded == ENS_STATEMENT_CODED_NOT)
    ens_row_set_complement (set);
  g_ptr_array_add (sets, g_steal_pointer (&set));
  return TRUE;
}

static void
note_coded_by (gint64 row, const EnsReadingSummary *summary, gpointer data)
{
  ens_row_set_add (data, row);
}

static gboolean
restrict_coder (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (EnsRowSet) set = ens_row_set_new ();

  if (ens_uuid_is_nil (&query->coded_by))
    return TRUE;
  if (!ens_reading_query_each (store, &query->coded_by, note_coded_by, set, error))
    return FALSE;
  g_ptr_array_add (sets, g_steal_pointer (&set));
  return TRUE;
}

typedef struct {
  guint64 lot;
  gint64 row;
} Lot;

static int
compare_lots (gconstpointer a, gconstpointer b)
{
  const Lot *left = a;
  const Lot *right = b;

  if (left->lot != right->lot)
    return left->lot < right->lot ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

// The second half of an id is chance; mixed, since ids of one hand may count up.
static guint64
draw_lot (const EnsUuid *id)
{
  guint64 lot;

  memcpy (&lot, (const guint8 *) id + 8, sizeof lot);
  lot = GUINT64_FROM_BE (lot);
  lot = (lot ^ (lot >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  lot = (lot ^ (lot >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return lot ^ (lot >> 31);
}

static gboolean
restrict_sample (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (GArray) lots = g_array_new (FALSE, FALSE, sizeof (Lot));
  g_autoptr (EnsRowSet) set = ens_row_set_new ();
  g_autoptr (EnsStmt) stmt = NULL;
  gboolean row = TRUE;

  if (query->sample == 0)
    return TRUE;
  stmt = ens_db_prepare (store->db, "SELECT id, row FROM statements ORDER BY id", error);
  while (stmt != NULL && row) {
    EnsUuid id;
    Lot lot;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (!row)
      break;
    id = ens_stmt_get_uuid (stmt, 0);
    lot = (Lot){ draw_lot (&id), ens_stmt_get_int (stmt, 1) };
    g_array_append_val (lots, lot);
  }
  g_array_sort (lots, compare_lots);
  for (guint i = 0; i < MIN (lots->len, query->sample); i++)
    ens_row_set_add (set, g_array_index (lots, Lot, i).row);
  g_ptr_array_add (sets, g_steal_pointer (&set));
  return stmt != NULL;
}

static gboolean
restrict_search (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autofree char *match = ens_search_words_dup_match (query->search);
  g_autoptr (EnsRowSet) set = ens_row_set_new ();

  if (match == NULL)
    return TRUE;
  if (!ens_store_words_catch_up (store, error) || !fill_searched (store, match, set, error))
    return FALSE;
  g_ptr_array_add (sets, g_steal_pointer (&set));
  return TRUE;
}

/**
 * ens_statement_sets_new:
 *
 * Returns: (transfer full) (element-type EnsRowSet) (nullable): a statement is wanted that is in all of
 *   them; none when every statement is
 */
GPtrArray *
ens_statement_sets_new (EnsStore *store, const EnsStatementQuery *query, GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_row_set_free);

  ens_store_get_db (store);
  if (!restrict_place (store, query, sets, error) || !restrict_node (store, query, sets, error) ||
      !restrict_coded (store, query, sets, error) || !restrict_coder (store, query, sets, error) ||
      !restrict_sample (store, query, sets, error) || !restrict_search (store, query, sets, error))
    return NULL;
  return g_steal_pointer (&sets);
}

/** ens_statement_sets_hold: Returns: whether @row is in all of @sets. */
gboolean
ens_statement_sets_hold (GPtrArray *sets, gint64 row)
{
  for (guint i = 0; i < sets->len; i++)
    if (!ens_row_set_has (sets->pdata[i], row))
      return FALSE;
  return TRUE;
}
