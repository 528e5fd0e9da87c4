// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The charts of one share with its interval, and of two values a row.
#include "ens-chart-dots.h"
#include "ens-chart-pairs.h"
#include "level-stats.h"
#include "scene-checks.h"

static EnsIndicatorStats
stats (int n1, int n2, int n3, int n4, int n5)
{
  return level_stats ((int[]){ n1, n2, n3, n4, n5 }, 3);
}

static void
test_dots (void)
{
  EnsLevelsRow rows[] = {
    { "g1", "Young people", stats (12, 10, 8, 5, 3), FALSE },
    { "g2", "Elderly", stats (3, 6, 12, 14, 6), FALSE },
    { "g3", "Mothers at home", stats (1, 1, 3, 5, 2), FALSE },
    { "g4", "Newcomers", stats (2, 1, 0, 0, 0), TRUE },
    { "g5", "Shopkeepers", stats (0, 0, 0, 0, 0), FALSE },
  };
  EnsChartOptions options = test_options ();
  EnsChartLevels data = { rows, G_N_ELEMENTS (rows), 5, "Group", FALSE };
  g_autoptr (EnsScene) scene = NULL;

  rows[0].stats.ill_being_interval = (EnsInterval){ 0.42, 0.72 };
  rows[1].stats.ill_being_interval = (EnsInterval){ 0.12, 0.37 };
  rows[2].stats.ill_being_interval = (EnsInterval){ 0.05, 0.45 };
  scene = ens_chart_dots_new (&data, &options);
  g_assert_cmpstr (ens_scene_get_title (scene), ==,
                   "Clearly more ill-being in “Young people” than in “Elderly”");
  assert_scene_golden (scene, "dots");
}

static void
test_dots_that_may_be_chance (void)
{
  EnsLevelsRow rows[] = { { "a", "A", stats (2, 2, 2, 2, 2), FALSE },
                          { "b", "B", stats (2, 3, 2, 2, 1), FALSE } };
  g_autoptr (EnsScene) scene = ens_chart_dots_new (&(EnsChartLevels){ .rows = rows, .n_rows = 2 },
                                                   &fake_options);

  g_assert_cmpstr (ens_scene_get_title (scene), ==,
                   "Most ill-being in “B”, but its line meets all others");
}

static void
test_before_after (void)
{
  EnsPairRow rows[] = {
    { "i1", "Work for the young", stats (42, 51, 30, 16, 4), stats (40, 45, 35, 18, 6), FALSE },
    { "i2", "Being heard by the town hall", stats (49, 48, 27, 12, 7), stats (19, 38, 47, 32, 7),
      FALSE },
    { "i3", "Not being alone", stats (0, 0, 31, 63, 24), stats (0, 0, 31, 63, 24), FALSE },
    { "i4", "Feeling safe at night", stats (1, 0, 1, 0, 0), stats (0, 1, 1, 0, 0), TRUE },
    { "i5", "Learning together", stats (6, 14, 41, 55, 29), stats (0, 0, 0, 0, 0), FALSE },
    { "i6", "Stairs and lift", stats (50, 50, 0, 0, 0), stats (70, 70, 0, 0, 0), FALSE },
  };
  EnsChartOptions options = test_options ();
  EnsChartPairs data = { rows, G_N_ELEMENTS (rows), 5, "Round 1, May 2025", "Round 2, Nov 2026" };
  g_autoptr (EnsScene) scene = ens_chart_before_after_new (&data, &options);

  assert_scene_golden (scene, "before-after");
  g_assert_cmpstr (ens_scene_get_title (scene), ==,
                   "Of 4 compared, 1 clearly better and 0 clearly worse");
  g_assert_cmpstr (ens_scene_get_cell (scene, 3, 7), ==, "hidden: fewer than 5, here or beside");
  g_assert_cmpstr (ens_scene_get_cell (scene, 3, 2), ==, "–");
  g_assert_cmpstr (ens_scene_get_cell (scene, 4, 7), ==, "not measured both times");
}

static void
test_wished (void)
{
  EnsPairRow rows[] = {
    { "i1", "Work for the young", stats (42, 51, 30, 16, 4), stats (0, 0, 10, 50, 83), FALSE },
    { "i2", "Not being alone", stats (8, 17, 31, 63, 24), stats (0, 2, 20, 80, 41), FALSE },
    { "i3", "Quiet", stats (0, 0, 0, 0, 9), stats (0, 0, 0, 9, 0), FALSE },
  };
  EnsChartOptions options = test_options ();
  EnsChartPairs data = { .rows = rows, .n_rows = G_N_ELEMENTS (rows) };
  g_autoptr (EnsScene) scene = ens_chart_wished_new (&data, &options);

  assert_scene_golden (scene, "wished");
  g_assert_cmpstr (ens_scene_get_title (scene), ==,
                   "People wish most change in “Work for the young”: 2.3 levels");
}

static void
assert_all_sound (const EnsPairRow *pairs,
                  const EnsLevelsRow *levels,
                  guint n,
                  double width,
                  gboolean rtl)
{
  EnsChartOptions options = { .width = width, .rtl = rtl, .measure = &fake_measure };
  EnsChartPairs data = { .rows = pairs, .n_rows = n, .hidden_below = 5 };
  EnsChartLevels dots = { .rows = levels, .n_rows = n, .hidden_below = 5 };
  g_autoptr (EnsScene) first = ens_chart_before_after_new (&data, &options);
  g_autoptr (EnsScene) second = ens_chart_wished_new (&data, &options);
  g_autoptr (EnsScene) third = ens_chart_dots_new (&dots, &options);

  assert_scene_sound (first);
  assert_scene_sound (second);
  assert_scene_sound (third);
}

static void
test_hard_data (void)
{
  g_autofree char *long_label = g_strnfill (200, 'w');
  EnsPairRow pairs[60];
  EnsLevelsRow levels[60];

  for (int i = 0; i < 60; i++) {
    const char *label = i % 2 == 0 ? long_label : "العمل للشباب";
    EnsIndicatorStats a = stats (i % 4 * 30, i % 3, i % 2, i % 5, i % 7);
    EnsIndicatorStats b = stats (i % 3, i % 5, i % 7, i % 2, i % 4 * 40);
    pairs[i] = (EnsPairRow){ "k", label, a, b, i % 9 == 0 };
    levels[i] = (EnsLevelsRow){ "k", label, a, i % 9 == 0 };
  }
  for (guint i = 0; i < 8; i++) {
    static const double widths[] = { 320, 480, 720, 1600 };
    assert_all_sound (pairs, levels, 60, widths[i % 4], i >= 4);
  }
  assert_all_sound (pairs, levels, 0, 720, FALSE);
  assert_all_sound (pairs, levels, 1, 720, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/chart-pairs/dots", test_dots);
  g_test_add_func ("/report/chart-pairs/chance", test_dots_that_may_be_chance);
  g_test_add_func ("/report/chart-pairs/before-after", test_before_after);
  g_test_add_func ("/report/chart-pairs/wished", test_wished);
  g_test_add_func ("/report/chart-pairs/hard", test_hard_data);
  return g_test_run ();
}
