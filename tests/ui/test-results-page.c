// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the results: a chart with words, and the same figures as a table.
#include "ens-chart-view.h"
#include "ens-ui-test.h"
#include "pages/ens-results-page.h"

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_filled (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, TRUE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static gboolean
has_scene (gpointer chart)
{
  return ens_chart_view_get_scene (chart) != NULL;
}

static void
test_chart_has_words_and_table (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, TRUE);
  GtkWidget *chart = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_CHART_VIEW, NULL);
  ens_ui_test_wait (has_scene, chart);
  const EnsScene *scene = ens_chart_view_get_scene (ENS_CHART_VIEW (chart));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       ens_scene_get_title (scene));
  g_assert_cmpuint (ens_scene_get_n_columns (scene), >, 1);
  g_assert_nonnull (
    ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, ens_scene_get_heading (scene, 1)));
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/results/empty", test_empty);
  g_test_add_func ("/ui/pages/results/filled", test_filled);
  g_test_add_func ("/ui/pages/results/chart", test_chart_has_words_and_table);
  return g_test_run ();
}
