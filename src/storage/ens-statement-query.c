// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list is made from sets of row numbers and one sort in memory: with 100,000 statements that is
// faster than any order that SQL would have to make first. What the sets and the sort go by is kept.
#include "ens-statement-query.h"

#include "ens-error.h"
#include "ens-reading-query.h"
#include "ens-row-set.h"
#include "ens-statement-cache.h"
#include "ens-statement-sets.h"
#include "ens-store-private.h"

#include <string.h>

typedef struct {
  gint64 row;
  gint64 key;
  gint64 count;
} Item;

static EnsStmt *
prepare (EnsStore *store,
         const EnsStatementQuery *query,
         const char *of_all,
         const char *of_group,
         GError **error)
{
  gboolean any_group = ens_uuid_is_nil (&query->group);
  EnsStmt *stmt = ens_db_prepare (store->db, any_group ? of_all : of_group, error);

  if (stmt == NULL)
    return NULL;
  if (!any_group)
    ens_stmt_bind_uuid (stmt, 1, &query->group);
  ens_stmt_bind_uuid (stmt, 2, &query->question);
  ens_stmt_bind_text (stmt, 3, query->language);
  ens_stmt_bind_int (stmt, 5, query->least_count);
  return stmt;
}

// Answered from the index alone.
static EnsStmt *
prepare_counts (EnsStore *store, const EnsStatementQuery *query, GError **error)
{
  return prepare (
    store, query,
    "SELECT row, count, group_id, question, language FROM statements INDEXED BY statements_by_group "
    "WHERE (?2 IS NULL OR question = ?2) AND (?3 IS NULL OR language = ?3) AND count >= ?5",
    "SELECT row, count, group_id, question, language FROM statements WHERE group_id = ?1 "
    "AND (?2 IS NULL OR question = ?2) AND (?3 IS NULL OR language = ?3) AND count >= ?5",
    error);
}

// The number by which rows of a few are sorted, for the order of groups or of questions.
static GHashTable *
number_rows (EnsStore *store, const EnsStatementQuery *query, GError **error)
{
  g_autoptr (GHashTable)
               numbers = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, g_free);
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db,
                                             query->order == ENS_STATEMENT_ORDER_QUESTION
                                               ? "SELECT id, number FROM questions"
                                               : "SELECT id, row FROM groups",
                                             error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (row) {
    EnsUuid id;
    gint64 number;

    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    if (!row)
      break;
    id = ens_stmt_get_uuid (stmt, 0);
    number = ens_stmt_get_int (stmt, 1);
    g_hash_table_insert (numbers, g_memdup2 (&id, sizeof id), g_memdup2 (&number, sizeof number));
  }
  return g_steal_pointer (&numbers);
}

static gint64
find_number (GHashTable *numbers, EnsUuid id)
{
  const gint64 *number = g_hash_table_lookup (numbers, &id);

  return number != NULL ? *number : 0;
}

// The first letters of a language tag as a number that sorts like them.
static gint64
make_language_key (const char *language)
{
  gint64 key = 0;

  for (int i = 0; i < 7; i++) {
    key = key << 8 | (guint8) *language;
    language += *language != '\0';
  }
  return key;
}

static gint64
make_key (EnsQueryOrder order, const Item *item, GHashTable *numbers, EnsStmt *stmt)
{
  switch (order) {
  case ENS_STATEMENT_ORDER_OLDEST:
    return item->row;
  case ENS_STATEMENT_ORDER_COUNT:
    return -item->count;
  case ENS_STATEMENT_ORDER_GROUP:
    return find_number (numbers, ens_stmt_get_uuid (stmt, 2));
  case ENS_STATEMENT_ORDER_QUESTION:
    return find_number (numbers, ens_stmt_get_uuid (stmt, 3));
  case ENS_STATEMENT_ORDER_LANGUAGE:
    return make_language_key (ens_stmt_get_text (stmt, 4));
  default:
    return -item->row;
  }
}

static gboolean
collect (EnsStore *store,
         const EnsStatementQuery *query,
         GPtrArray *sets,
         GArray *items,
         GError **error)
{
  g_autoptr (EnsStmt) stmt = prepare_counts (store, query, error);
  g_autoptr (GHashTable) numbers = stmt != NULL ? number_rows (store, query, error) : NULL;
  gboolean row = TRUE;

  if (numbers == NULL)
    return FALSE;
  while (row) {
    Item item;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    item.row = ens_stmt_get_int (stmt, 0);
    if (!row || !ens_statement_sets_hold (sets, item.row))
      continue;
    item.count = ens_stmt_get_int (stmt, 1);
    item.key = make_key (query->order, &item, numbers, stmt);
    g_array_append_val (items, item);
  }
  return TRUE;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *left = a;
  const Item *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

static GArray *
list_by_text (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (EnsRowSet) wanted = ens_row_set_new ();
  const GArray *texts = ens_statement_cache_get_texts (store, error);

  if (texts == NULL || !collect (store, query, sets, items, error))
    return NULL;
  for (guint i = 0; i < items->len; i++)
    ens_row_set_add (wanted, g_array_index (items, Item, i).row);
  for (guint i = 0; i < texts->len; i++)
    if (ens_row_set_has (wanted, g_array_index (texts, gint64, i)))
      g_array_append_vals (rows, &g_array_index (texts, gint64, i), 1);
  return g_steal_pointer (&rows);
}

static const char *
get_ranks_sql (EnsQueryOrder order)
{
  if (order == ENS_STATEMENT_ORDER_CODE)
    return "SELECT id FROM nodes ORDER BY code, row";
  if (order == ENS_STATEMENT_ORDER_CODER)
    return "SELECT id FROM coders ORDER BY initials COLLATE NOCASE, id";
  return "SELECT id FROM criteria ORDER BY title COLLATE NOCASE, row";
}

static GHashTable *
rank_ids (EnsStore *store, EnsQueryOrder order, GError **error)
{
  g_autoptr (GHashTable)
               ranks = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db, get_ranks_sql (order), error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (row) {
    EnsUuid id;

    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    if (!row)
      break;
    id = ens_stmt_get_uuid (stmt, 0);
    g_hash_table_insert (ranks, g_memdup2 (&id, sizeof id),
                         GUINT_TO_POINTER (g_hash_table_size (ranks) + 1));
  }
  return g_steal_pointer (&ranks);
}

/** Ranking: by number of row, 0 for what has no place; rows are many and without large holes */
typedef struct {
  EnsQueryOrder order;
  GHashTable *ranks;
  GArray *by_row;
} Ranking;

static void
set_rank (Ranking *ranking, gint64 row, gint64 rank)
{
  if (row >= (gint64) ranking->by_row->len)
    g_array_set_size (ranking->by_row, (guint) row + 1);
  g_array_index (ranking->by_row, gint64, row) = rank;
}

static gboolean
note_rank (gint64 row, const EnsUuid *id, gpointer data)
{
  Ranking *ranking = data;

  set_rank (ranking, row, GPOINTER_TO_UINT (g_hash_table_lookup (ranking->ranks, id)));
  return TRUE;
}

static void
note_reading_rank (gint64 row, const EnsReadingSummary *summary, gpointer data)
{
  Ranking *ranking = data;

  switch (ranking->order) {
  case ENS_STATEMENT_ORDER_MEANING:
    set_rank (ranking, row, (gint64) summary->meaning);
    break;
  case ENS_STATEMENT_ORDER_BENEFICIARY:
    set_rank (ranking, row, (gint64) summary->beneficiary);
    break;
  case ENS_STATEMENT_ORDER_CERTAINTY:
    set_rank (ranking, row, summary->is_unsure ? 1 : 2);
    break;
  default:
    note_rank (row, ranking->order == ENS_STATEMENT_ORDER_CODER ? &summary->coder : &summary->node,
               data);
  }
}

static gboolean
is_ranked (EnsQueryOrder order)
{
  return order == ENS_STATEMENT_ORDER_CRITERION || order >= ENS_STATEMENT_ORDER_CODE;
}

static gboolean
rank_items (EnsStore *store, const EnsStatementQuery *query, GArray *items, GError **error)
{
  g_autoptr (GHashTable) ranks = rank_ids (store, query->order, error);
  g_autoptr (GArray) by_row = g_array_new (FALSE, TRUE, sizeof (gint64));
  Ranking ranking = { query->order, ranks, by_row };
  gboolean is_by_place = query->order == ENS_STATEMENT_ORDER_CRITERION;

  if (ranks == NULL)
    return FALSE;
  if (is_by_place
        ? !ens_statement_sets_each_placed (store, note_rank, &ranking, error)
        : !ens_reading_query_each (store, &query->coder, note_reading_rank, &ranking, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++) {
    Item *item = &g_array_index (items, Item, i);
    gint64 rank = item->row < (gint64) by_row->len ? g_array_index (by_row, gint64, item->row) : 0;

    item->key = rank == 0 ? G_MAXINT64 : rank;
  }
  return TRUE;
}

static GArray *
list_by_key (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GArray) rows = NULL;

  if (!collect (store, query, sets, items, error))
    return NULL;
  if (is_ranked (query->order) && !rank_items (store, query, items, error))
    return NULL;
  g_array_sort (items, compare_items);
  rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MAX (1, items->len));
  for (guint i = 0; i < items->len; i++)
    g_array_append_val (rows, g_array_index (items, Item, i).row);
  return g_steal_pointer (&rows);
}

static void
reverse (GArray *rows)
{
  gint64 *data = (gint64 *) (gpointer) rows->data;

  for (guint i = 0; i < rows->len / 2; i++) {
    gint64 row = data[i];

    data[i] = data[rows->len - 1 - i];
    data[rows->len - 1 - i] = row;
  }
}

/**
 * ens_store_list_statements:
 * @query: which, and in which order
 *
 * Returns: (transfer full) (element-type gint64) (nullable): row numbers for ens_store_each_row()
 */
GArray *
ens_store_list_statements (EnsStore *store, const EnsStatementQuery *query, GError **error)
{
  g_autoptr (GPtrArray) sets = ens_statement_sets_new (store, query, error);
  GArray *rows;

  if (sets == NULL)
    return NULL;
  rows = query->order == ENS_STATEMENT_ORDER_TEXT ? list_by_text (store, query, sets, error)
                                                  : list_by_key (store, query, sets, error);
  if (rows != NULL && query->is_reversed)
    reverse (rows);
  return rows;
}

/**
 * ens_store_list_later_statements: what came to a list since it was read, without reading it again
 * @query: which: only @group, @question and @language count
 * @after: the last row of all statements at that time
 * @rows: (inout) (element-type gint64): takes the new ones, the oldest first
 * @expressions: (inout): the sum of their counts is added
 */
gboolean
ens_store_list_later_statements (EnsStore *store,
                                 const EnsStatementQuery *query,
                                 gint64 after,
                                 GArray *rows,
                                 gint64 *expressions,
                                 GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    ens_store_get_db (store),
    "SELECT row, count FROM statements WHERE row > ?4 AND (?1 IS NULL OR group_id = ?1) "
    "AND (?2 IS NULL OR question = ?2) AND (?3 IS NULL OR language = ?3) ORDER BY row",
    error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_uuid (stmt, 1, &query->group);
  ens_stmt_bind_uuid (stmt, 2, &query->question);
  ens_stmt_bind_text (stmt, 3, query->language);
  ens_stmt_bind_int (stmt, 4, after);
  while (row) {
    gint64 number;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (!row)
      break;
    number = ens_stmt_get_int (stmt, 0);
    g_array_append_val (rows, number);
    *expressions += ens_stmt_get_int (stmt, 1);
  }
  return TRUE;
}

/**
 * ens_store_prepare_lists: reads a part of what the next list may be sorted by, so that it is there at once
 *
 * Returns: whether to call again
 */
gboolean
ens_store_prepare_lists (EnsStore *store)
{
  return ens_statement_cache_prepare (store);
}

/** ens_store_last_statement: @row: (out): the greatest row number of a statement; 0 without any */
gboolean
ens_store_last_statement (EnsStore *store, gint64 *row, GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (ens_store_get_db (store),
                                      "SELECT coalesce (max (row), 0) FROM statements", error);
  gboolean is_row = FALSE;

  if (stmt == NULL || !ens_stmt_step (stmt, &is_row, error))
    return FALSE;
  *row = ens_stmt_get_int (stmt, 0);
  return TRUE;
}

/**
 * ens_store_sum_expressions:
 * @query: which statements; its order does not matter
 * @expressions: (out): the sum of their counts
 */
gboolean
ens_store_sum_expressions (EnsStore *store,
                           const EnsStatementQuery *query,
                           gint64 *expressions,
                           GError **error)
{
  g_autoptr (GPtrArray) sets = ens_statement_sets_new (store, query, error);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));

  if (sets == NULL || !collect (store, query, sets, items, error))
    return FALSE;
  *expressions = 0;
  for (guint i = 0; i < items->len; i++)
    *expressions += g_array_index (items, Item, i).count;
  return TRUE;
}

/** ens_store_list_languages: Returns: (transfer full): the language tags of all statements, sorted. */
char **
ens_store_list_languages (EnsStore *store, GError **error)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             "SELECT DISTINCT language FROM statements "
                                             "WHERE language IS NOT NULL ORDER BY language",
                                             error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    if (row)
      g_strv_builder_add (languages, ens_stmt_get_text (stmt, 0));
  }
  return g_strv_builder_end (languages);
}

/**
 * ens_store_next_seq:
 * @group: whose statements
 * @seq: (out): one more than the greatest order number in it
 */
gboolean
ens_store_next_seq (EnsStore *store, const EnsUuid *group, gint64 *seq, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    ens_store_get_db (store),
    "SELECT coalesce (max (seq), 0) + 1 FROM statements WHERE group_id = ?1", error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_uuid (stmt, 1, group);
  if (!ens_stmt_step (stmt, &row, error))
    return FALSE;
  *seq = ens_stmt_get_int (stmt, 0);
  return TRUE;
}
