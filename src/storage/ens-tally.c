// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Statements are summed here rather than by GROUP BY, which would sort them all first.
#include "ens-tally.h"

#include "ens-question.h"
#include "ens-store-private.h"

#include <string.h>

/** ens_store_count: @counts takes the number of rows of each kind. */
gboolean
ens_store_count (EnsStore *store, gint64 counts[ENS_N_KINDS], GError **error)
{
  for (guint kind = 0; kind < ENS_N_KINDS; kind++)
    if (!ens_db_query_int (ens_store_get_db (store), ens_row_sql_get (kind)->count, &counts[kind],
                           error))
      return FALSE;
  return TRUE;
}

/** ens_store_count_sheets: @n: (out): questionnaires that count; one that was keyed twice is one. */
gboolean
ens_store_count_sheets (EnsStore *store, gint64 *n, GError **error)
{
  return ens_db_query_int (ens_store_get_db (store),
                           "SELECT (SELECT count (*) FROM respondents) - "
                           "(SELECT count (*) FROM respondents WHERE repeats IS NOT NULL)",
                           n, error);
}

static guint
hash_cell (gconstpointer data)
{
  const EnsStatementTally *cell = data;

  return ens_uuid_hash (&cell->group) ^ 31 * ens_uuid_hash (&cell->question) ^
         1009 * ens_uuid_hash (&cell->node) ^ (guint) cell->polarity;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const EnsStatementTally *left = a;
  const EnsStatementTally *right = b;
  int order = ens_uuid_compare (&left->group, &right->group);

  if (order == 0)
    order = ens_uuid_compare (&left->question, &right->question);
  if (order == 0)
    order = ens_uuid_compare (&left->node, &right->node);
  return order != 0 ? order : left->polarity - right->polarity;
}

static gboolean
is_same_cell (gconstpointer a, gconstpointer b)
{
  return compare_cells (a, b) == 0;
}

static int
parse_polarity (const char *word)
{
  for (int i = 0; ens_polarity_words[i] != NULL; i++)
    if (g_strcmp0 (ens_polarity_words[i], word) == 0)
      return i;
  return ENS_POLARITY_OPEN;
}

static void
add_statement (GHashTable *cells, EnsStmt *stmt)
{
  EnsStatementTally key = {
    .group = ens_stmt_get_uuid (stmt, 0),
    .question = ens_stmt_get_uuid (stmt, 1),
    .node = ens_stmt_get_uuid (stmt, 2),
    .polarity = parse_polarity (ens_stmt_get_text (stmt, 3)),
  };
  EnsStatementTally *cell = g_hash_table_lookup (cells, &key);

  if (cell == NULL) {
    cell = g_memdup2 (&key, sizeof key);
    g_hash_table_add (cells, cell);
  }
  cell->distinct++;
  cell->expressions += ens_stmt_get_int (stmt, 4);
}

/**
 * ens_store_tally_statements:
 *
 * Returns: (transfer full) (element-type EnsStatementTally) (nullable): one cell per group, question,
 *   node and polarity that occurs, in this order
 */
GArray *
ens_store_tally_statements (EnsStore *store, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             "SELECT s.group_id, s.question, " ENS_TALLY_NODE_SQL
                                             ", s.polarity, s.count FROM statements s",
                                             error);
  g_autoptr (GHashTable) cells = g_hash_table_new_full (hash_cell, is_same_cell, g_free, NULL);
  g_autoptr (GArray) tally = g_array_new (FALSE, FALSE, sizeof (EnsStatementTally));
  GHashTableIter iter;
  gpointer cell;
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    if (row)
      add_statement (cells, stmt);
  }
  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    g_array_append_vals (tally, cell, 1);
  g_array_sort (tally, compare_cells);
  return g_steal_pointer (&tally);
}

// Statements come group by group, so the cell is one of the last few.
static EnsGroupTally *
get_group_cell (GArray *tally, const EnsUuid *group, const EnsUuid *question)
{
  const EnsGroupTally fresh = { .group = *group, .question = *question };

  for (guint i = tally->len; i > 0; i--) {
    EnsGroupTally *cell = &g_array_index (tally, EnsGroupTally, i - 1);

    if (!ens_uuid_equal (&cell->group, group))
      break;
    if (ens_uuid_equal (&cell->question, question))
      return cell;
  }
  g_array_append_val (tally, fresh);
  return &g_array_index (tally, EnsGroupTally, tally->len - 1);
}

/**
 * ens_store_tally_groups:
 *
 * Reads an index only: quick enough after every post-it.
 *
 * Returns: (transfer full) (element-type EnsGroupTally) (nullable): one cell per group and question
 *   that occur, by group
 */
GArray *
ens_store_tally_groups (EnsStore *store, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             "SELECT group_id, question, count FROM statements "
                                             "ORDER BY group_id",
                                             error);
  g_autoptr (GArray) tally = g_array_new (FALSE, FALSE, sizeof (EnsGroupTally));
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (row) {
    EnsUuid group, question;
    EnsGroupTally *cell;

    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    if (!row)
      break;
    group = ens_stmt_get_uuid (stmt, 0);
    question = ens_stmt_get_uuid (stmt, 1);
    cell = get_group_cell (tally, &group, &question);
    cell->distinct++;
    cell->expressions += ens_stmt_get_int (stmt, 2);
  }
  return g_steal_pointer (&tally);
}

/** ens_store_tally_criteria: Returns: (transfer full) (element-type EnsCriterionTally) (nullable): by id. */
GArray *
ens_store_tally_criteria (EnsStore *store, GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (ens_store_get_db (store),
                                      "SELECT c.id, count (s.row), coalesce (sum (s.count), 0), "
                                      "count (DISTINCT s.group_id) FROM criteria c "
                                      "LEFT JOIN members m ON m.criterion = c.id "
                                      "LEFT JOIN statements s ON s.id = m.statement "
                                      "GROUP BY c.id ORDER BY c.id",
                                      error);
  g_autoptr (GArray) tally = g_array_new (FALSE, FALSE, sizeof (EnsCriterionTally));
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (row) {
    EnsCriterionTally cell;

    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    if (!row)
      break;
    cell.criterion = ens_stmt_get_uuid (stmt, 0);
    cell.distinct = ens_stmt_get_int (stmt, 1);
    cell.expressions = ens_stmt_get_int (stmt, 2);
    cell.groups = ens_stmt_get_int (stmt, 3);
    g_array_append_val (tally, cell);
  }
  return g_steal_pointer (&tally);
}

/**
 * ens_store_list_examples:
 * @most: for each pile
 *
 * All piles in one pass: asked one by one, a wall of 60 piles would be felt at every move.
 *
 * Returns: (transfer full) (element-type EnsCriterionExample) (nullable): by pile, what was said most
 *   often first, of equals the oldest
 */
GArray *
ens_store_list_examples (EnsStore *store, guint most, GError **error)
{
  g_autoptr (EnsStmt) stmt =
               ens_db_prepare (ens_store_get_db (store),
                               "SELECT pile, row FROM (SELECT m.criterion AS pile, s.row AS row, "
                               "row_number () OVER (PARTITION BY m.criterion "
                               "ORDER BY s.count DESC, s.row) AS place FROM members m "
                               "JOIN statements s ON s.id = m.statement) "
                               "WHERE place <= ?1 ORDER BY pile, place",
                               error);
  g_autoptr (GArray) examples = g_array_new (FALSE, FALSE, sizeof (EnsCriterionExample));
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  ens_stmt_bind_int (stmt, 1, most);
  while (ens_stmt_step (stmt, &row, error)) {
    EnsCriterionExample example;

    if (!row)
      return g_steal_pointer (&examples);
    example.criterion = ens_stmt_get_uuid (stmt, 0);
    example.row = ens_stmt_get_int (stmt, 1);
    g_array_append_val (examples, example);
  }
  return NULL;
}

/**
 * ens_store_each_answer:
 * @round: of which survey
 * @func: called for each answer, those of one respondent mostly together; %FALSE ends the walk
 *
 * Reads without making records: for a million answers. Answers are not parted by round, so a survey
 * that is most of them is read from end to end, with those of others among it; else sheet by sheet.
 */
gboolean
ens_store_each_answer (EnsStore *store,
                       const EnsUuid *round,
                       EnsAnswerFunc func,
                       gpointer data,
                       GError **error)
{
  g_autoptr (EnsStmt) counting = NULL;
  g_autoptr (EnsStmt) stmt = NULL;
  gboolean row = TRUE;
  gboolean is_most;

  counting = ens_db_prepare (ens_store_get_db (store),
                             "SELECT 3 * (SELECT count (*) FROM respondents WHERE round = ?1) >= "
                             "(SELECT count (*) FROM respondents)",
                             error);
  if (counting == NULL)
    return FALSE;
  ens_stmt_bind_uuid (counting, 1, round);
  if (!ens_stmt_step (counting, &row, error))
    return FALSE;
  is_most = ens_stmt_get_int (counting, 0) != 0;
  stmt = is_most
           ? ens_db_prepare (ens_store_get_db (store),
                             "SELECT respondent, indicator, level, wished FROM answers", error)
           : ens_db_prepare (ens_store_get_db (store),
                             "SELECT a.respondent, a.indicator, a.level, a.wished "
                             "FROM respondents r CROSS JOIN answers a ON a.respondent = r.id "
                             "WHERE r.round = ?1",
                             error);
  if (stmt == NULL)
    return FALSE;
  if (!is_most)
    ens_stmt_bind_uuid (stmt, 1, round);
  while (ens_stmt_step (stmt, &row, error)) {
    EnsUuid respondent, indicator;

    if (!row)
      return TRUE;
    respondent = ens_stmt_get_uuid (stmt, 0);
    indicator = ens_stmt_get_uuid (stmt, 1);
    if (!func (&respondent, &indicator, (int) ens_stmt_get_int (stmt, 2),
               (int) ens_stmt_get_int (stmt, 3), data))
      return TRUE;
  }
  return FALSE;
}
