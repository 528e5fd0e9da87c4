// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Behind every number stand just as many statements as it says.
#include "ens-behind.h"

#include "ens-behind-answers.h"
#include "ens-chart.h"
#include "ens-mask-limit.h"
#include "ens-results-chart.h"
#include "ens-test.h"

#include <inttypes.h>
#include <string.h>

typedef struct {
  EnsTestDir *dir;
  EnsSession *session;
} Sample;

static void
set_up (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  sample->dir = ens_test_dir_new ();
  path = ens_test_dir_file (sample->dir, "s.ensemble");
  sample->session = ens_session_create_sample (path, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Sample *sample, gconstpointer data)
{
  g_clear_object (&sample->session);
  ens_test_dir_free (sample->dir);
}

static void
check_mark (Sample *sample, const EnsChartRequest *request, const EnsMark *mark)
{
  g_autoptr (EnsStatementList) list = ens_statement_list_new (sample->session);
  g_autofree char *title = NULL;
  g_autofree char *said = NULL;
  EnsStatementFilter filter;
  guint n;

  g_assert_true (
    ens_behind_find_mark (sample->session, request, mark->row, mark->column, &filter, &title));
  ens_statement_list_set_filter (list, &filter);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  said = g_strdup_printf (": %" PRIu64 " %s, %u %s", ens_statement_list_get_n_expressions (list),
                          ens_statement_list_get_n_expressions (list) == 1 ? "expression"
                                                                           : "expressions",
                          n, n == 1 ? "statement" : "different statements");
  g_assert_true (g_str_has_suffix (mark->label, said));
}

static void
test_as_many_as_the_chart_says (Sample *sample, gconstpointer kind)
{
  const EnsChartRequest request = { .kind = kind };
  g_autoptr (EnsScene) scene = ens_results_chart_build (sample->session, &request, NULL, NULL);

  g_assert_cmpuint (ens_scene_get_n_marks (scene), >, 10);
  for (guint i = 0; i < ens_scene_get_n_marks (scene); i++)
    check_mark (sample, &request, ens_scene_get_mark (scene, i));
}

// Every mark of the other charts of statements leads somewhere.
static void
test_every_mark_leads_somewhere (Sample *sample, gconstpointer kind)
{
  const EnsChartRequest request = { .kind = kind };
  g_autoptr (EnsScene) scene = ens_results_chart_build (sample->session, &request, NULL, NULL);

  for (guint i = 0; i < ens_scene_get_n_marks (scene); i++) {
    const EnsMark *mark = ens_scene_get_mark (scene, i);
    g_autofree char *title = NULL;
    EnsStatementFilter filter;

    g_assert_true (
      ens_behind_find_mark (sample->session, &request, mark->row, mark->column, &filter, &title));
    g_assert_nonnull (title);
  }
}

static void
test_nothing_behind_a_stranger (Sample *sample, gconstpointer data)
{
  const EnsChartRequest request = { .kind = "statements" };
  g_autofree char *title = NULL;
  EnsStatementFilter filter;

  g_assert_false (
    ens_behind_find_mark (sample->session, &request, "no such code", "", &filter, &title));
  g_assert_false (ens_behind_find_mark (sample->session, &request, "", "nobody", &filter, &title));
  g_assert_null (title);
}

// Behind every mark of answers stands a table that says no more than the results do.
static void
test_answers_behind_every_mark (Sample *sample, gconstpointer kind)
{
  static const char *const ways[] = { NULL, "group", "territory" };

  for (gsize way = 0; way < G_N_ELEMENTS (ways); way++) {
    const EnsChartRequest request = { .kind = kind, .by = ways[way] };
    g_autoptr (EnsScene) scene = NULL;
    guint n_marks;

    if (!ens_chart_kind_has_by (ens_chart_find (kind), ways[way]))
      continue;
    scene = ens_results_chart_build (sample->session, &request, NULL, NULL);
    n_marks = ens_scene_get_n_marks (scene);

    // Some of many: each is counted anew.
    for (guint i = 0; i < n_marks; i += 1 + n_marks / 6) {
      const EnsMark *mark = ens_scene_get_mark (scene, i);
      g_autoptr (EnsBehindAnswers) answers = ens_behind_answers_new (sample->session, &request,
                                                                     mark->row, mark->column);
      guint n_columns;

      g_assert_nonnull (answers);
      g_assert_cmpstr (answers->title, !=, "");
      g_assert_cmpuint (answers->rows->len, >, 1);
      n_columns = g_strv_length (answers->rows->pdata[0]);
      g_assert_cmpuint (answers->chosen, <, n_columns);
      for (guint r = 1; r < answers->rows->len; r++)
        g_assert_cmpuint (g_strv_length (answers->rows->pdata[r]), ==, n_columns);
    }
  }
}

// A mark's column is the one that stands out, and hidden parts stay hidden.
static void
test_answers_are_masked (Sample *sample, gconstpointer data)
{
  const EnsChartRequest request = { .kind = "levels" };
  g_autoptr (GPtrArray) all = ens_results_list (sample->session, &request.round, NULL, NULL);
  g_autoptr (GPtrArray) groups = ens_results_list (sample->session, &request.round, "group", NULL);
  const EnsResult *first = all->pdata[0];
  g_autoptr (EnsBehindAnswers) answers = NULL;
  guint at = 2;

  g_assert_true (ens_mask_limit_set (sample->session, 1000, NULL));
  answers = ens_behind_answers_new (sample->session, &request, first->indicator, "4");
  g_assert_cmpstr (answers->title, ==, first->title);
  g_assert_cmpuint (answers->chosen, ==, 5);
  g_assert_cmpstr (((char **) answers->rows->pdata[0])[5], ==, "4");
  for (guint i = 0; i < groups->len; i++) {
    const EnsResult *result = groups->pdata[i];
    char **cells;

    if (strcmp (result->indicator, first->indicator) != 0)
      continue;
    cells = answers->rows->pdata[at++];
    g_assert_cmpstr (cells[0], ==, result->part);
    for (guint c = 2; cells[c] != NULL; c++)
      g_assert_cmpstr (cells[c], ==, "–");
  }
  g_assert_cmpuint (at, ==, answers->rows->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/behind/statements", Sample, "statements", set_up,
              test_as_many_as_the_chart_says, tear_down);
  g_test_add ("/engine/behind/heat", Sample, "heat", set_up, test_as_many_as_the_chart_says,
              tear_down);
  g_test_add ("/engine/behind/ranking", Sample, "ranking", set_up, test_every_mark_leads_somewhere,
              tear_down);
  g_test_add ("/engine/behind/saturation", Sample, "saturation", set_up,
              test_every_mark_leads_somewhere, tear_down);
  g_test_add ("/engine/behind/levels", Sample, "levels", set_up, test_every_mark_leads_somewhere,
              tear_down);
  g_test_add ("/engine/behind/stranger", Sample, NULL, set_up, test_nothing_behind_a_stranger,
              tear_down);
  g_test_add ("/engine/behind/answers/levels", Sample, "levels", set_up,
              test_answers_behind_every_mark, tear_down);
  g_test_add ("/engine/behind/answers/diverging", Sample, "diverging", set_up,
              test_answers_behind_every_mark, tear_down);
  g_test_add ("/engine/behind/answers/dots", Sample, "dots", set_up, test_answers_behind_every_mark,
              tear_down);
  g_test_add ("/engine/behind/answers/wished", Sample, "wished", set_up,
              test_answers_behind_every_mark, tear_down);
  g_test_add ("/engine/behind/answers/answers", Sample, "answers", set_up,
              test_answers_behind_every_mark, tear_down);
  g_test_add ("/engine/behind/answers/profile", Sample, "profile", set_up,
              test_answers_behind_every_mark, tear_down);
  g_test_add ("/engine/behind/answers/radar", Sample, "radar", set_up,
              test_answers_behind_every_mark, tear_down);
  g_test_add ("/engine/behind/answers/masked", Sample, NULL, set_up, test_answers_are_masked,
              tear_down);
  return g_test_run ();
}
