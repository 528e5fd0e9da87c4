// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes out is shown before anything is written: how much of what, and texts to look at.
#include "ens-entry.h"
#include "ens-export-window.h"
#include "ens-group.h"
#include "ens-question.h"
#include "ens-ui-test.h"
#include "pages/ens-exchange-page.h"

static gboolean
is_read (gpointer window)
{
  GtkWidget *stack = ens_ui_test_find (window, GTK_TYPE_STACK, NULL);
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "busy") != 0;
}

static void
say (EnsSession *session, const char *text)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, NULL);
  g_autoptr (GPtrArray) questions = ens_session_list_rows (session, ENS_KIND_QUESTION, NULL);
  g_auto (EnsEntry) entry = { 0 };
  g_autoptr (GError) error = NULL;
  ens_entry_parse (session, text, &entry);
  g_autoptr (EnsStatement) statement = ens_entry_add (session, &((EnsGroup *) groups->pdata[0])->id,
                                                      &((EnsQuestion *) questions->pdata[0])->id,
                                                      &entry, &error);
  g_assert_no_error (error);
}

static GtkWidget *
open_window (EnsUiTest *test, const char *privacy, const char *kind)
{
  const EnsExportChoice choice = { .format = "package",
                                   .format_title = "Package",
                                   .suffix = "xml",
                                   .privacy = privacy,
                                   .kind = kind };
  GtkWidget *window = ens_export_window_new (GTK_WIDGET (test->page), test->session, &choice);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (is_read, window);
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  return window;
}

// What was found goes to @privacy as it is, or not, unless somebody chooses otherwise.
static void
check_findings (const char *privacy, gboolean is_open)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  say (test.session, "write to <anna>&bob@example.org");
  GtkWidget *window = open_window (&test, privacy, "project");
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "bob@example.org"));
  GtkWidget *told = ens_ui_test_find (window, GTK_TYPE_LABEL,
                                      is_open ? "1 place found leaves as it is"
                                              : "Nothing of what was found leaves.");
  g_assert_nonnull (told);
  g_assert_true (gtk_widget_has_css_class (told, "warning") == is_open);
  GtkWidget *list = ens_ui_test_find (window, GTK_TYPE_LIST_BOX, NULL);
  GtkDropDown *drop = GTK_DROP_DOWN (ens_ui_test_find (list, GTK_TYPE_DROP_DOWN, NULL));
  g_assert_cmpuint (gtk_drop_down_get_selected (drop), ==, is_open ? 0 : 1);
  gtk_drop_down_set_selected (drop, is_open ? 1 : 0);
  ens_ui_test_settle ();
  g_assert_true (gtk_widget_has_css_class (told, "warning") == !is_open);
  GtkWidget *open = ens_ui_test_find (window, GTK_TYPE_LABEL, "leaves as it is");
  g_assert_true ((open != NULL) == !is_open);
  g_assert_true (
    gtk_widget_get_sensitive (ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Write the File")));
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static void
test_findings (void)
{
  check_findings ("internal", TRUE);
  check_findings ("partner", FALSE);
}

static void
test_kinds (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  say (test.session, "write to bob@example.org");
  // A codebook carries nothing that people said.
  GtkWidget *window = open_window (&test, "partner", "codebook");
  g_assert_null (ens_ui_test_find (window, GTK_TYPE_LABEL, "bob@example.org"));
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Nothing is written yet"));
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static void
count_cb (GtkWidget *window, gboolean is_noted, guint *n_written)
{
  (*n_written)++;
}

// A statement of stars only is nothing that IRaMuTeQ could read.
static void
test_left_out (void)
{
  EnsUiTest test;
  guint n_written = 0;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  say (test.session, "****");
  const EnsExportChoice choice = { .format = "iramuteq", .suffix = "txt", .privacy = "internal" };
  g_autofree char *path = ens_test_dir_file (test.directory, "corpus.txt");
  GtkWidget *window = ens_export_window_new (GTK_WIDGET (test.page), test.session, &choice);
  g_signal_connect (window, "written", G_CALLBACK (count_cb), &n_written);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (is_read, window);
  g_assert_null (ens_ui_test_find (window, GTK_TYPE_LABEL, "1 statement stayed behind"));
  ens_export_window_write (ENS_EXPORT_WINDOW (window), path);
  ens_ui_test_wait (is_read, window);
  GtkWidget *told = ens_ui_test_find (window, GTK_TYPE_LABEL,
                                      "1 statement stayed behind: there is nothing but stars");
  g_assert_nonnull (told);
  g_assert_true (gtk_widget_get_mapped (told));
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (told)));
  g_assert_cmpuint (n_written, ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  ens_ui_test_check_names (window);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_closed_meanwhile (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  const EnsExportChoice choice = { "package", "Package", "xml", "partner", "project", NULL };
  gpointer window = ens_export_window_new (GTK_WIDGET (test.page), test.session, &choice);
  g_object_add_weak_pointer (window, &window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_close (GTK_WINDOW (window));
  ens_ui_test_wait (is_gone, &window);
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/export-window/findings", test_findings);
  g_test_add_func ("/ui/export-window/kinds", test_kinds);
  g_test_add_func ("/ui/export-window/left-out", test_left_out);
  g_test_add_func ("/ui/export-window/closed-meanwhile", test_closed_meanwhile);
  return g_test_run ();
}
