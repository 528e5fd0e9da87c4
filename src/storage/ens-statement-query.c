// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list is made from sets of row numbers and one sort in memory: with 100,000 statements that is
// faster than any order that SQL would have to make first. Texts are read only to sort by them.
#include "ens-statement-query.h"

#include "ens-error.h"
#include "ens-reading-query.h"
#include "ens-row-set.h"
#include "ens-search-words.h"
#include "ens-store-private.h"
#include "ens-store-words.h"
#include "ens-tally.h"

#include <string.h>

#define BELOW                                                               \
  "WITH RECURSIVE below (id) AS (SELECT ?1 UNION SELECT n.id FROM nodes n " \
  "JOIN below b ON n.parent = b.id) "

// Letters of a text that decide its place, as 64-bit words.
#define KEY_WORDS 5
#define KEY_BYTES (KEY_WORDS * 8)

typedef struct {
  gint64 row;
  gint64 key;
  gint64 count;
} Item;

typedef struct {
  guint64 words[KEY_WORDS];
  gint64 row;
} TextKey;

// What is moved about in sorting: small, and mostly enough to tell two texts apart.
typedef struct {
  guint64 first;
  const TextKey *key;
} TextItem;

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

typedef gboolean (*PlacedFunc) (gint64 row, const EnsUuid *criterion, gpointer data);

// Walks statements and members side by side in the order of ids, which both indexes have: many times
// faster than looking up each.
static gboolean
each_placed (EnsStore *store, PlacedFunc func, gpointer data, GError **error)
{
  g_autoptr (EnsStmt) ids = ens_db_prepare (store->db, "SELECT id, row FROM statements ORDER BY id",
                                            error);
  g_autoptr (EnsStmt) placed =
               ids == NULL
                 ? NULL
                 : ens_db_prepare (store->db,
                                   "SELECT statement, criterion FROM members ORDER BY statement",
                                   error);
  EnsUuid id = { 0 };
  gboolean more = TRUE;
  gboolean row = TRUE;

  if (placed == NULL)
    return FALSE;
  while (ens_stmt_step (placed, &more, error) && more) {
    EnsUuid wanted = ens_stmt_get_uuid (placed, 0);
    EnsUuid criterion = ens_stmt_get_uuid (placed, 1);

    while (row && ens_uuid_compare (&id, &wanted) < 0) {
      if (!ens_stmt_step (ids, &row, error))
        return FALSE;
      id = ens_stmt_get_uuid (ids, 0);
    }
    if (row && ens_uuid_equal (&id, &wanted))
      func (ens_stmt_get_int (ids, 1), &criterion, data);
  }
  return !more;
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
    if (!each_placed (store, note_placed, set, error))
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
  EnsStatementCoded coded;
  EnsRowSet *set;
} Coded;

static void
note_coded (gint64 row, const EnsReadingSummary *summary, gpointer data)
{
  const Coded *coded = data;
  gboolean is_wanted = TRUE;

  if (coded->coded == ENS_STATEMENT_CODED_UNSURE)
    is_wanted = summary->is_unsure;
  else if (coded->coded == ENS_STATEMENT_CODED_DISPUTED)
    is_wanted = summary->is_disputed;
  else if (coded->coded == ENS_STATEMENT_CODED_AGREED)
    is_wanted = summary->is_agreed;
  if (is_wanted)
    ens_row_set_add (coded->set, row);
}

static gboolean
restrict_coded (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (EnsRowSet) set = ens_row_set_new ();
  Coded coded = { query->coded, set };

  if (query->coded == ENS_STATEMENT_CODED_ANY)
    return TRUE;
  if (!ens_reading_query_each (store, &query->coder, note_coded, &coded, error))
    return FALSE;
  if (query->coded == ENS_STATEMENT_CODED_NOT)
    ens_row_set_complement (set);
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

static gboolean
is_in_all (GPtrArray *sets, gint64 row)
{
  for (guint i = 0; i < sets->len; i++)
    if (!ens_row_set_has (sets->pdata[i], row))
      return FALSE;
  return TRUE;
}

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
  return stmt;
}

// Answered from the index alone.
static EnsStmt *
prepare_counts (EnsStore *store, const EnsStatementQuery *query, GError **error)
{
  return prepare (
    store, query,
    "SELECT row, count, group_id, question, language FROM statements INDEXED BY statements_by_group "
    "WHERE (?2 IS NULL OR question = ?2) AND (?3 IS NULL OR language = ?3)",
    "SELECT row, count, group_id, question, language FROM statements WHERE group_id = ?1 "
    "AND (?2 IS NULL OR question = ?2) AND (?3 IS NULL OR language = ?3)",
    error);
}

static EnsStmt *
prepare_texts (EnsStore *store, const EnsStatementQuery *query, GError **error)
{
  return prepare (store, query,
                  "SELECT row, text FROM statements "
                  "WHERE (?2 IS NULL OR question = ?2) AND (?3 IS NULL OR language = ?3)",
                  "SELECT row, text FROM statements WHERE group_id = ?1 "
                  "AND (?2 IS NULL OR question = ?2) AND (?3 IS NULL OR language = ?3)",
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
    if (!row || !is_in_all (sets, item.row))
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

// Base letters in lower case, so that É stands beside e; from the first letter or digit on.
static void
make_text_key (const char *text, guint64 words[KEY_WORDS])
{
  guint8 bytes[KEY_BYTES + 6] = { 0 };
  gsize n = 0;

  while (*text != '\0' && n < KEY_BYTES) {
    guint8 byte = (guint8) *text;
    gunichar letter = byte;
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

    if (byte < 0x80) {
      if (n > 0 || g_ascii_isalnum (*text))
        bytes[n++] = byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
      text++;
      continue;
    }
    letter = g_utf8_get_char (text);
    text = g_utf8_next_char (text);
    if (n == 0 && !g_unichar_isalnum (letter))
      continue;
    g_unichar_fully_decompose (letter, FALSE, parts, G_N_ELEMENTS (parts));
    n += (gsize) g_unichar_to_utf8 (g_unichar_tolower (parts[0]), (char *) bytes + n);
  }
  for (int i = 0; i < KEY_WORDS; i++) {
    memcpy (&words[i], bytes + 8 * i, 8);
    words[i] = GUINT64_FROM_BE (words[i]);
  }
}

static int
compare_text_items (gconstpointer a, gconstpointer b)
{
  const TextItem *left = a;
  const TextItem *right = b;

  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  for (int i = 1; i < KEY_WORDS; i++)
    if (left->key->words[i] != right->key->words[i])
      return left->key->words[i] < right->key->words[i] ? -1 : 1;
  return left->key->row < right->key->row ? -1 : left->key->row > right->key->row;
}

static gboolean
read_text_keys (EnsStore *store,
                const EnsStatementQuery *query,
                GPtrArray *sets,
                GArray *keys,
                GError **error)
{
  g_autoptr (EnsStmt) stmt = prepare_texts (store, query, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row) {
    TextKey key;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    key.row = ens_stmt_get_int (stmt, 0);
    if (!row || !is_in_all (sets, key.row))
      continue;
    make_text_key (ens_stmt_get_text (stmt, 1), key.words);
    g_array_append_val (keys, key);
  }
  return TRUE;
}

static GArray *
list_by_text (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (TextKey));
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (TextItem));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!read_text_keys (store, query, sets, keys, error))
    return NULL;
  for (guint i = 0; i < keys->len; i++) {
    const TextKey *key = &g_array_index (keys, TextKey, i);
    TextItem text = { key->words[0], key };

    g_array_append_val (texts, text);
  }
  g_array_sort (texts, compare_text_items);
  for (guint i = 0; i < texts->len; i++)
    g_array_append_val (rows, g_array_index (texts, TextItem, i).key->row);
  return g_steal_pointer (&rows);
}

static GHashTable *
rank_ids (EnsStore *store, EnsQueryOrder order, GError **error)
{
  g_autoptr (GHashTable)
               ranks = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db,
                                             order == ENS_STATEMENT_ORDER_CODE
                                               ? "SELECT id FROM nodes ORDER BY code, row"
                                               : "SELECT id FROM criteria "
                                                 "ORDER BY title COLLATE NOCASE, row",
                                             error);
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

typedef struct {
  GHashTable *ranks;
  GHashTable *by_row;
} Ranking;

static gboolean
note_rank (gint64 row, const EnsUuid *id, gpointer data)
{
  Ranking *ranking = data;

  g_hash_table_insert (ranking->by_row, (gpointer) (gintptr) row,
                       g_hash_table_lookup (ranking->ranks, id));
  return TRUE;
}

static void
note_code_rank (gint64 row, const EnsReadingSummary *summary, gpointer data)
{
  note_rank (row, &summary->node, data);
}

static gboolean
rank_items (EnsStore *store, const EnsStatementQuery *query, GArray *items, GError **error)
{
  g_autoptr (GHashTable) ranks = rank_ids (store, query->order, error);
  g_autoptr (GHashTable) by_row = g_hash_table_new (NULL, NULL);
  Ranking ranking = { ranks, by_row };
  gboolean is_by_code = query->order == ENS_STATEMENT_ORDER_CODE;

  if (ranks == NULL)
    return FALSE;
  if (is_by_code ? !ens_reading_query_each (store, &query->coder, note_code_rank, &ranking, error)
                 : !each_placed (store, note_rank, &ranking, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++) {
    Item *item = &g_array_index (items, Item, i);
    guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (by_row, (gpointer) (gintptr) item->row));

    item->key = rank == 0 ? G_MAXINT64 : (gint64) rank;
  }
  return TRUE;
}

static GPtrArray *
make_sets (EnsStore *store, const EnsStatementQuery *query, GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_row_set_free);

  ens_store_get_db (store);
  if (!restrict_place (store, query, sets, error) || !restrict_node (store, query, sets, error) ||
      !restrict_coded (store, query, sets, error) || !restrict_sample (store, query, sets, error) ||
      !restrict_search (store, query, sets, error))
    return NULL;
  return g_steal_pointer (&sets);
}

static GArray *
list_by_key (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GArray) rows = NULL;

  if (!collect (store, query, sets, items, error))
    return NULL;
  if ((query->order == ENS_STATEMENT_ORDER_CRITERION || query->order == ENS_STATEMENT_ORDER_CODE) &&
      !rank_items (store, query, items, error))
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
  g_autoptr (GPtrArray) sets = make_sets (store, query, error);
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
  g_autoptr (GPtrArray) sets = make_sets (store, query, error);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));

  if (sets == NULL || !collect (store, query, sets, items, error))
    return FALSE;
  *expressions = 0;
  for (guint i = 0; i < items->len; i++)
    *expressions += g_array_index (items, Item, i).count;
  return TRUE;
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
