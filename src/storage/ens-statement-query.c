// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list is one walk over what is kept of all statements, and one sort by number: with 100,000
// statements that is faster than any order that SQL would have to make first.
#include "ens-statement-query.h"

#include "ens-reading-query.h"
#include "ens-row-set.h"
#include "ens-statement-cache.h"
#include "ens-statement-sets.h"
#include "ens-store-private.h"

#include <string.h>

/** Wanted: a query with what its ids and its tag are in the facts; nothing has what is not known */
typedef struct {
  const EnsStatementQuery *query;
  GPtrArray *sets;
  guint32 group;
  guint32 question;
  guint32 pile;
  guint32 language;
  gboolean is_nothing;
} Wanted;

static gboolean
find_wanted (EnsStore *store,
             EnsEntityKind kind,
             const EnsUuid *id,
             Wanted *wanted,
             guint32 *row,
             GError **error)
{
  *row = 0;
  if (ens_uuid_is_nil (id))
    return TRUE;
  if (!ens_statement_cache_find (store, kind, id, row, error))
    return FALSE;
  wanted->is_nothing |= *row == 0;
  return TRUE;
}

static gboolean
resolve (EnsStore *store, const EnsStatementFacts *facts, Wanted *wanted, GError **error)
{
  const EnsStatementQuery *query = wanted->query;
  gboolean is_in_pile = query->place == ENS_STATEMENT_PLACE_CRITERION;

  if (query->language != NULL &&
      !ens_statement_facts_find_language (facts, query->language, &wanted->language))
    wanted->is_nothing = TRUE;
  if (!find_wanted (store, ENS_KIND_GROUP, &query->group, wanted, &wanted->group, error) ||
      !find_wanted (store, ENS_KIND_QUESTION, &query->question, wanted, &wanted->question, error))
    return FALSE;
  wanted->is_nothing |= is_in_pile && ens_uuid_is_nil (&query->criterion);
  return !is_in_pile ||
         find_wanted (store, ENS_KIND_CRITERION, &query->criterion, wanted, &wanted->pile, error);
}

static gboolean
is_wanted (const Wanted *wanted, const EnsStatementFact *fact, gint64 row)
{
  const EnsStatementQuery *query = wanted->query;

  return fact->count > 0 && fact->count >= query->least_count &&
         (wanted->group == 0 || fact->group == wanted->group) &&
         (wanted->question == 0 || fact->question == wanted->question) &&
         (query->language == NULL || fact->language == wanted->language) &&
         (query->place == ENS_STATEMENT_PLACE_ANY || fact->pile == wanted->pile) &&
         ens_statement_sets_hold (wanted->sets, row);
}

// In the order of rows.
static GArray *
select_rows (EnsStore *store, const EnsStatementQuery *query, GError **error)
{
  g_autoptr (GPtrArray) sets = ens_statement_sets_new (store, query, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  const EnsStatementFacts *all = ens_statement_cache_get_facts (store, error);
  Wanted wanted = { .query = query, .sets = sets };
  const EnsStatementFact *facts;
  gint64 n;

  if (sets == NULL || all == NULL || !resolve (store, all, &wanted, error))
    return NULL;
  facts = ens_statement_facts_get (all, &n);
  for (gint64 row = 1; row < n && !wanted.is_nothing; row++)
    if (is_wanted (&wanted, &facts[row], row))
      g_array_append_val (rows, row);
  return g_steal_pointer (&rows);
}

static gboolean
order_by_text (EnsStore *store, GArray *rows, GError **error)
{
  g_autoptr (EnsRowSet) wanted = ens_row_set_new ();
  const GArray *texts = ens_statement_cache_get_texts (store, error);

  if (texts == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    ens_row_set_add (wanted, g_array_index (rows, gint64, i));
  g_array_set_size (rows, 0);
  for (guint i = 0; i < texts->len; i++) {
    gint64 row = g_array_index (texts, guint32, i);

    if (ens_row_set_has (wanted, row))
      g_array_append_val (rows, row);
  }
  return TRUE;
}

// What the rows of a few are sorted by, by their number; NULL where their order needs no other rows.
static const char *
get_ranks_sql (EnsQueryOrder order)
{
  switch (order) {
  case ENS_STATEMENT_ORDER_QUESTION:
    return "SELECT row FROM questions ORDER BY number, row";
  case ENS_STATEMENT_ORDER_CRITERION:
    return "SELECT row FROM criteria ORDER BY title COLLATE NOCASE, row";
  case ENS_STATEMENT_ORDER_CODE:
    return "SELECT row FROM nodes ORDER BY code, row";
  case ENS_STATEMENT_ORDER_CODER:
    return "SELECT row FROM coders ORDER BY initials COLLATE NOCASE, id";
  default:
    return NULL;
  }
}

// Returns: (element-type guint32): the rank from 1 of each row, by its number.
static GArray *
rank_rows (EnsStore *store, EnsQueryOrder order, GError **error)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, TRUE, sizeof (guint32));
  const char *sql = get_ranks_sql (order);
  g_autoptr (EnsStmt) stmt = sql != NULL ? ens_db_prepare (store->db, sql, error) : NULL;
  gboolean row = stmt != NULL;

  if (sql != NULL && stmt == NULL)
    return NULL;
  for (guint32 rank = 1; row; rank++) {
    gint64 number;

    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    number = row ? ens_stmt_get_int (stmt, 0) : 0;
    if (number < 1 || number > G_MAXINT32)
      continue;
    if (number >= ranks->len)
      g_array_set_size (ranks, (guint) number + 1);
    g_array_index (ranks, guint32, number) = rank;
  }
  return g_steal_pointer (&ranks);
}

static guint64
get_rank (const GArray *ranks, guint32 row)
{
  return row < ranks->len ? g_array_index (ranks, guint32, row) : 0;
}

/** Keys: @by_row: (element-type guint64): of statements, by number of row; 0 for those without */
typedef struct {
  EnsQueryOrder order;
  const GArray *ranks;
  GArray *by_row;
} Keys;

static void
note_reading_key (gint64 row, const EnsReadingSummary *summary, gpointer data)
{
  const Keys *keys = data;
  guint64 *key;

  if (row >= keys->by_row->len)
    return;
  key = &g_array_index (keys->by_row, guint64, row);
  switch (keys->order) {
  case ENS_STATEMENT_ORDER_MEANING:
    *key = summary->meaning;
    break;
  case ENS_STATEMENT_ORDER_BENEFICIARY:
    *key = summary->beneficiary;
    break;
  case ENS_STATEMENT_ORDER_CERTAINTY:
    *key = summary->is_unsure ? 1 : 2;
    break;
  case ENS_STATEMENT_ORDER_CODER:
    *key = get_rank (keys->ranks, summary->coder);
    break;
  default:
    *key = get_rank (keys->ranks, summary->node);
  }
}

// The first letters of a language tag as a number that sorts like them.
static guint64
make_language_key (const char *language)
{
  guint64 key = 0;

  for (int i = 0; i < 7; i++) {
    key = key << 8 | (guint8) *language;
    language += *language != '\0';
  }
  return key;
}

static guint64
make_fact_key (const Keys *keys, const EnsStatementFacts *all, const EnsStatementFact *fact)
{
  switch (keys->order) {
  case ENS_STATEMENT_ORDER_COUNT:
    return (guint64) (G_MAXINT64 - fact->count);
  case ENS_STATEMENT_ORDER_GROUP:
    return fact->group;
  case ENS_STATEMENT_ORDER_LANGUAGE:
    return make_language_key (ens_statement_facts_get_language (all, fact->language));
  case ENS_STATEMENT_ORDER_CRITERION:
    return get_rank (keys->ranks, fact->pile);
  default:
    return get_rank (keys->ranks, fact->question);
  }
}

static gboolean
fill_keys (EnsStore *store, const EnsStatementQuery *query, Keys *keys, GError **error)
{
  const EnsStatementFacts *all = ens_statement_cache_get_facts (store, error);
  const EnsStatementFact *facts;
  gint64 n;

  if (all == NULL)
    return FALSE;
  facts = ens_statement_facts_get (all, &n);
  g_array_set_size (keys->by_row, (guint) n);
  if (query->order >= ENS_STATEMENT_ORDER_CODE)
    return ens_reading_query_each (store, &query->coder, note_reading_key, keys, error);
  for (gint64 row = 1; row < n; row++)
    if (facts[row].count > 0)
      g_array_index (keys->by_row, guint64, row) = make_fact_key (keys, all, &facts[row]);
  return TRUE;
}

typedef struct {
  guint64 key;
  gint64 row;
} Item;

// By one byte of the key; what is equal there stays in its order.
static void
sort_by_byte (const GArray *from, GArray *to, int shift)
{
  guint starts[257] = { 0 };

  for (guint i = 0; i < from->len; i++)
    starts[(g_array_index (from, Item, i).key >> shift & 0xff) + 1]++;
  for (guint i = 1; i < 257; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < from->len; i++) {
    const Item *item = &g_array_index (from, Item, i);

    g_array_index (to, Item, starts[item->key >> shift & 0xff]++) = *item;
  }
}

// Byte by byte from the last one, without those that are the same in all keys.
static void
sort_items (GArray **items)
{
  guint64 varying = 0;
  GArray *others = g_array_new (FALSE, FALSE, sizeof (Item));

  g_array_set_size (others, (*items)->len);
  for (guint i = 1; i < (*items)->len; i++)
    varying |= g_array_index (*items, Item, i).key ^ g_array_index (*items, Item, 0).key;
  for (int shift = 0; shift < 64; shift += 8) {
    GArray *sorted = others;

    if ((varying >> shift & 0xff) == 0)
      continue;
    sort_by_byte (*items, sorted, shift);
    others = *items;
    *items = sorted;
  }
  g_array_unref (others);
}

static gboolean
order_by_key (EnsStore *store, const EnsStatementQuery *query, GArray *rows, GError **error)
{
  g_autoptr (GArray) ranks = rank_rows (store, query->order, error);
  g_autoptr (GArray) by_row = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_autoptr (GArray) items = g_array_sized_new (FALSE, FALSE, sizeof (Item), MAX (1, rows->len));
  Keys keys = { query->order, ranks, by_row };

  if (ranks == NULL || !fill_keys (store, query, &keys, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    gint64 row = g_array_index (rows, gint64, i);
    guint64 key = g_array_index (by_row, guint64, row);
    Item item = { key == 0 ? G_MAXUINT64 : key, row };

    g_array_append_val (items, item);
  }
  sort_items (&items);
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, gint64, i) = g_array_index (items, Item, i).row;
  return TRUE;
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

static gboolean
order (EnsStore *store, const EnsStatementQuery *query, GArray *rows, GError **error)
{
  switch (query->order) {
  case ENS_STATEMENT_ORDER_NEWEST:
    reverse (rows);
    return TRUE;
  case ENS_STATEMENT_ORDER_OLDEST:
    return TRUE;
  case ENS_STATEMENT_ORDER_TEXT:
    return order_by_text (store, rows, error);
  default:
    return order_by_key (store, query, rows, error);
  }
}

static gboolean
needs_places (const EnsStatementQuery *query)
{
  return query->place != ENS_STATEMENT_PLACE_ANY || query->order == ENS_STATEMENT_ORDER_CRITERION;
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
  g_autoptr (GArray) rows = NULL;

  if (!ens_statement_cache_catch_up (store, error) ||
      (needs_places (query) && !ens_statement_cache_need_places (store, error)))
    return NULL;
  rows = select_rows (store, query, error);
  if (rows == NULL || !order (store, query, rows, error))
    return NULL;
  if (query->is_reversed)
    reverse (rows);
  return g_steal_pointer (&rows);
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

/** ens_store_sum_expressions: @expressions: (out): the sum of the counts of these @rows */
gboolean
ens_store_sum_expressions (EnsStore *store, const GArray *rows, gint64 *expressions, GError **error)
{
  const EnsStatementFacts *all = ens_statement_cache_catch_up (store, error)
                                   ? ens_statement_cache_get_facts (store, error)
                                   : NULL;
  const EnsStatementFact *facts;
  gint64 n;

  if (all == NULL)
    return FALSE;
  facts = ens_statement_facts_get (all, &n);
  *expressions = 0;
  for (guint i = 0; i < rows->len; i++) {
    gint64 row = g_array_index (rows, gint64, i);

    *expressions += row > 0 && row < n ? facts[row].count : 0;
  }
  return TRUE;
}

/**
 * ens_store_list_touched: what was written through @store since the last call
 * @since: (inout): where the last call left it; 0 at first
 * @rows: (inout) (element-type gint64): takes the statements that changed, or are coded or placed
 *   otherwise
 *
 * Returns: whether that is known; else anything may have changed, and what statements name, too
 */
gboolean
ens_store_list_touched (EnsStore *store, gint64 *since, GArray *rows)
{
  return ens_statement_cache_list_touched (store, since, rows);
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
