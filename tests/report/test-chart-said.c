// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The charts of what was said: shades by group, ranking, saturation, tree; and the radar.
#include "ens-chart-dendrogram.h"
#include "ens-chart-heat.h"
#include "ens-chart-radar.h"
#include "ens-chart-ranking.h"
#include "ens-chart-saturation.h"
#include "scene-checks.h"

static const EnsChartName components[] = {
  { "A01", "A01 Food" },
  { "A05", "A05 Housing" },
  { "B04", "B04 Noise and quiet" },
  { "C02", "C02 Being heard" },
  { "D03", "D03 Friends" },
  { "E01", "E01 Living together" },
  { "F02", "F02 Time for oneself" },
  { "G05", "G05 Feeling safe in the street at night" },
};
static const EnsChartName groups[] = {
  { "g1", "Young people" }, { "g2", "Elderly" },     { "g3", "Mothers at home" },
  { "g4", "Newcomers" },    { "g5", "Shopkeepers" }, { "g6", "Associations" },
};

#define N_COMPONENTS G_N_ELEMENTS (components)
#define N_GROUPS     G_N_ELEMENTS (groups)

static void
test_heat (void)
{
  EnsStatementCell cells[N_COMPONENTS * N_GROUPS];
  EnsChartOptions options = test_options ();
  EnsChartStatements data = { components, N_COMPONENTS, groups, N_GROUPS, cells };
  g_autoptr (EnsScene) scene = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    cells[i] = (EnsStatementCell){ .tally = { i * 7 % 13, i * 11 % 37 + i * 7 % 13 } };
  cells[0].tally = (EnsTally){ 0, 0 };
  cells[8].hidden = TRUE;
  cells[9].hidden = TRUE;
  scene = ens_chart_heat_new (&data, &options);
  assert_scene_golden (scene, "heat");
  g_assert_cmpstr (ens_scene_get_cell (scene, 1, 3), ==, "hidden");
  g_assert_cmpuint (ens_scene_get_n_marks (scene), ==, N_COMPONENTS * N_GROUPS - 2);
}

static void
test_ranking (void)
{
  EnsRankingRow rows[N_COMPONENTS];
  EnsChartOptions options = test_options ();
  EnsChartRanking data = { rows, N_COMPONENTS, 6 };
  g_autoptr (EnsScene) scene = NULL;

  for (guint i = 0; i < N_COMPONENTS; i++)
    rows[i] = (EnsRankingRow){ components[i].key,
                               components[i].label,
                               { 30 - 3 * i, 60 - 7 * i },
                               6 - i / 2,
                               i == 3 };
  scene = ens_chart_ranking_new (&data, &options);
  assert_scene_golden (scene, "ranking");
  g_assert_cmpstr (ens_scene_get_title (scene), ==,
                   "“A01 Food” is named most: 60 expressions from 6 groups");
  g_assert_cmpuint (ens_scene_get_n_rows (scene), ==, N_COMPONENTS);
  g_assert_cmpstr (ens_scene_get_cell (scene, 3, 1), ==, "hidden");
}

static void
test_saturation (void)
{
  static const guint new_ones[] = { 17, 9, 6, 5, 2, 1 };
  EnsSaturationStep steps[N_GROUPS];
  EnsChartOptions options = test_options ();
  EnsChartSaturation data = { steps, N_GROUPS };
  g_autoptr (EnsScene) scene = NULL;
  guint total = 0;

  for (guint i = 0; i < N_GROUPS; i++) {
    total += new_ones[i];
    steps[i] = (EnsSaturationStep){ groups[i].key, groups[i].label, new_ones[i], total };
  }
  scene = ens_chart_saturation_new (&data, &options);
  assert_scene_golden (scene, "saturation");
  g_assert_cmpstr (ens_scene_get_title (scene), ==,
                   "The last group brought 1 new of 40: little new is being said");
  data.n_steps = 3;
  ens_scene_free (g_steal_pointer (&scene));
  scene = ens_chart_saturation_new (&data, &options);
  g_assert_cmpstr (ens_scene_get_title (scene), ==,
                   "The last group brought 6 new of 32: more groups may bring more");
}

static void
test_radar (void)
{
  EnsProfileRow rows[N_COMPONENTS] = { 0 };
  EnsChartOptions options = test_options ();
  EnsChartProfile data = { rows, N_COMPONENTS, 5 };
  g_autoptr (EnsScene) scene = NULL;

  for (guint i = 0; i < N_COMPONENTS; i++) {
    EnsDimensionStats stats = { .n_components = 2, .score = 0.2 + i * 3 % 8 / 10.0, .min_n = 30 };
    rows[i] = (EnsProfileRow){ components[i].key, components[i].label, stats, FALSE };
  }
  rows[2].stats.n_components = 0;
  rows[5].hidden = TRUE;
  scene = ens_chart_radar_new (&data, &options);
  assert_scene_golden (scene, "radar");
  g_assert_cmpuint (ens_scene_get_n_marks (scene), ==, N_COMPONENTS - 2);
  g_assert_cmpstr (ens_scene_get_title (scene), ==, "Scores of 6 of 8 dimensions");
}

static void
test_dendrogram (void)
{
  static const EnsClusterMerge merges[] = { { 4, 5, 0.21, 2 },  { 0, 1, 0.35, 2 },
                                            { 8, 2, 0.42, 3 },  { 6, 7, 0.5, 2 },
                                            { 9, 3, 0.66, 3 },  { 10, 11, 0.8, 5 },
                                            { 13, 12, 0.97, 8 } };
  EnsDendrogramLeaf leaves[N_COMPONENTS];
  EnsChartOptions options = test_options ();
  EnsChartDendrogram data = { leaves, N_COMPONENTS, merges, 0.6 };
  g_autoptr (EnsScene) scene = NULL;

  for (guint i = 0; i < N_COMPONENTS; i++)
    leaves[i] = (EnsDendrogramLeaf){ components[i].key, components[i].label, 3 + i };
  scene = ens_chart_dendrogram_new (&data, &options);
  assert_scene_golden (scene, "dendrogram");
  g_assert_cmpstr (ens_scene_get_title (scene), ==, "Cut at the dashed line: 4 piles");
}

static void
assert_sound (EnsScene *scene)
{
  assert_scene_sound (scene);
  ens_scene_free (scene);
}

static void
test_nothing (void)
{
  assert_sound (ens_chart_heat_new (&(EnsChartStatements){ 0 }, &fake_options));
  assert_sound (ens_chart_ranking_new (&(EnsChartRanking){ 0 }, &fake_options));
  assert_sound (ens_chart_saturation_new (&(EnsChartSaturation){ 0 }, &fake_options));
  assert_sound (ens_chart_radar_new (&(EnsChartProfile){ 0 }, &fake_options));
  assert_sound (ens_chart_dendrogram_new (&(EnsChartDendrogram){ 0 }, &fake_options));
}

typedef struct {
  EnsChartName names[60];
  EnsStatementCell cells[60 * 60];
  EnsRankingRow ranking[60];
  EnsSaturationStep steps[60];
  EnsProfileRow profile[60];
  EnsDendrogramLeaf leaves[60];
  EnsClusterMerge merges[60];
} Hard;

static void
fill_hard (Hard *hard, const char *long_label)
{
  for (guint i = 0; i < 60; i++) {
    const char *label = i % 3 == 0   ? long_label
                        : i % 3 == 1 ? "السكن والجيران"
                                     : "Housing, heating and neighbours";
    EnsDimensionStats stats = { .n_components = i % 3, .score = i / 59.0 };
    hard->names[i] = (EnsChartName){ "k", label };
    hard->ranking[i] =
      (EnsRankingRow){ "k", label, { 60 - i, 1000000 * (60 - i) }, 60 - i, i % 7 == 0 };
    hard->steps[i] = (EnsSaturationStep){ "k", label, i % 2, i };
    hard->profile[i] = (EnsProfileRow){ "k", label, stats, i % 7 == 0 };
    hard->leaves[i] = (EnsDendrogramLeaf){ "k", label, i };
    // A chain, each leaf joining all before it: the deepest tree there is.
    hard->merges[i] = (EnsClusterMerge){ i == 0 ? 0 : 59 + i, i + 1, i / 60.0, i + 2 };
  }
  for (guint i = 0; i < G_N_ELEMENTS (hard->cells); i++)
    hard->cells[i] = (EnsStatementCell){ { i, i * 20000 }, i % 7 == 3 };
}

static void
assert_hard (Hard *hard, guint n, guint n_columns, const EnsChartOptions *options)
{
  EnsChartDendrogram tree = { hard->leaves, n, hard->merges, 0.5 };

  for (guint i = 0; i < 60; i++)
    hard->merges[i].left = i == 0 ? 0 : n - 1 + i;
  assert_sound (ens_chart_heat_new (&(EnsChartStatements){ hard->names, n, hard->names, n_columns,
                                                           hard->cells },
                                    options));
  assert_sound (ens_chart_ranking_new (&(EnsChartRanking){ hard->ranking, n, 60 }, options));
  assert_sound (ens_chart_saturation_new (&(EnsChartSaturation){ hard->steps, n }, options));
  assert_sound (ens_chart_radar_new (&(EnsChartProfile){ hard->profile, MIN (n, 24), 5 }, options));
  assert_sound (ens_chart_radar_new (&(EnsChartProfile){ hard->profile, n, 5 }, options));
  assert_sound (ens_chart_dendrogram_new (&tree, options));
}

static void
test_hard_data (void)
{
  static const double widths[] = { 320, 480, 720, 1600 };
  g_autofree char *long_label = g_strnfill (200, 'w');
  g_autofree Hard *hard = g_new0 (Hard, 1);

  fill_hard (hard, long_label);
  for (guint i = 0; i < 8; i++) {
    EnsChartOptions options = { .width = widths[i % 4], .rtl = i >= 4, .measure = &fake_measure };
    assert_hard (hard, 60, 14, &options);
    assert_hard (hard, 2, 1, &options);
    assert_hard (hard, 1, 1, &options);
  }
}

static void
test_every_chart_is_listed (void)
{
  guint n = 0;
  const EnsChartKind *kinds = ens_chart_list (&n);

  g_assert_cmpuint (n, >=, 12);
  for (guint i = 0; i < n; i++) {
    g_assert_true (ens_chart_find (kinds[i].word) == &kinds[i]);
    g_assert_cmpstr (kinds[i].title, !=, "");
    g_assert_cmpstr (kinds[i].needs, !=, "");
  }
  g_assert_null (ens_chart_find ("pie"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/chart/heat", test_heat);
  g_test_add_func ("/report/chart/ranking", test_ranking);
  g_test_add_func ("/report/chart/saturation", test_saturation);
  g_test_add_func ("/report/chart/radar", test_radar);
  g_test_add_func ("/report/chart/dendrogram", test_dendrogram);
  g_test_add_func ("/report/chart/nothing", test_nothing);
  g_test_add_func ("/report/chart/hard", test_hard_data);
  g_test_add_func ("/report/chart/listed", test_every_chart_is_listed);
  return g_test_run ();
}
