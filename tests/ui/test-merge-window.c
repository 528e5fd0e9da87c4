// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking changes nothing; an item left away stays away, the rest comes in as one step of undo.
#include "ens-exchange.h"
#include "ens-merge-window.h"
#include "ens-ui-test.h"
#include "pages/ens-exchange-page.h"

#include <glib/gstdio.h>

static gboolean
has_items (gpointer window)
{
  GtkWidget *button = ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Merge");
  return gtk_widget_get_sensitive (button);
}

static gboolean
is_done (gpointer window)
{
  GtkWidget *stack = ens_ui_test_find (window, GTK_TYPE_STACK, NULL);
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "message") == 0;
}

static char *
write_package (EnsUiTest *test)
{
  g_autofree char *project = ens_test_dir_file (test->directory, "other");
  g_mkdir (project, 0700);
  g_autoptr (EnsSession) other = ens_ui_test_new_session (project);
  ens_ui_test_fill (other);
  char *path = ens_test_dir_file (test->directory, "other.xml");
  EnsExportRequest request = { .path = path, .format = "package" };
  g_autoptr (GError) error = NULL;
  ens_exchange_export (other, &request, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_look_and_merge (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_autofree char *path = write_package (&test);
  const char *const paths[] = { path, NULL };
  guint64 before = ens_session_count (test.session, ENS_KIND_STATEMENT);
  GtkWidget *window = ens_merge_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (has_items, window);
  ens_ui_test_check_names (window);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, before);

  GtkWidget *leave = ens_ui_test_find (window, GTK_TYPE_TOGGLE_BUTTON, "_Leave It Away");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (leave), TRUE);
  g_signal_emit_by_name (ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Merge"), "clicked");
  ens_ui_test_wait (is_done, window);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), >, before);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (ens_session_undo (test.session, NULL));
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, before);
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/merge-window/look-and-merge", test_look_and_merge);
  return g_test_run ();
}
