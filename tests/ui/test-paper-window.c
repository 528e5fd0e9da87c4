// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two tables typed in, their common piles taken, all of it taken back.
#include "ens-paper-window.h"
#include "ens-ui-test.h"
#include "pages/ens-project-page.h"

static GtkWidget *
open_window (EnsUiTest *test)
{
  ens_ui_test_open (test, ENS_TYPE_PROJECT_PAGE, TRUE);
  GtkWidget *window = ens_paper_window_new (GTK_WIDGET (test->page), test->session);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  return window;
}

static void
close_all (EnsUiTest *test, GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_settle ();
  ens_ui_test_close (test);
}

static void
lay (GtkWidget *window, const char *line)
{
  GtkWidget *entry = ens_ui_test_find (window, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), line);
  g_signal_emit_by_name (entry, "activate");
  ens_ui_test_settle ();
}

static void
test_two_tables (void)
{
  EnsUiTest test;
  GtkWidget *window = open_window (&test);
  guint64 before = ens_session_count (test.session, ENS_KIND_CRITERION);
  for (guint table = 0; table < 2; table++) {
    gtk_widget_activate_action (window, "paper.add", NULL);
    ens_ui_test_settle ();
    lay (window, "<b>Friends & co</b>: 1-3");
    lay (window, "4 5 6");
  }
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_PLACING), ==, 12);
  g_assert_nonnull (ens_ui_test_find (window, ADW_TYPE_ACTION_ROW, "<b>Friends & co</b>"));
  ens_ui_test_check_names (window);

  gtk_widget_activate_action (window, "paper.together", NULL);
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  gtk_widget_activate_action (window, "paper.take", NULL);
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, before + 2);
  gtk_widget_activate_action (window, "win.undo", NULL);
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, before);
  close_all (&test, window);
}

static void
test_slip_is_told (void)
{
  EnsUiTest test;
  GtkWidget *window = open_window (&test);
  gtk_widget_activate_action (window, "paper.add", NULL);
  lay (window, "1 999999");
  GtkWidget *label = ens_ui_test_find (window, GTK_TYPE_LABEL, "There is no card 999999");
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_has_css_class (label, "error"));
  // What was typed stays, to be corrected.
  GtkWidget *entry = ens_ui_test_find (window, GTK_TYPE_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1 999999");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_PLACING), ==, 0);
  close_all (&test, window);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/paper-window/two-tables", test_two_tables);
  g_test_add_func ("/ui/paper-window/slip-is-told", test_slip_is_told);
  return g_test_run ();
}
