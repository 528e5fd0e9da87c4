// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One set for each condition that SQL would look up for every row anew.
#include "ens-statement-sets.h"

#include "ens-reading-query.h"
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
add_rows (EnsStmt *stmt, EnsRowSet *set, GError **error)
{
  gboolean row = TRUE;

  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (row)
      ens_row_set_add (set, ens_stmt_get_int (stmt, 0));
  }
  return TRUE;
}

static gboolean
fill_set (EnsStore *store, const char *sql, const EnsUuid *id, EnsRowSet *set, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_uuid (stmt, 1, id);
  return add_rows (stmt, set, error);
}

static gboolean
fill_searched (EnsStore *store, const char *match, EnsRowSet *set, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    store->db, "SELECT rowid FROM statements_words WHERE statements_words MATCH ?1", error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, match);
  return add_rows (stmt, set, error);
}

// All whose codings name the node or one below it.
static gboolean
fill_coded_below (EnsStore *store, const EnsUuid *node, EnsRowSet *set, GError **error)
{
  g_autoptr (EnsRowSet) nodes = ens_row_set_new ();
  const GArray *codings = ens_statement_cache_get_codings (store, error);

  if (codings == NULL ||
      !fill_set (store, BELOW "SELECT n.row FROM below b JOIN nodes n ON n.id = b.id", node, nodes,
                 error))
    return FALSE;
  for (guint i = 0; i < codings->len; i++) {
    const EnsCachedCoding *coding = &g_array_index (codings, EnsCachedCoding, i);

    if (ens_row_set_has (nodes, coding->node))
      ens_row_set_add (set, coding->statement);
  }
  return TRUE;
}

static gboolean
fill_counted (EnsStore *store, const EnsUuid *node, EnsRowSet *set, GError **error)
{
  if (ens_uuid_is_nil (node))
    return fill_set (store,
                     "SELECT s.row FROM statements s "
                     "WHERE ?1 IS NULL AND " ENS_TALLY_NODE_SQL " IS NULL",
                     node, set, error);
  return fill_set (store,
                   BELOW "SELECT s.row FROM statements s "
                         "WHERE " ENS_TALLY_NODE_SQL " IN (SELECT id FROM below)",
                   node, set, error);
}

static gboolean
restrict_node (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (EnsRowSet) set = ens_row_set_new ();

  if (ens_uuid_is_nil (&query->node) && !query->is_counted)
    return TRUE;
  if (query->is_counted ? !fill_counted (store, &query->node, set, error)
                        : !fill_coded_below (store, &query->node, set, error))
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

static gboolean
restrict_sample (EnsStore *store, const EnsStatementQuery *query, GPtrArray *sets, GError **error)
{
  g_autoptr (EnsRowSet) set = ens_row_set_new ();
  const GArray *lots;

  if (query->sample == 0)
    return TRUE;
  lots = ens_statement_cache_get_lots (store, error);
  if (lots == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (lots->len, query->sample); i++)
    ens_row_set_add (set, g_array_index (lots, gint64, i));
  g_ptr_array_add (sets, g_steal_pointer (&set));
  return TRUE;
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

  if (!restrict_node (store, query, sets, error) || !restrict_coded (store, query, sets, error) ||
      !restrict_coder (store, query, sets, error) || !restrict_sample (store, query, sets, error) ||
      !restrict_search (store, query, sets, error))
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
