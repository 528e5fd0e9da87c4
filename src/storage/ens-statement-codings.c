// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Read in the order in which they lie in the file and sorted in memory; what changes later is taken out
// and put in where it belongs.
#include "ens-statement-codings.h"

#include "ens-reading-query.h"
#include "ens-store-private.h"

struct _EnsStatementCodings {
  GArray *codings; // by statement and coder once all are there
  gint64 last;
  gboolean is_loaded;
};

EnsStatementCodings *
ens_statement_codings_new (void)
{
  EnsStatementCodings *self = g_new0 (EnsStatementCodings, 1);

  self->codings = g_array_new (FALSE, FALSE, sizeof (EnsCachedCoding));
  return self;
}

void
ens_statement_codings_free (EnsStatementCodings *self)
{
  g_array_unref (self->codings);
  g_free (self);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const EnsCachedCoding *left = a;
  const EnsCachedCoding *right = b;

  if (left->statement != right->statement)
    return left->statement < right->statement ? -1 : 1;
  return ens_uuid_compare (&left->coder, &right->coder);
}

static gboolean
take (EnsStore *store, EnsRowFinder *finder, EnsStmt *stmt, EnsCachedCoding *coding, GError **error)
{
  EnsUuid statement = ens_stmt_get_uuid (stmt, 1);
  EnsUuid node = ens_stmt_get_uuid (stmt, 3);

  *coding = (EnsCachedCoding){
    .row = (guint32) ens_stmt_get_int (stmt, 0),
    .coder = ens_stmt_get_uuid (stmt, 2),
    .meaning = ens_reading_query_pack (ens_stmt_get_text (stmt, 4)),
    .beneficiary = ens_reading_query_pack (ens_stmt_get_text (stmt, 5)),
    .is_unsure = ens_stmt_get_int (stmt, 6) != 0,
    .is_agreed = ens_stmt_get_int (stmt, 7) != 0,
  };
  return ens_row_finder_find (finder, store, ENS_KIND_STATEMENT, &statement, &coding->statement,
                              error) &&
         ens_row_finder_find (finder, store, ENS_KIND_CODER, &coding->coder, &coding->coder_row,
                              error) &&
         ens_row_finder_find (finder, store, ENS_KIND_NODE, &node, &coding->node, error);
}

// Those of the numbers from the first to the second of @range, as many as the third says.
static gboolean
read_some (EnsStore *store,
           EnsRowFinder *finder,
           const gint64 range[3],
           GArray *codings,
           GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    store->db,
    "SELECT row, statement, coder, node, meaning, beneficiary, certainty = 'unsure', agreed "
    "FROM codings WHERE row BETWEEN ?1 AND ?2 ORDER BY row LIMIT ?3",
    error);
  gboolean row = stmt != NULL;

  for (int i = 0; i < 3 && row; i++)
    ens_stmt_bind_int (stmt, i + 1, range[i]);
  while (row) {
    EnsCachedCoding coding;

    if (!ens_stmt_step (stmt, &row, error) || (row && !take (store, finder, stmt, &coding, error)))
      return FALSE;
    if (row)
      g_array_append_val (codings, coding);
  }
  return stmt != NULL;
}

gboolean
ens_statement_codings_is_loaded (const EnsStatementCodings *self)
{
  return self->is_loaded;
}

/** ens_statement_codings_load: reads the next @most. */
gboolean
ens_statement_codings_load (EnsStatementCodings *self,
                            EnsStore *store,
                            EnsRowFinder *finder,
                            gint64 most,
                            GError **error)
{
  const gint64 range[] = { self->last + 1, G_MAXINT64, most };
  guint before = self->codings->len;

  if (!read_some (store, finder, range, self->codings, error))
    return FALSE;
  self->is_loaded = self->codings->len - before < most;
  if (self->codings->len > before)
    self->last = g_array_index (self->codings, EnsCachedCoding, self->codings->len - 1).row;
  if (self->is_loaded)
    g_array_sort (self->codings, compare);
  return TRUE;
}

static void
take_out (GArray *codings, const EnsRowSet *rows, EnsRowSet *touched)
{
  guint n_left = 0;

  for (guint i = 0; i < codings->len; i++) {
    EnsCachedCoding *coding = &g_array_index (codings, EnsCachedCoding, i);

    if (!ens_row_set_has (rows, coding->row))
      g_array_index (codings, EnsCachedCoding, n_left++) = *coding;
    else if (coding->statement > 0)
      ens_row_set_add (touched, coding->statement);
  }
  g_array_set_size (codings, n_left);
}

// Both in order; from the end, so that each moves once.
static void
merge (GArray *codings, GArray *few)
{
  EnsCachedCoding *to;
  const EnsCachedCoding *from = (const EnsCachedCoding *) (gconstpointer) few->data;
  guint n = codings->len;
  guint n_few = few->len;

  g_array_set_size (codings, n + n_few);
  to = (EnsCachedCoding *) (gpointer) codings->data;
  while (n_few > 0) {
    if (n > 0 && compare (&to[n - 1], &from[n_few - 1]) > 0) {
      to[n + n_few - 1] = to[n - 1];
      n--;
    } else {
      to[n + n_few - 1] = from[n_few - 1];
      n_few--;
    }
  }
}

/**
 * ens_statement_codings_patch: reads the codings of these @rows again, as far as they were read before
 * @touched: takes the statements that they are or were about
 */
gboolean
ens_statement_codings_patch (EnsStatementCodings *self,
                             EnsStore *store,
                             EnsRowFinder *finder,
                             const EnsRowSet *rows,
                             EnsRowSet *touched,
                             GError **error)
{
  g_autoptr (GArray) few = g_array_new (FALSE, FALSE, sizeof (EnsCachedCoding));
  gint64 last = self->is_loaded ? G_MAXINT64 : self->last;
  gint64 row = 0;

  take_out (self->codings, rows, touched);
  while (ens_row_set_next (rows, &row) && row <= last) {
    const gint64 range[] = { row, row, 1 };

    if (!read_some (store, finder, range, few, error))
      return FALSE;
  }
  for (guint i = 0; i < few->len; i++)
    if (g_array_index (few, EnsCachedCoding, i).statement > 0)
      ens_row_set_add (touched, g_array_index (few, EnsCachedCoding, i).statement);
  g_array_sort (few, compare);
  merge (self->codings, few);
  return TRUE;
}

/** ens_statement_codings_get: Returns: (transfer none) (element-type EnsCachedCoding): once all are there */
const GArray *
ens_statement_codings_get (const EnsStatementCodings *self)
{
  return self->codings;
}
