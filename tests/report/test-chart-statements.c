// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chart of statements, over data as it comes.
#include "ens-chart-statements.h"
#include "scene-checks.h"

static const EnsChartName dimensions[] = {
  { "A", "Access to the means of life" },
  { "B", "Living environment" },
  { "C", "Relations with institutions" },
  { "D", "Personal relations" },
  { "E", "Social balance" },
  { "F", "Personal balance" },
  { "G", "Feelings of well- or ill-being" },
  { "H", "Attitudes and initiatives" },
  { "", "Not yet sorted" },
};

static const EnsChartName groups[] = {
  { "g1", "Young people" },
  { "g2", "Elderly" },
  { "g3", "Mothers at home" },
  { "g4", "Newcomers" },
  { "g5", "Shopkeepers" },
  { "g6", "Associations" },
  { "g7", "Civil servants" },
  { "g8", "Unemployed" },
  { "g9", "People with disabilities" },
  { "g10", "School pupils, 8 to 14 years old" },
};

#define N_DIMENSIONS G_N_ELEMENTS (dimensions)
#define N_GROUPS     G_N_ELEMENTS (groups)

static void
fill (EnsStatementCell *cells, guint n_groups)
{
  for (guint i = 0; i < N_DIMENSIONS * n_groups; i++) {
    gint64 distinct = (i * 7 + i / n_groups * 5) % 13;
    cells[i] = (EnsStatementCell){ .tally = { distinct, distinct * (gint64) (1 + i % 3) } };
  }
}

static void
test_many_groups (void)
{
  EnsStatementCell cells[N_DIMENSIONS * N_GROUPS];
  EnsChartOptions options = test_options ();
  EnsChartStatements data = { dimensions, N_DIMENSIONS, groups, N_GROUPS, cells };
  g_autoptr (EnsScene) scene = NULL;

  fill (cells, N_GROUPS);
  cells[3].hidden = TRUE;
  cells[4].hidden = TRUE;
  scene = ens_chart_statements_new (&data, &options);
  assert_scene_golden (scene, "statements");
  g_assert_cmpstr (ens_scene_get_cell (scene, 0, 5), ==, "hidden");
}

static void
test_hidden_cells_are_not_in_sums (void)
{
  EnsStatementCell cells[] = { { .tally = { 3, 4 }, .hidden = TRUE }, { .tally = { 10, 20 } } };
  EnsChartStatements data = { dimensions, 1, groups, 2, cells };
  g_autoptr (EnsScene) scene = ens_chart_statements_new (&data, &fake_options);

  g_assert_cmpstr (ens_scene_get_cell (scene, 0, 1), ==, "20 (10)");
  for (guint i = 0; i < ens_scene_get_n_marks (scene); i++)
    g_assert_cmpstr (ens_scene_get_mark (scene, i)->column, !=, "g1");
}

static void
test_findings (void)
{
  EnsStatementCell cells[N_DIMENSIONS] = { { .tally = { 1, 2 } } };
  EnsChartStatements data = { dimensions, N_DIMENSIONS, groups, 1, cells };
  g_autoptr (EnsScene) one = NULL;
  g_autoptr (EnsScene) some = NULL;
  g_autoptr (EnsScene) unsorted = NULL;
  g_autoptr (EnsScene) none = NULL;

  cells[0].tally = (EnsTally){ 1, 1 };
  one = ens_chart_statements_new (&data, &fake_options);
  g_assert_true (g_str_has_suffix (ens_scene_get_title (one), " of 1 expression"));
  cells[0].tally = (EnsTally){ 1, 2 };
  cells[8].tally = (EnsTally){ 6, 6 };
  some = ens_chart_statements_new (&data, &fake_options);
  g_assert_cmpstr (ens_scene_get_title (some), ==,
                   "Most was said about “Access to the means of life”: 25\u202f% of 8 expressions");
  cells[0].tally = (EnsTally){ 0, 0 };
  unsorted = ens_chart_statements_new (&data, &fake_options);
  g_assert_cmpstr (ens_scene_get_title (unsorted), ==, "Nothing is sorted by dimension yet");
  none = ens_chart_statements_new (&(EnsChartStatements){ 0 }, &fake_options);
  g_assert_cmpstr (ens_scene_get_title (none), ==, "No statements to show yet");
  assert_scene_sound (none);
}

static void
test_marks_name_dimension_and_group (void)
{
  EnsStatementCell cells[N_DIMENSIONS * 2];
  EnsChartStatements data = { dimensions, N_DIMENSIONS, groups, 2, cells };
  g_autoptr (EnsScene) scene = NULL;

  fill (cells, 2);
  scene = ens_chart_statements_new (&data, &fake_options);
  g_assert_cmpuint (ens_scene_get_n_marks (scene), ==, N_DIMENSIONS * 3);
  g_assert_cmpstr (ens_scene_get_mark (scene, 4)->row, ==, "B");
  g_assert_cmpstr (ens_scene_get_mark (scene, 4)->column, ==, "g1");
}

static void
test_hard_data (void)
{
  g_autofree char *long_label = g_strnfill (200, 'm');
  EnsChartName names[40];
  EnsStatementCell cells[N_DIMENSIONS * 40];
  static const double widths[] = { 320, 480, 720, 1600 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    names[i] = (EnsChartName){ "k", i % 2 == 0 ? long_label : "أمهات في البيت" };
  for (guint i = 0; i < 32; i++) {
    guint n_groups = 1 + i % 4 * 13;
    EnsChartOptions options = { .width = widths[i / 4 % 4],
                                .rtl = i >= 16,
                                .measure = &fake_measure };
    EnsChartStatements data = { names, N_DIMENSIONS, names, n_groups, cells };
    g_autoptr (EnsScene) scene = NULL;
    fill (cells, n_groups);
    cells[2].tally = (EnsTally){ 123456789, 987654321 };
    scene = ens_chart_statements_new (&data, &options);
    assert_scene_sound (scene);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/chart-statements/many-groups", test_many_groups);
  g_test_add_func ("/report/chart-statements/hidden", test_hidden_cells_are_not_in_sums);
  g_test_add_func ("/report/chart-statements/findings", test_findings);
  g_test_add_func ("/report/chart-statements/marks", test_marks_name_dimension_and_group);
  g_test_add_func ("/report/chart-statements/hard", test_hard_data);
  return g_test_run ();
}
