// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Published and hand-computed values of the statistics of levels.
#include "ens-indicator-stats.h"

static EnsLevelCounts
counts_of (const gint64 level[ENS_N_LEVELS], gint64 missing)
{
  EnsLevelCounts counts = { 0 };

  for (int k = 0; k < ENS_N_LEVELS; k++)
    for (gint64 i = 0; i < level[k]; i++)
      ens_level_counts_add (&counts, k + 1, 1);
  for (gint64 i = 0; i < missing; i++)
    ens_level_counts_add (&counts, 0, 1);
  return counts;
}

static void
test_shares (void)
{
  EnsLevelCounts counts = counts_of ((const gint64[]){ 1, 2, 3, 4, 10 }, 5);
  EnsIndicatorStats stats = ens_indicator_stats (&counts);

  g_assert_cmpint (stats.n, ==, 20);
  g_assert_cmpint (stats.missing, ==, 5);
  g_assert_cmpfloat_with_epsilon (stats.effective_n, 20, 1e-12);
  g_assert_cmpfloat_with_epsilon (stats.ill_being, 0.15, 1e-12);
  g_assert_cmpfloat_with_epsilon (stats.well_being, 0.7, 1e-12);
  g_assert_cmpfloat_with_epsilon (stats.mean, 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (stats.score, 0.75, 1e-12);
  g_assert_cmpint (stats.median_low, ==, 4);
  g_assert_cmpint (stats.median_high, ==, 5);
  g_assert_false (stats.is_reliable);
}

static void
test_no_answers (void)
{
  EnsLevelCounts counts = counts_of ((const gint64[]){ 0, 0, 0, 0, 0 }, 3);
  EnsIndicatorStats stats = ens_indicator_stats (&counts);
  g_autofree char *hint = ens_indicator_stats_dup_hint (&stats);

  g_assert_cmpint (stats.n, ==, 0);
  g_assert_cmpint (stats.median_low, ==, 0);
  g_assert_cmpfloat (stats.score, ==, 0);
  g_assert_nonnull (hint);
}

static void
test_weights (void)
{
  EnsLevelCounts counts = { 0 };
  EnsLevelCounts more = { 0 };
  EnsIndicatorStats stats;

  ens_level_counts_add (&counts, 1, 3);
  ens_level_counts_add (&more, 5, 1);
  ens_level_counts_merge (&counts, &more);
  stats = ens_indicator_stats (&counts);
  g_assert_cmpint (stats.n, ==, 2);
  g_assert_cmpfloat_with_epsilon (stats.effective_n, 1.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (stats.ill_being, 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (stats.mean, 2, 1e-12);
  g_assert_cmpint (stats.median_high, ==, 1);
}

// Newcombe 1998: Wilson's interval of 81 in 263 is 0.2553 to 0.3662; of 0 in 20 is 0 to 0.1611.
static void
test_wilson (void)
{
  EnsInterval a = ens_indicator_wilson (81.0 / 263, 263);
  EnsInterval b = ens_indicator_wilson (0, 20);
  EnsInterval none = ens_indicator_wilson (0, 0);

  g_assert_cmpfloat_with_epsilon (a.low, 0.2553, 5e-5);
  g_assert_cmpfloat_with_epsilon (a.high, 0.3662, 5e-5);
  g_assert_cmpfloat_with_epsilon (b.low, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (b.high, 0.1611, 5e-5);
  g_assert_cmpfloat (none.high, ==, 1);
}

// Newcombe 1998, method 10: 56/70 - 48/80 = 0.2, interval 0.0524 to 0.3339.
static void
test_difference (void)
{
  EnsDifference more = ens_indicator_difference (48.0 / 80, 80, 56.0 / 70, 70);
  EnsDifference less = ens_indicator_difference (56.0 / 70, 70, 48.0 / 80, 80);
  EnsDifference chance = ens_indicator_difference (0.5, 20, 0.6, 20);
  EnsDifference few = ens_indicator_difference (0, 4, 1, 100);
  g_autofree char *words = ens_difference_dup_words (&more, TRUE);

  g_assert_cmpfloat_with_epsilon (more.interval.low, 0.0524, 5e-5);
  g_assert_cmpfloat_with_epsilon (more.interval.high, 0.3339, 5e-5);
  g_assert_cmpint (more.verdict, ==, ENS_VERDICT_MORE);
  g_assert_cmpint (less.verdict, ==, ENS_VERDICT_LESS);
  g_assert_cmpint (chance.verdict, ==, ENS_VERDICT_CHANCE);
  g_assert_cmpint (few.verdict, ==, ENS_VERDICT_TOO_FEW);
  g_assert_nonnull (words);
}

// A share of nothing or of everything lies in its interval, whatever rounding does.
static void
test_wilson_holds_its_share (void)
{
  for (int n = 1; n <= 2000; n++) {
    const EnsInterval none = ens_indicator_wilson (0, n), all = ens_indicator_wilson (1, n);

    g_assert_cmpfloat (none.low, ==, 0);
    g_assert_cmpfloat (all.high, ==, 1);
    g_assert_cmpfloat (none.high, >, 0);
    g_assert_cmpfloat (all.low, <, 1);
  }
}

// Ten people who answer the same to four indicators are no surer than ten people who answer one.
static void
test_pool (void)
{
  const EnsLevelCounts one = counts_of ((const gint64[]){ 3, 2, 1, 2, 2 }, 1);
  const EnsLevelCounts four[] = { one, one, one, one };
  const EnsLevelCounts fewer = counts_of ((const gint64[]){ 0, 0, 6, 0, 0 }, 5);
  const EnsLevelCounts uneven[] = { fewer, one };
  gint64 people = 0, none = -1;
  const EnsIndicatorStats alone = ens_indicator_stats (&one);
  const EnsIndicatorStats pooled = ens_indicator_pool (four, 4, &people);
  const EnsIndicatorStats nothing = ens_indicator_pool (NULL, 0, &none);
  EnsIndicatorStats mixed;

  g_assert_cmpint (people, ==, 10);
  g_assert_cmpint (pooled.n, ==, 40);
  g_assert_cmpint (pooled.missing, ==, 4);
  g_assert_cmpfloat_with_epsilon (pooled.effective_n, 10, 1e-12);
  g_assert_cmpfloat_with_epsilon (pooled.ill_being, 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (pooled.ill_being_interval.low, alone.ill_being_interval.low,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (pooled.well_being_interval.high, alone.well_being_interval.high,
                                  1e-12);
  g_assert_false (pooled.is_reliable);
  g_assert_cmpint (none, ==, 0);
  g_assert_cmpint (nothing.n, ==, 0);
  mixed = ens_indicator_pool (uneven, 2, &people);
  g_assert_cmpint (people, ==, 10);
  g_assert_cmpint (mixed.n, ==, 16);
  g_assert_cmpfloat_with_epsilon (mixed.ill_being, 5.0 / 16, 1e-12);
  g_assert_cmpfloat_with_epsilon (mixed.effective_n, 10, 1e-12);
}

static void
test_roll_up (void)
{
  EnsLevelCounts low = counts_of ((const gint64[]){ 10, 0, 0, 0, 0 }, 0);
  EnsLevelCounts high = counts_of ((const gint64[]){ 0, 0, 0, 0, 90 }, 0);
  EnsLevelCounts none = counts_of ((const gint64[]){ 0, 0, 0, 0, 0 }, 9);
  EnsIndicatorStats all[] = { ens_indicator_stats (&low), ens_indicator_stats (&high),
                              ens_indicator_stats (&none) };
  EnsDimensionStats stats = ens_indicator_roll_up (all, 3);

  g_assert_cmpuint (stats.n_components, ==, 2);
  g_assert_cmpuint (stats.n_without, ==, 1);
  g_assert_cmpfloat_with_epsilon (stats.score, 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (stats.ill_being, 0.5, 1e-12);
  g_assert_cmpint (stats.min_n, ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/indicator-stats/shares", test_shares);
  g_test_add_func ("/analysis/indicator-stats/no-answers", test_no_answers);
  g_test_add_func ("/analysis/indicator-stats/weights", test_weights);
  g_test_add_func ("/analysis/indicator-stats/wilson", test_wilson);
  g_test_add_func ("/analysis/indicator-stats/difference", test_difference);
  g_test_add_func ("/analysis/indicator-stats/wilson-holds", test_wilson_holds_its_share);
  g_test_add_func ("/analysis/indicator-stats/pool", test_pool);
  g_test_add_func ("/analysis/indicator-stats/roll-up", test_roll_up);
  return g_test_run ();
}
