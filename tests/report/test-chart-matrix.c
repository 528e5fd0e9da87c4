// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many places below one another: each number with its sign, each reason with its letter, and what both
// mean on every piece.
#include "ens-chart-matrix.h"
#include "scene-checks.h"

#define N_PLACES 41

static const char *const places[N_PLACES] = { "Here", [1 ... N_PLACES - 1] = "Elsewhere" };
static const char *const whats[] = { "Work", "Friends", "Green", "Calm", "Care", "Say" };

static guint
count_texts (const EnsScene *scene, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < ens_scene_get_n_shapes (scene); i++) {
    const EnsShape *shape = ens_scene_get_shape (scene, i);

    n += shape->kind == ENS_SHAPE_TEXT && g_strcmp0 (shape->text, text) == 0;
  }
  return n;
}

static void
test_signs_and_letters (void)
{
  EnsMatrixCell cells[N_PLACES * G_N_ELEMENTS (whats)] = { 0 };
  EnsChartMatrix data = { .title = "Indicators",
                          .rows = places,
                          .n_rows = N_PLACES,
                          .columns = whats,
                          .n_columns = G_N_ELEMENTS (whats),
                          .cells = cells,
                          .is_judged = TRUE,
                          .first = 1 };
  g_autoptr (EnsScene) scene = NULL;
  EnsChartOptions options = test_options ();

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    cells[i] = (EnsMatrixCell){ .share = 0.5, .verdict = ENS_VERDICT_CHANCE };
  cells[6] = (EnsMatrixCell){ .share = 0.715, .verdict = ENS_VERDICT_MORE };
  cells[7] = (EnsMatrixCell){ .share = 0.2, .verdict = ENS_VERDICT_LESS };
  cells[8] = (EnsMatrixCell){ .why = "different scale" };
  cells[9] = (EnsMatrixCell){ .why = "not asked there" };
  cells[14] = (EnsMatrixCell){ .why = "different scale" };
  options.width = 480;
  scene = ens_chart_matrix_new (&data, &options);
  g_assert_cmpuint (count_texts (scene, "▲72"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "▼20"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "=50"), ==, (N_PLACES - 1) * 6 - 5);
  g_assert_cmpuint (count_texts (scene, "50"), ==, 6);
  g_assert_cmpuint (count_texts (scene, "a"), ==, 2);
  g_assert_cmpuint (count_texts (scene, "a: different scale"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "b: not asked there"), ==, 1);
  // Names in a key, and the numbers above the columns again on the way down.
  g_assert_cmpuint (count_texts (scene, "1 Work"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "6"), ==, 2);
  g_assert_cmpstr (ens_scene_get_cell (scene, 1, 1), ==, "72 % · more than here, beyond chance");
  g_assert_cmpstr (ens_scene_get_cell (scene, 1, 3), ==, "different scale");
}

// A sheet holds some of the places, and ours in any case.
static void
test_piece (void)
{
  EnsMatrixCell cells[N_PLACES] = { 0 };
  EnsChartMatrix data = { .title = "Profile",
                          .rows = places,
                          .n_rows = N_PLACES,
                          .columns = whats,
                          .n_columns = 1,
                          .cells = cells,
                          .first = 31,
                          .n_drawn = 15 };
  g_autoptr (EnsScene) scene = NULL;
  EnsChartOptions options = test_options ();

  cells[40].share = 0.3;
  scene = ens_chart_matrix_new (&data, &options);
  g_assert_cmpuint (ens_scene_get_n_rows (scene), ==, 11);
  g_assert_cmpstr (ens_scene_get_cell (scene, 0, 0), ==, "Here");
  g_assert_cmpuint (count_texts (scene, "30"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "Work"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/chart-matrix/signs-and-letters", test_signs_and_letters);
  g_test_add_func ("/report/chart-matrix/piece", test_piece);
  return g_test_run ();
}
