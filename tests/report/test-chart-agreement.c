// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chart of tables that agree or do not.
#include "ens-chart-agreement.h"
#include "scene-checks.h"

static const EnsChartName tables[] = {
  { "a", "Table A" },
  { "b", "Table B" },
  { "c", "The table at the window, with the long name" },
};

static const double values[] = { 1, 0.8, -0.1, 0.8, 1, 0.3, -0.1, 0.3, 1 };

static void
test_three_tables (void)
{
  EnsChartOptions options = test_options ();
  const EnsChartAgreement data = { tables, 3, values, 0.33 };
  g_autoptr (EnsScene) scene = ens_chart_agreement_new (&data, &options);

  assert_scene_sound (scene);
  g_assert_cmpuint (ens_scene_get_n_marks (scene), ==, 6);
  g_assert_cmpuint (ens_scene_get_n_rows (scene), ==, 3);
  // Less alike than by chance is told as chance.
  g_assert_cmpstr (ens_scene_get_cell (scene, 0, 3), ==, ens_scene_get_cell (scene, 2, 1));
  g_assert_true (g_str_has_prefix (ens_scene_get_cell (scene, 0, 2), "80"));
  g_assert_cmpstr (ens_scene_get_title (scene), ==, "Each table sees it in its own way");
}

static void
test_narrow_and_mirrored (void)
{
  EnsChartOptions options = test_options ();
  const EnsChartAgreement data = { tables, 3, values, 0.5 };
  g_autoptr (EnsScene) scene = NULL;

  options.width = 400;
  options.rtl = TRUE;
  scene = ens_chart_agreement_new (&data, &options);
  assert_scene_sound (scene);
}

static void
test_one_table (void)
{
  EnsChartOptions options = test_options ();
  const EnsChartAgreement data = { tables, 1, values, 0 };
  g_autoptr (EnsScene) scene = ens_chart_agreement_new (&data, &options);

  assert_scene_sound (scene);
  g_assert_cmpuint (ens_scene_get_n_marks (scene), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/chart-agreement/three-tables", test_three_tables);
  g_test_add_func ("/report/chart-agreement/narrow-and-mirrored", test_narrow_and_mirrored);
  g_test_add_func ("/report/chart-agreement/one-table", test_one_table);
  return g_test_run ();
}
