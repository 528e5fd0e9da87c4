// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every chart in the list can be drawn: of the sample, and of a project with nothing in it.
#include "ens-results-chart.h"

#include "ens-error.h"
#include "ens-indicator.h"
#include "ens-results-words.h"
#include "ens-scene-text.h"
#include "ens-survey.h"
#include "ens-test.h"

#include <string.h>

static EnsSession *
open_project (EnsTestDir *dir, gboolean is_sample)
{
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autoptr (GError) error = NULL;
  EnsSession *session;

  project->title = g_strdup ("Empty");
  project->language = g_strdup ("fr");
  session = is_sample ? ens_session_create_sample (path, NULL, &error)
                      : ens_session_create (path, project, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static void
test_every_chart_of_the_sample (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsSession) session = open_project (dir, TRUE);
  guint n_kinds = 0;
  const EnsChartKind *kinds = ens_chart_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    const EnsChartRequest request = { .kind = kinds[i].word };
    g_autoptr (GError) error = NULL;
    g_autoptr (EnsScene) scene = ens_results_chart_build (session, &request, NULL, &error);

    g_assert_no_error (error);
    // The sample asks nothing beside its indicators.
    if (strcmp (kinds[i].word, "answers") == 0)
      continue;
    g_assert_cmpuint (ens_scene_get_n_rows (scene), >, 0);
    if (strcmp (kinds[i].word, "wished") != 0)
      g_assert_cmpuint (ens_scene_get_n_marks (scene), >, 0);
  }
}

// No sheet of the round bears traits: that is what is said, not that there are no indicators.
static void
test_divided_by_what_is_not_there (void)
{
  static const char *const kinds[] = { "levels", "diverging", "dots" };
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsSession) session = open_project (dir, TRUE);

  g_assert_true (ens_survey_add_round (session, "Empty", "2030-01-01", NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const EnsChartRequest request = { .kind = kinds[i], .by = "tag" };
    g_autoptr (EnsScene) scene = ens_results_chart_build (session, &request, NULL, NULL);
    g_autofree char *text = ens_scene_to_string (scene);

    g_assert_cmpstr (ens_scene_get_title (scene), ==, "No answers to show yet");
    g_assert_nonnull (strstr (text, "No sheet bears traits of people"));
  }
}

// Every chart is drawn by what the list says that it can be, and refuses everything else.
static void
test_refuses_what_it_is_not_drawn_by (void)
{
  static const char *const words[] = { "group",     "territory", "tag", "dimension",
                                       "criterion", "quarter",   "" };
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsSession) session = open_project (dir, TRUE);
  guint n_kinds = 0;
  const EnsChartKind *kinds = ens_chart_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (gsize w = 0; w < G_N_ELEMENTS (words); w++) {
      const EnsChartRequest request = { .kind = kinds[i].word, .by = words[w] };
      g_autoptr (GError) error = NULL;
      g_autoptr (EnsScene) scene = ens_results_chart_build (session, &request, NULL, &error);

      if (ens_chart_kind_has_by (&kinds[i], words[w])) {
        g_assert_no_error (error);
        continue;
      }
      g_assert_null (scene);
      g_assert_error (error, ENS_ERROR, ENS_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, kinds[i].word));
    }
}

// A chart of statements is of no round, and says so.
static void
test_refuses_a_round_it_is_not_of (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsSession) session = open_project (dir, TRUE);
  EnsUuid round;
  guint n_kinds = 0;
  const EnsChartKind *kinds = ens_chart_list (&n_kinds);

  g_assert_true (ens_survey_find_round (session, NULL, &round, NULL));
  for (guint i = 0; i < n_kinds; i++) {
    const EnsChartRequest request = { .kind = kinds[i].word, .round = round };
    g_autoptr (GError) error = NULL;
    g_autoptr (EnsScene) scene = ens_results_chart_build (session, &request, NULL, &error);

    if (kinds[i].of_answers) {
      g_assert_no_error (error);
      continue;
    }
    g_assert_null (scene);
    g_assert_error (error, ENS_ERROR, ENS_ERROR_USAGE);
    g_assert_nonnull (strstr (error->message, kinds[i].word));
  }
}

// What the room view reads is the chart that the page wrote.
static void
test_request_as_text (void)
{
  const EnsChartRequest request = { .kind = "levels", .by = "group", .round = { { 1, 2, 3 } } };
  g_autofree char *text = ens_chart_request_dup_text (&request);
  EnsChartRequest read;

  g_assert_true (ens_chart_request_parse (text, &read));
  g_assert_cmpstr (read.kind, ==, "levels");
  g_assert_cmpstr (read.by, ==, "group");
  g_assert_true (ens_uuid_equal (&read.round, &request.round));
  g_assert_false (ens_chart_request_parse ("", &read));
  g_assert_false (ens_chart_request_parse (NULL, &read));
  g_assert_false (ens_chart_request_parse ("pie 00000000-0000-0000-0000-000000000000 ", &read));
  g_assert_false (
    ens_chart_request_parse ("radar 00000000-0000-0000-0000-000000000000 tag", &read));
}

// Whoever looks at twelve indicators twice finds one that looks clear by chance alone.
static void
test_many_differences (void)
{
  const EnsChartRequest request = { .kind = "levels" };
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsSession) session = open_project (dir, TRUE);
  g_autoptr (GPtrArray) words = ens_results_words_list (session, &request);
  gboolean is_said = FALSE;

  for (guint i = 0; i < words->len; i++)
    is_said |= strstr (words->pdata[i], "24 differences were looked at") != NULL &&
               strstr (words->pdata[i], "about 1 of them") != NULL;
  g_assert_true (is_said);
}

static void
test_heat_by_dimension (void)
{
  const EnsChartRequest by_component = { .kind = "heat" };
  const EnsChartRequest by_dimension = { .kind = "heat", .by = "dimension" };
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsSession) session = open_project (dir, TRUE);
  g_autoptr (EnsScene) fine = ens_results_chart_build (session, &by_component, NULL, NULL);
  g_autoptr (EnsScene) coarse = ens_results_chart_build (session, &by_dimension, NULL, NULL);

  g_assert_cmpuint (ens_scene_get_n_rows (coarse), <, ens_scene_get_n_rows (fine));
  g_assert_cmpuint (ens_scene_get_n_columns (coarse), ==, ens_scene_get_n_columns (fine));
}

static void
test_every_chart_of_nothing (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsSession) session = open_project (dir, FALSE);
  guint n_kinds = 0;
  const EnsChartKind *kinds = ens_chart_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    const EnsChartRequest request = { .kind = kinds[i].word };
    g_autoptr (GError) error = NULL;
    g_autoptr (EnsScene) scene = ens_results_chart_build (session, &request, NULL, &error);

    // Without a round there is no survey to draw: said in words, or shown as empty.
    g_assert_true (scene != NULL || error->domain == ENS_ERROR);
  }
}

static void
test_before_and_after_names_both_rounds (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsSession) session = open_project (dir, TRUE);
  const EnsChartRequest request = { .kind = "before-after" };
  g_autoptr (EnsScene) scene = ens_results_chart_build (session, &request, NULL, NULL);

  g_assert_cmpuint (ens_scene_get_n_rows (scene), ==, 12);
  g_assert_cmpstr (ens_scene_get_heading (scene, 1), !=, ens_scene_get_heading (scene, 3));
}

// The order in which a round asks changes nothing of what is compared with what.
static void
test_before_and_after_pairs_the_same (void)
{
  const EnsChartRequest request = { .kind = "before-after" };
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsSession) session = open_project (dir, TRUE);
  g_autoptr (EnsScene) before = ens_results_chart_build (session, &request, NULL, NULL);
  g_autoptr (EnsScene) after = NULL;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  g_autoptr (GError) error = NULL;
  EnsUuid round;

  g_assert_true (ens_survey_find_round (session, NULL, &round, &error));
  asked = ens_survey_list_asked (session, &round, &error);
  for (guint i = asked->len; i > 0; i--)
    g_array_append_val (ids, ((EnsIndicator *) asked->pdata[i - 1])->id);
  g_assert_true (ens_survey_set_asked (session, &round, (const EnsUuid *) (gpointer) ids->data,
                                       ids->len, &error));
  after = ens_results_chart_build (session, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ens_scene_get_n_rows (after), ==, ens_scene_get_n_rows (before));
  for (guint r = 0; r < ens_scene_get_n_rows (before); r++)
    for (guint c = 0; c < ens_scene_get_n_columns (before); c++)
      g_assert_cmpstr (ens_scene_get_cell (after, r, c), ==, ens_scene_get_cell (before, r, c));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/results-chart/sample", test_every_chart_of_the_sample);
  g_test_add_func ("/engine/results-chart/nothing", test_every_chart_of_nothing);
  g_test_add_func ("/engine/results-chart/divided", test_divided_by_what_is_not_there);
  g_test_add_func ("/engine/results-chart/by", test_refuses_what_it_is_not_drawn_by);
  g_test_add_func ("/engine/results-chart/round", test_refuses_a_round_it_is_not_of);
  g_test_add_func ("/engine/results-chart/request", test_request_as_text);
  g_test_add_func ("/engine/results-chart/many", test_many_differences);
  g_test_add_func ("/engine/results-chart/heat-by-dimension", test_heat_by_dimension);
  g_test_add_func ("/engine/results-chart/before-after", test_before_and_after_names_both_rounds);
  g_test_add_func ("/engine/results-chart/pairs", test_before_and_after_pairs_the_same);
  return g_test_run ();
}
