// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a number to the statements behind it, and from a statement to its passport.
#include "ens-behind-window.h"
#include "ens-chart-view.h"
#include "ens-group.h"
#include "ens-passport-window.h"
#include "ens-respondent.h"
#include "ens-statement-card.h"
#include "ens-survey.h"
#include "ens-ui-test.h"
#include "pages/ens-groups-page.h"
#include "pages/ens-results-page.h"

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
    if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
      return window;
  }
  return NULL;
}

static void
close_window (GType type)
{
  gtk_window_destroy (GTK_WINDOW (find_window (type)));
  ens_ui_test_settle ();
  g_assert_null (find_window (type));
}

static guint
count_shown (GtkWidget *view)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
}

static void
test_from_a_group (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_GROUPS_PAGE, TRUE);
  g_autoptr (GPtrArray) groups = ens_session_list_rows (test.session, ENS_KIND_GROUP, NULL);
  g_assert_cmpuint (groups->len, ==, 2);
  g_autofree char *id = ens_uuid_dup_text (groups->pdata[0]);
  g_action_group_activate_action (G_ACTION_GROUP (ens_page_get_actions (test.page)), "behind",
                                  g_variant_new_string (id));
  ens_ui_test_settle ();
  GtkWidget *window = find_window (ENS_TYPE_BEHIND_WINDOW);
  g_assert_nonnull (window);
  ens_ui_test_check_names (window);
  GtkWidget *card = ens_ui_test_find (window, ENS_TYPE_STATEMENT_CARD, NULL);
  GtkWidget *view = gtk_widget_get_ancestor (card, GTK_TYPE_LIST_VIEW);
  guint n = count_shown (view);
  g_assert_cmpuint (n, >, 0);

  GtkWidget *search = ens_ui_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "xyzzy");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (count_shown (view), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (count_shown (view), ==, n);

  gtk_widget_activate_action (window, "behind.passport", NULL);
  ens_ui_test_settle ();
  g_assert_nonnull (find_window (ENS_TYPE_PASSPORT_WINDOW));
  ens_ui_test_check_names (find_window (ENS_TYPE_PASSPORT_WINDOW));
  close_window (ENS_TYPE_PASSPORT_WINDOW);
  close_window (ENS_TYPE_BEHIND_WINDOW);
  ens_ui_test_close (&test);
}

static gboolean
has_scene (gpointer chart)
{
  return ens_chart_view_get_scene (chart) != NULL;
}

static void
test_from_a_chart (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, TRUE);
  GtkWidget *chart = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_CHART_VIEW, NULL);
  ens_ui_test_wait (has_scene, chart);
  GtkWidget *kind = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), 0);
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_scene_get_n_marks (ens_chart_view_get_scene (ENS_CHART_VIEW (chart))), >,
                    0);
  g_signal_emit_by_name (chart, "mark-activated", 0);
  ens_ui_test_settle ();
  g_assert_nonnull (find_window (ENS_TYPE_BEHIND_WINDOW));
  close_window (ENS_TYPE_BEHIND_WINDOW);
  ens_ui_test_close (&test);
}

// As many sheets of each group, and of nobody's, as it takes to show them.
static void
fill_sheets (EnsSession *session)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, NULL);
  g_autoptr (GError) error = NULL;
  EnsUuid round;
  g_assert_true (ens_survey_find_round (session, NULL, &round, &error));
  for (guint i = 0; i < 36; i++) {
    g_autoptr (EnsSheet) sheet = ens_survey_parse_sheet (session, &round,
                                                         i % 3 == 0 ? "1 3 4" : "2 5 4", &error);
    g_assert_no_error (error);
    if (i % 4 < groups->len)
      sheet->respondent->group = ((EnsGroup *) groups->pdata[i % 4])->id;
    g_assert_true (ens_survey_save_sheet (session, sheet, &error));
  }
}

// Every button of the table opens something, with rows of groups as with indicators.
static void
test_answers_from_the_table (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, TRUE);
  GtkWidget *chart = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_CHART_VIEW, NULL);
  ens_ui_test_wait (has_scene, chart);
  fill_sheets (test.session);
  ens_page_set_session (test.page, NULL);
  ens_page_set_session (test.page, test.session);
  ens_ui_test_settle ();
  g_signal_emit_by_name (chart, "mark-activated", 0);
  ens_ui_test_settle ();
  GtkWidget *window = find_window (ENS_TYPE_BEHIND_WINDOW);
  g_assert_nonnull (window);
  ens_ui_test_check_names (window);
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Everybody"));
  close_window (ENS_TYPE_BEHIND_WINDOW);

  GObject *by = gtk_widget_get_template_child (GTK_WIDGET (test.page), ENS_TYPE_RESULTS_PAGE,
                                               "by_drop");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (by), 1);
  ens_ui_test_settle ();
  const EnsScene *scene = ens_chart_view_get_scene (ENS_CHART_VIEW (chart));
  const char *row = NULL, *column = NULL;
  g_assert_true (ens_scene_get_cell_keys (scene, 0, 0, &row, &column));
  GtkWidget *label = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL,
                                       ens_scene_get_cell (scene, 0, 0));
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ens_ui_test_settle ();
  window = find_window (ENS_TYPE_BEHIND_WINDOW);
  g_assert_nonnull (window);
  ens_ui_test_check_names (window);
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Indicator"));
  close_window (ENS_TYPE_BEHIND_WINDOW);
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/behind-window/from-a-group", test_from_a_group);
  g_test_add_func ("/ui/behind-window/from-a-chart", test_from_a_chart);
  g_test_add_func ("/ui/behind-window/answers", test_answers_from_the_table);
  return g_test_run ();
}
