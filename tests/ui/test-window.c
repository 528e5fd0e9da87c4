// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window: goes along the route, undoes and redoes, and dies with everything in it.
#include "ens-anonymise.h"
#include "ens-history-popover.h"
#include "ens-merge-window.h"
#include "ens-package-window.h"
#include "ens-ui-test.h"
#include "ens-window.h"

typedef struct {
  EnsApplication *application;
  EnsTestDir *directory;
  EnsSession *session;
  EnsWindow *window;
} Opened;

static void
open_window (Opened *opened, EnsApplication *application)
{
  opened->application = application;
  opened->directory = ens_test_dir_new ();
  opened->session = ens_ui_test_new_session (opened->directory);
  ens_ui_test_fill (opened->session);
  opened->window = ens_window_new (application);
  ens_window_set_session (opened->window, opened->session);
  gtk_window_present (GTK_WINDOW (opened->window));
  ens_ui_test_settle ();
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
close_window (Opened *opened)
{
  gpointer window = opened->window;
  gpointer session = opened->session;
  g_object_add_weak_pointer (window, &window);
  g_object_add_weak_pointer (session, &session);
  gtk_window_destroy (GTK_WINDOW (opened->window));
  g_object_unref (opened->session);
  ens_ui_test_settle ();
  g_assert_null (window);
  // Work in another thread may hold the session until it is told to stop.
  ens_ui_test_wait (is_gone, &session);
  ens_test_dir_free (opened->directory);
}

static void
test_every_page (gconstpointer application)
{
  static const char *const pages[] = { "groups",     "statements", "coding",   "criteria",
                                       "indicators", "survey",     "results",  "consultation",
                                       "actions",    "contracts",  "exchange", "project" };
  Opened opened;
  open_window (&opened, (EnsApplication *) application);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_assert_true (ens_window_go (opened.window, pages[i]));
    ens_ui_test_settle ();
    ens_ui_test_check_names (GTK_WIDGET (opened.window));
  }
  g_assert_false (ens_window_go (opened.window, "no such page"));
  close_window (&opened);
}

static gboolean
says_why (gpointer window)
{
  GtkWidget *label = ens_ui_test_find (window, GTK_TYPE_LABEL, "is open elsewhere");
  return label && gtk_widget_get_mapped (label);
}

// Of two windows on one project the second looks on, and says so.
static void
test_second_window_looks_on (gconstpointer application)
{
  Opened opened;
  open_window (&opened, (EnsApplication *) application);
  g_autoptr (EnsSession) second = ens_session_open (ens_session_get_path (opened.session), NULL);
  EnsWindow *window = ens_window_new ((EnsApplication *) application);
  g_assert_true (ens_session_get_read_only (second));
  ens_window_set_session (window, second);
  gtk_window_present (GTK_WINDOW (window));
  ens_window_go (window, "workshop");
  gtk_widget_activate_action (GTK_WIDGET (window), "page.step", "s", "statements");
  ens_ui_test_wait (says_why, window);
  GtkWidget *entry = ens_ui_test_find (GTK_WIDGET (window), GTK_TYPE_ENTRY, NULL);
  g_assert_false (gtk_widget_is_sensitive (entry));
  ens_ui_test_type (entry, "not kept");
  g_assert_cmpuint (ens_session_count (opened.session, ENS_KIND_STATEMENT), ==, 6);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_settle ();
  close_window (&opened);
}

static void
test_one_room (gconstpointer application)
{
  Opened opened;
  open_window (&opened, (EnsApplication *) application);
  GtkApplication *app = GTK_APPLICATION (application);
  guint before = g_list_length (gtk_application_get_windows (app));
  gtk_widget_activate_action (GTK_WIDGET (opened.window), "win.room", NULL);
  gtk_widget_activate_action (GTK_WIDGET (opened.window), "win.room", NULL);
  ens_ui_test_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (app)), ==, before + 1);
  close_window (&opened);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (app)), ==, before - 1);
}

static void
test_undo_and_redo (gconstpointer application)
{
  Opened opened;
  open_window (&opened, (EnsApplication *) application);
  guint64 before = ens_session_count (opened.session, ENS_KIND_RESPONDENT);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (opened.window), "win.undo", NULL));
  g_assert_cmpuint (ens_session_count (opened.session, ENS_KIND_RESPONDENT), ==, before - 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (opened.window), "win.redo", NULL));
  g_assert_cmpuint (ens_session_count (opened.session, ENS_KIND_RESPONDENT), ==, before);
  ens_ui_test_settle ();
  close_window (&opened);
}

// Asked again whenever the promise changes; not on another day than the one that was promised.
static void
test_time_is_over (gconstpointer application)
{
  Opened opened;
  open_window (&opened, (EnsApplication *) application);
  GtkWidget *window = GTK_WIDGET (opened.window);
  GtkWidget *bar = gtk_widget_get_parent (
    ens_ui_test_find (window, GTK_TYPE_BUTTON, "See _What Goes…"));
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_true (ens_anonymise_set_keep_until (opened.session, "9999-01-01", NULL));
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_true (ens_anonymise_set_keep_until (opened.session, "2026-11-01", NULL));
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "until 2026-11-01: that day"));
  EnsAnonymised gone;
  g_assert_true (ens_anonymise (opened.session, "2026-11-01", FALSE, &gone, NULL));
  g_assert_false (gtk_widget_get_visible (bar));
  close_window (&opened);
}

static void
test_welcome_again (gconstpointer application)
{
  Opened opened;
  open_window (&opened, (EnsApplication *) application);
  ens_window_go (opened.window, "statements");
  ens_window_set_session (opened.window, NULL);
  ens_ui_test_settle ();
  g_assert_null (ens_window_get_session (opened.window));
  g_assert_false (ens_window_go (opened.window, "groups"));
  close_window (&opened);
}

// One key, several parted by blanks, or a row of keys as 1...6.
static gboolean
has_key (const char *listed, guint key, GdkModifierType state)
{
  g_auto (GStrv) keys = g_strsplit (listed, " ", -1);
  for (guint i = 0; keys[i]; i++) {
    g_auto (GStrv) ends = g_strsplit (keys[i], "...", 2);
    guint first, last;
    GdkModifierType first_state, last_state;
    if (!ends[0] || !gtk_accelerator_parse (ends[0], &first, &first_state))
      continue;
    if (!ends[1] || !gtk_accelerator_parse (ends[1], &last, &last_state))
      last = first;
    if (key >= first && key <= last && state == first_state)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_listed (const char *overlay, const char *accelerator)
{
  g_autoptr (GRegex) regex = g_regex_new ("\"accelerator\">([^<]*)<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint key;
  GdkModifierType state;
  gtk_accelerator_parse (accelerator, &key, &state);
  g_regex_match (regex, overlay, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
    g_autofree char *raw = g_match_info_fetch (match, 1);
    g_autoptr (GString) text = g_string_new (raw);
    g_string_replace (text, "&lt;", "<", 0);
    g_string_replace (text, "&gt;", ">", 0);
    if (has_key (text->str, key, state))
      return TRUE;
  }
  return FALSE;
}

static void
test_every_key_is_listed (gconstpointer application)
{
  GtkApplication *app = GTK_APPLICATION ((gpointer) application);
  g_autoptr (GBytes)
      bytes = g_resources_lookup_data ("/io/github/ensemble_wellbeing/Ensemble/gtk/help-overlay.ui",
                                       0, NULL);
  g_autofree char *overlay = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (app);
  g_assert_cmpuint (g_strv_length (actions), >, 10);
  for (guint i = 0; actions[i]; i++) {
    g_auto (GStrv) keys = gtk_application_get_accels_for_action (app, actions[i]);
    gboolean is_found = keys[0] == NULL;
    for (guint k = 0; keys[k]; k++)
      is_found |= is_listed (overlay, keys[k]);
    if (!is_found)
      g_test_fail_printf ("%s (%s) is not in the shortcuts window", actions[i], keys[0]);
  }
}

static GtkWidget *
get_history_row (GtkWidget *popover, int at)
{
  GtkWidget *list = ens_ui_test_find (popover, GTK_TYPE_LIST_BOX, NULL);
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), at));
}

static void
test_history_back_and_forward (gconstpointer application)
{
  Opened opened;
  open_window (&opened, (EnsApplication *) application);
  guint64 n_all = ens_session_count (opened.session, ENS_KIND_STATEMENT);
  GtkWidget *popover = ens_ui_test_find (GTK_WIDGET (opened.window), ENS_TYPE_HISTORY_POPOVER,
                                         NULL);
  gtk_widget_activate_action (GTK_WIDGET (opened.window), "win.history", NULL);
  ens_ui_test_settle ();
  ens_ui_test_check_names (popover);
  // The newest is where the project is; the last row is before everything.
  int n = 0;
  while (get_history_row (popover, n))
    n++;
  g_assert_cmpint (n, >, 3);
  g_signal_emit_by_name (ens_ui_test_find (popover, GTK_TYPE_LIST_BOX, NULL), "row-activated",
                         get_history_row (popover, n - 1));
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (opened.session, ENS_KIND_STATEMENT), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (opened.window), "win.history", NULL);
  ens_ui_test_settle ();
  g_signal_emit_by_name (ens_ui_test_find (popover, GTK_TYPE_LIST_BOX, NULL), "row-activated",
                         get_history_row (popover, 0));
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (opened.session, ENS_KIND_STATEMENT), ==, n_all);
  close_window (&opened);
}

// As the file list of a drop: GTK keeps the controllers of a widget in a list.
static void
drop (EnsWindow *window, const char *const *paths)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GSList) files = NULL;
  gboolean is_taken = FALSE;
  for (guint i = 0; paths[i]; i++)
    files = g_slist_append (files, g_file_new_for_path (paths[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    if (GTK_IS_DROP_TARGET (controller))
      g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &is_taken);
  }
  g_slist_foreach (files, (GFunc) (GCallback) g_object_unref, NULL);
  g_assert_true (is_taken);
}

static gpointer
find_over (EnsWindow *window, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (GList *at = windows; at; at = at->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (at->data, type) &&
        gtk_window_get_transient_for (at->data) == GTK_WINDOW (window))
      return at->data;
  return NULL;
}

static void
test_drop_packages (gconstpointer application)
{
  Opened opened;
  open_window (&opened, (EnsApplication *) application);
  g_autofree char *one = ens_test_dir_file (opened.directory, "one.xml");
  g_autofree char *two = ens_test_dir_file (opened.directory, "two.xml");
  g_assert_true (g_file_set_contents (one, "<package/>", -1, NULL));
  g_assert_true (g_file_set_contents (two, "<package/>", -1, NULL));

  drop (opened.window, (const char *const[]){ one, NULL });
  GtkWindow *shown = find_over (opened.window, ENS_TYPE_PACKAGE_WINDOW);
  g_assert_nonnull (shown);
  gtk_window_destroy (shown);

  drop (opened.window, (const char *const[]){ one, two, NULL });
  shown = find_over (opened.window, ENS_TYPE_MERGE_WINDOW);
  g_assert_nonnull (shown);
  gtk_window_destroy (shown);
  close_window (&opened);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_autoptr (EnsApplication) application = ens_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_data_func ("/ui/window/every-page", application, test_every_page);
  g_test_add_data_func ("/ui/window/undo-and-redo", application, test_undo_and_redo);
  g_test_add_data_func ("/ui/window/second-looks-on", application, test_second_window_looks_on);
  g_test_add_data_func ("/ui/window/one-room", application, test_one_room);
  g_test_add_data_func ("/ui/window/every-key-is-listed", application, test_every_key_is_listed);
  g_test_add_data_func ("/ui/window/history", application, test_history_back_and_forward);
  g_test_add_data_func ("/ui/window/time-is-over", application, test_time_is_over);
  g_test_add_data_func ("/ui/window/welcome-again", application, test_welcome_again);
  g_test_add_data_func ("/ui/window/drop-packages", application, test_drop_packages);
  return g_test_run ();
}
