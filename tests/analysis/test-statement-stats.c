// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Both counts, their margins and shares, and groups that name a row.
#include "ens-statement-stats.h"

static void
test_counts (void)
{
  static const EnsStatementFact facts[] = {
    { 0, 0, 7, 4 },
    { 0, 0, 7, 1 },
    { 0, 1, 9, 1 },
    { 2, 1, 9, 2 },
  };
  g_autoptr (EnsStatementStats) stats = ens_statement_stats_new (facts, 4, 3, 2);
  g_autofree guint *ranking = ens_statement_stats_dup_ranking (stats);

  g_assert_cmpint (ens_statement_stats_get (stats, 0, 0).distinct, ==, 2);
  g_assert_cmpint (ens_statement_stats_get (stats, 0, 0).expressions, ==, 5);
  g_assert_cmpint (stats->row_totals[0].expressions, ==, 6);
  g_assert_cmpint (stats->column_totals[1].distinct, ==, 2);
  g_assert_cmpint (stats->total.expressions, ==, 8);
  g_assert_cmpuint (stats->row_groups[0], ==, 2);
  g_assert_cmpuint (stats->row_groups[1], ==, 0);
  g_assert_cmpuint (stats->n_groups, ==, 2);
  g_assert_cmpfloat_with_epsilon (ens_statement_stats_share (stats, 0, 0, ENS_SHARE_OF_ALL, TRUE),
                                  5.0 / 8, 1e-12);
  g_assert_cmpfloat_with_epsilon (ens_statement_stats_share (stats, 0, 0, ENS_SHARE_OF_ROW, FALSE),
                                  2.0 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (ens_statement_stats_share (stats, 2, 1, ENS_SHARE_OF_COLUMN,
                                                             TRUE),
                                  2.0 / 3, 1e-12);
  g_assert_cmpfloat (ens_statement_stats_share (stats, 1, 0, ENS_SHARE_OF_ROW, TRUE), ==, 0);
  g_assert_cmpuint (ranking[0], ==, 0);
  g_assert_cmpuint (ranking[1], ==, 2);
}

static void
test_nothing (void)
{
  g_autoptr (EnsStatementStats) stats = ens_statement_stats_new (NULL, 0, 0, 0);

  g_assert_cmpint (stats->total.distinct, ==, 0);
  g_assert_cmpuint (stats->n_groups, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/statement-stats/counts", test_counts);
  g_test_add_func ("/analysis/statement-stats/nothing", test_nothing);
  return g_test_run ();
}
