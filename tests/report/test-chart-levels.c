// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chart of levels, over data as it comes: none, one row, many, long names, nothing answered.
#include "ens-chart-answers.h"
#include "ens-chart-dots.h"
#include "ens-chart-levels.h"
#include "level-stats.h"
#include "scene-checks.h"

#include <string.h>

static EnsLevelsRow
row (const char *label, int n1, int n2, int n3, int n4, int n5, int missing)
{
  return (EnsLevelsRow){ .key = label,
                         .label = label,
                         .stats = level_stats ((int[]){ n1, n2, n3, n4, n5 }, missing) };
}

static void
assert_title (const EnsChartLevels *data, const char *title)
{
  g_autoptr (EnsScene) scene = ens_chart_levels_new (data, &fake_options);

  assert_scene_sound (scene);
  g_assert_cmpstr (ens_scene_get_title (scene), ==, title);
}

static EnsChartLevels
usual (EnsLevelsRow rows[7])
{
  rows[0] = row ("Work for the young", 42, 51, 30, 16, 4, 7);
  rows[1] = row ("Being heard by the town hall", 29, 48, 37, 22, 7, 7);
  rows[2] = row ("Stairs, lift, cleanliness", 22, 40, 41, 35, 10, 3);
  rows[3] = row ("Feeling safe at night", 12, 25, 48, 42, 17, 4);
  rows[4] = row ("Not being alone", 8, 17, 31, 63, 24, 8);
  rows[5] = row ("Learning together", 6, 14, 41, 55, 29, 5);
  rows[6] = row ("Newcomers' welcome", 2, 1, 1, 0, 0, 0);
  rows[6].hidden = TRUE;
  return (EnsChartLevels){ .rows = rows, .n_rows = 7, .hidden_below = 5 };
}

static void
test_usual (void)
{
  EnsLevelsRow rows[7];
  EnsChartOptions options = test_options ();
  EnsChartLevels data = usual (rows);
  g_autoptr (EnsScene) scene = ens_chart_levels_new (&data, &options);

  g_assert_cmpstr (ens_scene_get_title (scene), ==,
                   "Work for the young and Being heard by the town hall are furthest from well");
  assert_scene_golden (scene, "levels");
}

static void
test_diverging (void)
{
  EnsLevelsRow rows[7];
  EnsChartOptions options = test_options ();
  EnsChartLevels data = usual (rows);
  g_autoptr (EnsScene) scene = NULL;

  data.diverging = TRUE;
  scene = ens_chart_levels_new (&data, &options);
  assert_scene_golden (scene, "levels-diverging");
}

// Groups over several indicators: how many people there are stands beside how many answers, and what is
// hidden of a row is left out and said.
static void
test_pooled (void)
{
  EnsLevelsRow rows[] = { row ("Elders", 50, 31, 12, 5, 2, 20),
                          row ("Newcomers", 20, 40, 80, 30, 10, 6),
                          row ("Pupils", 2, 1, 0, 0, 0, 0) };
  EnsChartOptions options = test_options ();
  EnsChartLevels data = { .rows = rows, .n_rows = 3, .hidden_below = 5, .part = "Group" };
  g_autoptr (EnsScene) levels = NULL;
  g_autoptr (EnsScene) dots = NULL;

  rows[0].people = 12;
  rows[0].stats.is_reliable = FALSE;
  rows[0].n_indicators = 10;
  rows[1].people = 60;
  rows[1].n_indicators = 3;
  rows[1].n_left_out = 7;
  rows[2].hidden = TRUE;
  rows[2].n_left_out = 10;
  levels = ens_chart_levels_new (&data, &options);
  dots = ens_chart_dots_new (&data, &options);
  assert_scene_golden (levels, "levels-pooled");
  assert_scene_golden (dots, "dots-pooled");
}

static void
test_hidden_is_not_told (void)
{
  EnsLevelsRow rows[7];
  EnsChartLevels data = usual (rows);
  g_autoptr (EnsScene) scene = ens_chart_levels_new (&data, &fake_options);

  g_assert_cmpstr (ens_scene_get_cell (scene, 6, 1), ==, "hidden");
  for (guint column = 2; column < ens_scene_get_n_columns (scene); column++)
    g_assert_cmpstr (ens_scene_get_cell (scene, 6, column), ==, "–");
  for (guint i = 0; i < ens_scene_get_n_marks (scene); i++)
    g_assert_cmpstr (ens_scene_get_mark (scene, i)->row, !=, "Newcomers' welcome");
}

static void
test_marks_name_row_and_level (void)
{
  EnsLevelsRow rows[7];
  EnsChartLevels data = usual (rows);
  g_autoptr (EnsScene) scene = ens_chart_levels_new (&data, &fake_options);
  const EnsMark *mark = ens_scene_get_mark (scene, 1);
  int hit = ens_scene_hit (scene, mark->box.x + 3, mark->box.y + 3);

  g_assert_cmpint (hit, ==, 1);
  g_assert_cmpstr (mark->row, ==, "Work for the young");
  g_assert_cmpstr (mark->column, ==, "2");
  g_assert_cmpstr (mark->label, ==, "Work for the young: 2 unsatisfactory: 36\u202f%");
}

static void
test_findings (void)
{
  EnsLevelsRow one[] = { row ("Work", 5, 1, 0, 2, 2, 0) };
  EnsLevelsRow calm[] = { row ("Work", 1, 1, 4, 2, 2, 0), row ("Noise", 0, 1, 4, 5, 0, 0) };
  EnsLevelsRow none[] = { row ("Work", 0, 0, 0, 0, 0, 12) };
  EnsLevelsRow well[] = { row ("Work", 0, 0, 4, 2, 2, 0), row ("Noise", 0, 0, 4, 5, 0, 0) };

  assert_title (&(EnsChartLevels){ .rows = one, .n_rows = 1 }, "Work: 60\u202f% in ill-being");
  assert_title (&(EnsChartLevels){ .rows = calm, .n_rows = 2 },
                "Work has the most ill-being: 20\u202f%");
  assert_title (&(EnsChartLevels){ .rows = none, .n_rows = 1 }, "No answers to show yet");
  none[0].hidden = TRUE;
  assert_title (&(EnsChartLevels){ .rows = none, .n_rows = 1 }, "Hidden: too few people");
  assert_title (&(EnsChartLevels){ .rows = well, .n_rows = 2 },
                "Nobody answered on the side of ill-being");
  assert_title (&(EnsChartLevels){ .rows = calm, .n_rows = 2, .part = "Territory" },
                "Ill-being is most frequent in “Work”: 20\u202f%");
  assert_title (&(EnsChartLevels){ 0 }, "No indicators yet");
}

// A name that runs the other way turns nothing else of the title around, on no line of it.
static void
test_names_of_another_direction (void)
{
  EnsLevelsRow rows[] = { row ("السكن اللائق 1", 9, 1, 0, 0, 0, 0),
                          row ("الهدوء في الليل في الحي", 8, 1, 1, 0, 0, 0) };
  EnsChartOptions options = { .width = 320, .measure = &fake_measure };
  EnsChartLevels data = { .rows = rows, .n_rows = 2 };
  g_autoptr (EnsScene) scene = ens_chart_levels_new (&data, &options);
  g_autofree char *text = ens_scene_to_string (scene);
  const char *first;

  g_assert_cmpstr (ens_scene_get_title (scene), ==,
                   "\u200e\u2068السكن اللائق 1\u2069\u200e and \u200e\u2068الهدوء في الليل في "
                   "الحي\u2069\u200e are furthest from well");
  g_assert_true (g_str_has_prefix (ens_scene_get_mark (scene, 0)->label,
                                   "\u200e\u2068السكن اللائق 1\u2069\u200e: "));
  assert_scene_sound (scene);
  // Its second line begins with the same direction as its first.
  first = strstr (text, "bold text “\u200e");
  g_assert_nonnull (first);
  g_assert_nonnull (strstr (first + 1, "bold text “\u200e"));
}

static void
test_hard_data (void)
{
  EnsLevelsRow rows[60];
  g_autofree char *long_word = g_strnfill (200, 'W');
  g_autofree char *words = g_strconcat (long_word, " ", long_word, NULL);
  const char *const labels[] = { long_word, words, "الشعور بالأمان في الليل في الحي", "&<>\"'",
                                 "" };
  static const double widths[] = { 320, 480, 720, 1600 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    int n = (int) i;
    rows[i] = row (labels[i % G_N_ELEMENTS (labels)], n * n % 7, n % 3, n % 5 == 0 ? 0 : n, 1,
                   n % 2, n);
    rows[i].hidden = i % 9 == 4;
  }
  rows[1] = row ("Nothing", 0, 0, 0, 0, 0, 0);
  for (guint i = 0; i < 16; i++) {
    EnsChartOptions options = { .width = widths[i % 4], .rtl = i & 4, .measure = &fake_measure };
    EnsChartLevels data = { .rows = rows,
                            .n_rows = G_N_ELEMENTS (rows),
                            .diverging = (i & 8) != 0 };
    g_autoptr (EnsScene) scene = ens_chart_levels_new (&data, &options);
    assert_scene_sound (scene);
    g_assert_cmpuint (ens_scene_get_n_rows (scene), ==, 60);
  }
}

static void
test_answers (void)
{
  static const EnsAnswersOption ages[] = { { "under 30", 60, 0.4 }, { "30 and over", 90, 0.6 } };
  static const EnsAnswersOption marks[] = { { "1", 2, 0.1 }, { "2", 8, 0.4 }, { "3", 10, 0.5 } };
  static const EnsAnswersBlock blocks[] = {
    { "a", "How old are you?", NULL, ages, 2, 150, 3, .is_hint = FALSE },
    { "b", "How was the evening?", "Young people", marks, 3, 20, 1, TRUE, 2.4, 2, 3, TRUE, FALSE },
    { "b", "How was the evening?", "Elderly", marks, 3, 2, 0, TRUE, 2, 2, 2, TRUE, TRUE },
    { "c", "Anything else?", NULL, NULL, 0, 12, 141 },
  };
  EnsChartOptions options = test_options ();
  EnsChartAnswers data = { blocks, G_N_ELEMENTS (blocks), 5 };
  g_autoptr (EnsScene) scene = ens_chart_answers_new (&data, &options);

  assert_scene_golden (scene, "answers");
  g_assert_cmpstr (ens_scene_get_title (scene), ==, "What was answered to 3 other questions");
  g_assert_cmpuint (ens_scene_get_n_rows (scene), ==, 7);
  g_assert_cmpstr (ens_scene_get_cell (scene, 5, 3), ==, "hidden");
  g_assert_cmpuint (ens_scene_get_n_marks (scene), ==, 5);
  data.n_blocks = 0;
  ens_scene_free (g_steal_pointer (&scene));
  scene = ens_chart_answers_new (&data, &options);
  assert_picture_sound (scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/chart-levels/usual", test_usual);
  g_test_add_func ("/report/chart-levels/diverging", test_diverging);
  g_test_add_func ("/report/chart-levels/pooled", test_pooled);
  g_test_add_func ("/report/chart-levels/direction", test_names_of_another_direction);
  g_test_add_func ("/report/chart-levels/hidden", test_hidden_is_not_told);
  g_test_add_func ("/report/chart-levels/marks", test_marks_name_row_and_level);
  g_test_add_func ("/report/chart-levels/findings", test_findings);
  g_test_add_func ("/report/chart-levels/hard", test_hard_data);
  g_test_add_func ("/report/chart-answers/blocks", test_answers);
  return g_test_run ();
}
