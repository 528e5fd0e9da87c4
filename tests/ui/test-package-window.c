// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A package is read and nothing comes in; who signed it is said; something is borrowed as one action.
#include "ens-borrow.h"
#include "ens-exchange.h"
#include "ens-keyring.h"
#include "ens-package-window.h"
#include "ens-signer-chip.h"
#include "ens-ui-test.h"
#include "pages/ens-exchange-page.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
is_read (gpointer window)
{
  GtkWidget *stack = ens_ui_test_find (window, GTK_TYPE_STACK, NULL);
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "busy") != 0;
}

static char *
write_bundle (EnsUiTest *test, gboolean is_signed)
{
  g_autofree char *folder = ens_test_dir_file (test->directory, "other");
  g_mkdir (folder, 0700);
  g_autoptr (EnsSession) other = ens_ui_test_new_session (folder);
  ens_ui_test_fill (other);
  char *path = ens_test_dir_file (test->directory, "other.ensemblez");
  EnsExportRequest request = { .path = path, .format = "bundle", .is_signed = is_signed };
  g_autoptr (GError) error = NULL;
  ens_exchange_export (other, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static GtkWidget *
open_window (EnsUiTest *test, const char *path)
{
  GtkWidget *window = ens_package_window_new (GTK_WIDGET (test->page), test->session, path);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (is_read, window);
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  return window;
}

static gboolean
is_borrowed (gpointer window)
{
  return ens_ui_test_find (window, GTK_TYPE_LABEL, "Borrowed") != NULL;
}

static void
test_read_and_borrow (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_autofree char *path = write_bundle (&test, FALSE);
  GtkWidget *window = open_window (&test, path);
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Not signed"));
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "having friends"));
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, 0);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_INDICATOR), ==, 0);
  GtkWidget *row = ens_ui_test_find (window, GTK_TYPE_LABEL, "Indicator 2 & more");
  GtkWidget *list_row = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (ens_ui_test_find (list_row, GTK_TYPE_BUTTON, "_Borrow"), "clicked");
  ens_ui_test_wait (is_borrowed, window);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_INDICATOR), ==, 1);
  // Borrowed once, it is not offered again, and says where it comes from.
  row = ens_ui_test_find (window, GTK_TYPE_LABEL, "Indicator 2 & more");
  list_row = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX_ROW);
  g_assert_null (ens_ui_test_find (list_row, GTK_TYPE_BUTTON, "_Borrow"));
  g_assert_nonnull (ens_ui_test_find (list_row, GTK_TYPE_LABEL, "In your project"));
  // What can still be borrowed stands before it.
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (list_row)), ==, 2);
  g_assert_true (ens_session_undo (test.session, NULL));
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_INDICATOR), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static gboolean
is_suggested (GtkWidget *window, const char *label)
{
  return gtk_widget_has_css_class (ens_ui_test_find (window, GTK_TYPE_BUTTON, label),
                                   "suggested-action");
}

// Another city is compared with; a state of the project itself is merged.
static void
test_suggests (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_autofree char *path = write_bundle (&test, FALSE);
  GtkWidget *window = open_window (&test, path);
  g_assert_true (is_suggested (window, "_Compare"));
  g_assert_false (is_suggested (window, "_Merge"));
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "It is of another project"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_autofree char *own = ens_test_dir_file (test.directory, "own.xml");
  EnsExportRequest request = { .path = own, .format = "package", .privacy = "internal" };
  g_autoptr (GError) error = NULL;
  ens_exchange_export (test.session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  window = open_window (&test, own);
  g_assert_false (is_suggested (window, "_Compare"));
  g_assert_true (is_suggested (window, "_Merge"));
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static void
test_states (void)
{
  EnsUiTest test;
  g_autoptr (GError) error = NULL;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_assert_true (ens_keyring_make ("Anna <b>&", NULL, &error));
  g_autofree char *path = write_bundle (&test, TRUE);
  GtkWidget *window = open_window (&test, path);
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "your own key"));
  gtk_window_destroy (GTK_WINDOW (window));

  // Another person's computer: the key is met for the first time.
  g_autofree char *keys = g_build_filename (g_get_user_data_dir (), "ensemble", "keys", NULL);
  g_autofree char *secret = g_build_filename (keys, "own.key", NULL);
  g_autofree char *public = g_build_filename (keys, "own.pub", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (public, &text, NULL, NULL));
  g_assert_cmpint (g_unlink (secret) + g_unlink (public), ==, 0);
  window = open_window (&test, path);
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Unknown sender"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (ens_keyring_remember (text, "Anna", FALSE, &error));
  window = open_window (&test, path);
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Known: signed by Anna"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (ens_keyring_remember (text, "Anna", TRUE, &error));
  window = open_window (&test, path);
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Trusted: signed by Anna"));
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static void
test_not_a_package (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_autofree char *path = ens_test_dir_file (test.directory, "no.xml");
  ens_test_write (path, "<no/>\n");
  GtkWidget *window = open_window (&test, path);
  GtkWidget *merge = ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Merge");
  g_assert_false (gtk_widget_get_sensitive (merge));
  g_assert_null (ens_ui_test_find (window, GTK_TYPE_LABEL, "your project"));
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("ensemble-home-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/package-window/read-and-borrow", test_read_and_borrow);
  g_test_add_func ("/ui/package-window/suggests", test_suggests);
  g_test_add_func ("/ui/package-window/states", test_states);
  g_test_add_func ("/ui/package-window/not-a-package", test_not_a_package);
  return g_test_run ();
}
