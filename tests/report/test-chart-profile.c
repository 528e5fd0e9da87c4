// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chart of dimensions' profiles, over data as it comes.
#include "ens-chart-profile.h"
#include "scene-checks.h"

static EnsProfileRow
row (const char *label, double score, guint n_components, guint n_without)
{
  EnsDimensionStats stats = { .n_components = n_components,
                              .n_without = n_without,
                              .score = score,
                              .ill_being = 1 - score,
                              .well_being = score,
                              .min_n = 41 };

  return (EnsProfileRow){ .key = label, .label = label, .stats = stats };
}

static void
test_usual (void)
{
  EnsProfileRow rows[] = {
    row ("Access to the means of life", 0.34, 3, 0),
    row ("Living environment", 0.52, 4, 1),
    row ("Relations with institutions", 0.41, 2, 0),
    row ("Personal relations", 0.97, 1, 0),
    row ("Social balance", 0, 0, 2),
    row ("Personal balance", 0.66, 5, 0),
    row ("Feelings of well- or ill-being", 0.6, 1, 0),
    row ("Attitudes and initiatives", 0, 1, 0),
  };
  EnsChartOptions options = test_options ();
  g_autoptr (EnsScene) scene = NULL;

  rows[6].hidden = TRUE;
  scene = ens_chart_profile_new (&(EnsChartProfile){ rows, G_N_ELEMENTS (rows), 5 }, &options);
  assert_scene_golden (scene, "profile");
  g_assert_cmpstr (
    ens_scene_get_title (scene), ==,
    "Attitudes and initiatives scores lowest (0.00), Personal relations highest (0.97)");
  g_assert_cmpstr (ens_scene_get_cell (scene, 6, 1), ==, "hidden");
  g_assert_cmpstr (ens_scene_get_cell (scene, 4, 1), ==, "–");
}

static void
test_findings (void)
{
  EnsProfileRow rows[] = { row ("Work", 0.5, 1, 0) };
  g_autoptr (EnsScene)
               one = ens_chart_profile_new (&(EnsChartProfile){ rows, 1, 5 }, &fake_options);
  g_autoptr (EnsScene) none = ens_chart_profile_new (&(EnsChartProfile){ 0 }, &fake_options);

  g_assert_cmpstr (ens_scene_get_title (one), ==, "Work scores 0.50 of 1");
  g_assert_cmpstr (ens_scene_get_title (none), ==, "No dimension is measured yet");
  assert_scene_sound (none);
}

static void
test_hard_data (void)
{
  g_autofree char *long_label = g_strnfill (200, 'm');
  static const double widths[] = { 320, 480, 720, 1600 };
  EnsProfileRow rows[60];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    rows[i] = row (i % 2 == 0 ? long_label : "العلاقات الشخصية", i / 59.0, i % 3, i % 4);
    rows[i].hidden = i % 7 == 0;
  }
  for (guint i = 0; i < 8; i++) {
    EnsChartOptions options = { .width = widths[i % 4], .rtl = i >= 4, .measure = &fake_measure };
    g_autoptr (EnsScene)
                 scene = ens_chart_profile_new (&(EnsChartProfile){ rows, G_N_ELEMENTS (rows), 5 },
                                                &options);
    assert_scene_sound (scene);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/chart-profile/usual", test_usual);
  g_test_add_func ("/report/chart-profile/findings", test_findings);
  g_test_add_func ("/report/chart-profile/hard", test_hard_data);
  return g_test_run ();
}
