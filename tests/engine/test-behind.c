// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Behind every number stand just as many statements as it says.
#include "ens-behind.h"

#include "ens-results-chart.h"
#include "ens-test.h"

#include <inttypes.h>

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
  sample->session = ens_session_create_sample (path, &error);
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

  g_assert_true (
    ens_behind_find_mark (sample->session, request, mark->row, mark->column, &filter, &title));
  ens_statement_list_set_filter (list, &filter);
  said = g_strdup_printf (": %" PRIu64 " expressions, %u different statements",
                          ens_statement_list_get_n_expressions (list),
                          g_list_model_get_n_items (G_LIST_MODEL (list)));
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
  return g_test_run ();
}
