// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What earlier projects taught: added, switched off, forgotten, taken back, erased, and a list that is
// damaged.
#include "ens-help-window.h"
#include "ens-learned-window.h"
#include "ens-learned.h"
#include "ens-ui-test.h"
#include "pages/ens-results-page.h"

typedef struct {
  EnsUiTest page;
  GtkWidget *window;
} Fixture;

static void
open_window (Fixture *fixture)
{
  ens_ui_test_open (&fixture->page, ENS_TYPE_RESULTS_PAGE, TRUE);
  fixture->window = ens_learned_window_new (GTK_WIDGET (fixture->page.page), fixture->page.session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ens_ui_test_settle ();
}

static void
close_window (Fixture *fixture)
{
  GtkWidget *window = fixture->window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_settle ();
  g_assert_null (fixture->window);
  ens_ui_test_close (&fixture->page);
  g_assert_true (ens_learned_erase (NULL));
}

static guint
count_sources (void)
{
  g_autoptr (EnsLearned) learned = ens_learned_read (NULL);
  return learned ? learned->list->sources->len : 0;
}

static gboolean
is_idle (gpointer data)
{
  GtkWidget *page = ens_ui_test_find (((Fixture *) data)->window, ADW_TYPE_PREFERENCES_PAGE, NULL);
  return gtk_widget_get_sensitive (page);
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = ens_ui_test_find (fixture->window, GTK_TYPE_BUTTON, label);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ens_ui_test_wait (is_idle, fixture);
}

static void
test_add_forget_undo (void)
{
  Fixture fixture;
  open_window (&fixture);
  g_assert_nonnull (ens_ui_test_find (fixture.window, GTK_TYPE_LABEL, "From no project yet"));
  click (&fixture, "Add _This Project");
  g_assert_cmpuint (count_sources (), ==, 1);
  ens_ui_test_check_names (fixture.window);
  g_assert_false (gtk_widget_get_sensitive (
    ens_ui_test_find (fixture.window, GTK_TYPE_BUTTON, "Add _This Project")));
  click (&fixture, "_Learn Anew");
  click (&fixture, "_Forget");
  g_assert_cmpuint (count_sources (), ==, 0);
  click (&fixture, "_Undo");
  g_assert_cmpuint (count_sources (), ==, 1);
  click (&fixture, "_Erase");
  g_assert_cmpuint (count_sources (), ==, 0);
  close_window (&fixture);
}

static void
test_switch (void)
{
  Fixture fixture;
  open_window (&fixture);
  GtkWidget *used = ens_ui_test_find (fixture.window, GTK_TYPE_SWITCH, NULL);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (used)));
  gtk_switch_set_active (GTK_SWITCH (used), FALSE);
  g_autoptr (EnsLearned) learned = ens_learned_read (NULL);
  g_assert_false (learned->list->is_used);
  close_window (&fixture);
}

static void
test_help (void)
{
  Fixture fixture;
  open_window (&fixture);
  gtk_widget_activate_action (fixture.window, "learned.help", NULL);
  ens_ui_test_settle ();
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *help = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
    if (ENS_IS_HELP_WINDOW (window))
      help = window;
  }
  g_assert_nonnull (help);
  g_assert_nonnull (
    ens_ui_test_find (GTK_WIDGET (help), GTK_TYPE_LABEL, "What earlier projects taught"));
  gtk_window_destroy (help);
  close_window (&fixture);
}

static void
test_refused_is_told (void)
{
  Fixture fixture;
  open_window (&fixture);
  g_autofree char *path = ens_test_dir_file (fixture.page.directory, "missing.ensemble");
  ens_learned_window_add (ENS_LEARNED_WINDOW (fixture.window), path);
  ens_ui_test_wait (is_idle, &fixture);
  g_assert_cmpuint (count_sources (), ==, 0);
  g_assert_nonnull (ens_ui_test_find (fixture.window, GTK_TYPE_LABEL, "From no project yet"));
  close_window (&fixture);
}

static void
test_closed_while_learning (void)
{
  Fixture fixture;
  open_window (&fixture);
  ens_learned_window_add (ENS_LEARNED_WINDOW (fixture.window),
                          ens_session_get_path (fixture.page.session));
  GtkWidget *window = fixture.window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture.window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (fixture.window)
    g_main_context_iteration (NULL, TRUE);
  ens_ui_test_close (&fixture.page);
  g_assert_true (ens_learned_erase (NULL));
}

static void
test_damaged_list (void)
{
  Fixture fixture;
  g_autofree char *folder = ens_learned_dup_folder ();
  g_autofree char *list = g_build_filename (folder, "list.ini", NULL);
  g_assert_true (ens_learned_set_used (TRUE, NULL));
  ens_test_write (list, "nothing that was ever written here");
  open_window (&fixture);
  g_assert_nonnull (
    ens_ui_test_find (fixture.window, GTK_TYPE_LABEL, "What was learned cannot be used"));
  click (&fixture, "_Erase");
  g_autoptr (EnsLearned) learned = ens_learned_read (NULL);
  g_assert_nonnull (learned);
  close_window (&fixture);
}

int
main (int argc, char **argv)
{
  g_autoptr (EnsTestDir) home = ens_test_dir_new ();
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/learned-window/add-forget-undo", test_add_forget_undo);
  g_test_add_func ("/learned-window/switch", test_switch);
  g_test_add_func ("/learned-window/help", test_help);
  g_test_add_func ("/learned-window/refused-is-told", test_refused_is_told);
  g_test_add_func ("/learned-window/closed-while-learning", test_closed_while_learning);
  g_test_add_func ("/learned-window/damaged-list", test_damaged_list);
  return g_test_run ();
}
