// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sums over facts; nothing is hidden here (that is the mask's) and nothing is named.
#include "ens-statement-stats.h"

#include <string.h>

static void
add_to (EnsTally *tally, gint64 count)
{
  tally->distinct++;
  tally->expressions += count;
}

static guint64
make_key (guint row, guint group)
{
  return (guint64) row << 32 | group;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

// Different groups per row and in all: sort the pairs and count the changes.
static void
count_groups (EnsStatementStats *self, const EnsStatementFact *facts, gsize n)
{
  g_autofree guint64 *keys = g_new (guint64, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    keys[i] = make_key (facts[i].row, facts[i].group);
  qsort (keys, n, sizeof (guint64), compare_keys);
  for (gsize i = 0; i < n; i++)
    if (i == 0 || keys[i] != keys[i - 1])
      self->row_groups[keys[i] >> 32]++;
  for (gsize i = 0; i < n; i++)
    keys[i] = facts[i].group;
  qsort (keys, n, sizeof (guint64), compare_keys);
  for (gsize i = 0; i < n; i++)
    self->n_groups += i == 0 || keys[i] != keys[i - 1];
}

/**
 * ens_statement_stats_new:
 * @facts: one for each statement in each cell it counts in
 * @n: how many
 */
EnsStatementStats *
ens_statement_stats_new (const EnsStatementFact *facts, gsize n, guint n_rows, guint n_columns)
{
  EnsStatementStats *self = g_new0 (EnsStatementStats, 1);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->cells = g_new0 (EnsTally, MAX ((gsize) n_rows * n_columns, 1));
  self->row_totals = g_new0 (EnsTally, MAX (n_rows, 1));
  self->column_totals = g_new0 (EnsTally, MAX (n_columns, 1));
  self->row_groups = g_new0 (guint, MAX (n_rows, 1));
  for (gsize i = 0; i < n; i++) {
    const EnsStatementFact *fact = &facts[i];

    g_assert (fact->row < n_rows && fact->column < n_columns);
    add_to (&self->cells[(gsize) fact->row * n_columns + fact->column], fact->count);
    add_to (&self->row_totals[fact->row], fact->count);
    add_to (&self->column_totals[fact->column], fact->count);
    add_to (&self->total, fact->count);
  }
  count_groups (self, facts, n);
  return self;
}

/** ens_statement_stats_get: Returns: both counts of one cell */
EnsTally
ens_statement_stats_get (const EnsStatementStats *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, ((EnsTally){ 0, 0 }));
  return self->cells[(gsize) row * self->n_columns + column];
}

static double
pick_count (EnsTally tally, gboolean by_expressions)
{
  return (double) (by_expressions ? tally.expressions : tally.distinct);
}

/**
 * ens_statement_stats_share:
 * @base: what it is a share of
 * @by_expressions: expressions of expressions; else distinct statements of distinct statements
 *
 * Returns: 0 to 1; 0 where the base is empty
 */
double
ens_statement_stats_share (const EnsStatementStats *self,
                           guint row,
                           guint column,
                           EnsShareBase base,
                           gboolean by_expressions)
{
  double part = pick_count (ens_statement_stats_get (self, row, column), by_expressions);
  double whole = pick_count (base == ENS_SHARE_OF_ROW      ? self->row_totals[row]
                             : base == ENS_SHARE_OF_COLUMN ? self->column_totals[column]
                                                           : self->total,
                             by_expressions);

  return whole > 0 ? part / whole : 0;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const EnsStatementStats *self = data;
  guint x = *(const guint *) a, y = *(const guint *) b;
  const EnsTally *p = &self->row_totals[x], *q = &self->row_totals[y];

  if (p->expressions != q->expressions)
    return p->expressions > q->expressions ? -1 : 1;
  if (p->distinct != q->distinct)
    return p->distinct > q->distinct ? -1 : 1;
  return x < y ? -1 : x > y;
}

/** ens_statement_stats_dup_ranking: Returns: (transfer full): the rows, most expressions first */
guint *
ens_statement_stats_dup_ranking (const EnsStatementStats *self)
{
  guint *rows = g_new (guint, MAX (self->n_rows, 1));

  for (guint i = 0; i < self->n_rows; i++)
    rows[i] = i;
  g_qsort_with_data (rows, (int) self->n_rows, sizeof (guint), compare_rows, (gpointer) self);
  return rows;
}

void
ens_statement_stats_free (EnsStatementStats *self)
{
  if (self == NULL)
    return;
  g_free (self->cells);
  g_free (self->row_totals);
  g_free (self->column_totals);
  g_free (self->row_groups);
  g_free (self);
}
