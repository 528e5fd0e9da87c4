// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of files in and out: looking at a file changes nothing, bringing it in is one action.
#include "ens-choice.h"
#include "ens-import-panel.h"
#include "ens-papers-panel.h"
#include "ens-survey.h"
#include "ens-table-preview.h"
#include "ens-ui-test.h"
#include "pages/ens-exchange-page.h"

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_filled (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static gboolean
is_sensitive (gpointer button)
{
  return gtk_widget_get_sensitive (button);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_bring_in (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *path = ens_test_dir_file (test.directory, "said.csv");
  ens_test_write (path, "text,group,question\n\"one; <b>two</b>\",Young & old,Q1\n");
  guint64 before = ens_session_count (test.session, ENS_KIND_STATEMENT);
  GtkWidget *panel = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_IMPORT_PANEL, NULL);
  GtkWidget *button = ens_ui_test_find (panel, GTK_TYPE_BUTTON, "_Bring In");
  ens_import_panel_show_file (ENS_IMPORT_PANEL (panel), path);
  ens_ui_test_wait (is_sensitive, button);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, before);
  g_signal_emit_by_name (button, "clicked");
  ens_ui_test_wait (is_hidden, ens_ui_test_find (panel, GTK_TYPE_BUTTON, "S_top"));
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, before + 1);
  ens_ui_test_close (&test);
}

static char *
write_many (EnsUiTest *test)
{
  g_autoptr (GString) text = g_string_new ("text,group,question\n");
  char *path = ens_test_dir_file (test->directory, "many.csv");
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "what number %u said,Young & old,Q1\n", i);
  ens_test_write (path, text->str);
  return path;
}

static void
count_cb (EnsSession *session, EnsKinds kinds, gpointer data)
{
  ++*(guint *) data;
}

static void
test_stop (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *path = write_many (&test);
  guint64 before = ens_session_count (test.session, ENS_KIND_STATEMENT);
  GtkWidget *panel = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_IMPORT_PANEL, NULL);
  GtkWidget *button = ens_ui_test_find (panel, GTK_TYPE_BUTTON, "_Bring In");
  guint n_changes = 0;
  g_signal_connect (test.session, "changed", G_CALLBACK (count_cb), &n_changes);
  ens_import_panel_show_file (ENS_IMPORT_PANEL (panel), path);
  ens_ui_test_wait (is_sensitive, button);
  g_signal_emit_by_name (button, "clicked");
  // At once, so that it has hardly begun.
  GtkWidget *stop = ens_ui_test_find (panel, GTK_TYPE_BUTTON, "S_top");
  g_assert_true (gtk_widget_get_visible (stop));
  g_signal_emit_by_name (stop, "clicked");
  ens_ui_test_wait (is_hidden, stop);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, before);
  g_assert_cmpuint (n_changes, ==, 0);
  ens_ui_test_close (&test);
}

static gboolean
shows (gpointer label)
{
  return strstr (gtk_label_get_text (label), "Windows-1250") != NULL;
}

static void
test_written_in (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *path = ens_test_dir_file (test.directory, "said.csv");
  ens_test_write (path, "text\n\xd8\xedp\n");
  GtkWidget *panel = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_IMPORT_PANEL, NULL);
  ens_import_panel_show_file (ENS_IMPORT_PANEL (panel), path);
  GtkWidget *row = ens_ui_test_find (panel, ADW_TYPE_ACTION_ROW, "Written in");
  GtkWidget *drop = ens_ui_test_find (row, GTK_TYPE_DROP_DOWN, NULL);
  GtkWidget *preview = ens_ui_test_find (panel, ENS_TYPE_TABLE_PREVIEW, NULL);
  g_assert_null (ens_ui_test_find (preview, GTK_TYPE_LABEL, "Říp"));
  g_assert_true (ens_choice_select_word (GTK_DROP_DOWN (drop), "Windows-1250"));
  ens_ui_test_wait (shows, ens_ui_test_find (preview, GTK_TYPE_LABEL, NULL));
  g_assert_nonnull (ens_ui_test_find (preview, GTK_TYPE_LABEL, "Říp"));
  ens_ui_test_close (&test);
}

// A paper is written in another thread: the button waits meanwhile, the window does not.
static void
test_paper (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *path = ens_test_dir_file (test.directory, "paper.pdf");
  GtkWidget *panel = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_PAPERS_PANEL, NULL);
  GtkWidget *kinds = ens_ui_test_find (panel, GTK_TYPE_DROP_DOWN, NULL);
  GtkWidget *write = ens_ui_test_find (panel, GTK_TYPE_BUTTON, "Write the _Paper…");
  GtkWidget *stop = ens_ui_test_find (panel, GTK_TYPE_BUTTON, "S_top");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), 1);
  ens_papers_panel_write (ENS_PAPERS_PANEL (panel), path);
  g_assert_true (gtk_widget_get_visible (stop));
  g_assert_false (gtk_widget_get_sensitive (write));
  ens_ui_test_wait (is_hidden, stop);
  g_assert_true (gtk_widget_get_sensitive (write));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  // Stopped at once: the next one does not appear.
  g_autofree char *other = ens_test_dir_file (test.directory, "other.pdf");
  ens_papers_panel_write (ENS_PAPERS_PANEL (panel), other);
  g_signal_emit_by_name (stop, "clicked");
  ens_ui_test_wait (is_hidden, stop);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  ens_ui_test_close (&test);
}

static void
test_look_again (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *first = write_many (&test);
  g_autofree char *second = ens_test_dir_file (test.directory, "one.csv");
  ens_test_write (second, "text,group,question\none,Young & old,Q1\n");
  GtkWidget *panel = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_IMPORT_PANEL, NULL);
  GtkWidget *button = ens_ui_test_find (panel, GTK_TYPE_BUTTON, "_Bring In");
  guint64 before = ens_session_count (test.session, ENS_KIND_STATEMENT);
  ens_import_panel_show_file (ENS_IMPORT_PANEL (panel), first);
  ens_import_panel_show_file (ENS_IMPORT_PANEL (panel), second);
  ens_ui_test_wait (is_sensitive, button);
  g_assert_nonnull (
    ens_ui_test_find (panel, GTK_TYPE_LABEL, "Tried, nothing changed yet: New: 1 statement"));
  // Typing goes on while a file is looked at.
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, before);
  ens_ui_test_close (&test);
}

static void
test_preview (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *path = ens_test_dir_file (test.directory, "sheets.csv");
  ens_test_write (path, "form;Work & <rest>;odd\n1;3;=x\n2;;y\n");
  GtkWidget *panel = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_IMPORT_PANEL, NULL);
  GtkWidget *preview = ens_ui_test_find (panel, ENS_TYPE_TABLE_PREVIEW, NULL);
  g_assert_false (gtk_widget_get_visible (preview));
  ens_import_panel_show_file (ENS_IMPORT_PANEL (panel), path);
  ens_ui_test_wait (is_hidden, ens_ui_test_find (panel, GTK_TYPE_BUTTON, "S_top"));
  g_assert_true (gtk_widget_get_visible (preview));
  g_assert_nonnull (ens_ui_test_find (preview, GTK_TYPE_LABEL, "Work & <rest>"));
  g_assert_nonnull (ens_ui_test_find (preview, GTK_TYPE_LABEL, "=x"));
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_closed_meanwhile (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *path = write_many (&test);
  GtkWidget *panel = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_IMPORT_PANEL, NULL);
  gpointer left = panel;
  g_object_add_weak_pointer (left, &left);
  ens_import_panel_show_file (ENS_IMPORT_PANEL (panel), path);
  gtk_window_destroy (GTK_WINDOW (test.window));
  g_assert_nonnull (left);
  ens_ui_test_wait (is_gone, &left);
  g_assert_finalize_object (test.session);
  ens_test_dir_free (test.directory);
}

// The round can be chosen for what holds answers, as soon as there are two.
static void
test_choose_round (void)
{
  EnsUiTest test;
  g_autoptr (GError) error = NULL;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  GtkWidget *page = GTK_WIDGET (test.page);
  GObject *row = gtk_widget_get_template_child (page, ENS_TYPE_EXCHANGE_PAGE, "round_row");
  GObject *drop = gtk_widget_get_template_child (page, ENS_TYPE_EXCHANGE_PAGE, "round_drop");
  GObject *format = gtk_widget_get_template_child (page, ENS_TYPE_EXCHANGE_PAGE, "format_drop");
  g_assert_true (ens_choice_select_word (GTK_DROP_DOWN (format), "answers-csv"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_true (ens_survey_add_round (test.session, "Second", NULL, NULL, &error));
  g_assert_no_error (error);
  ens_ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (drop))), ==,
                    3);
  ens_ui_test_check_names (page);
  g_assert_true (ens_choice_select_word (GTK_DROP_DOWN (format), "package"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_true (ens_choice_select_word (GTK_DROP_DOWN (format), "sav"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/exchange/empty", test_empty);
  g_test_add_func ("/ui/pages/exchange/filled", test_filled);
  g_test_add_func ("/ui/pages/exchange/bring-in", test_bring_in);
  g_test_add_func ("/ui/pages/exchange/preview", test_preview);
  g_test_add_func ("/ui/pages/exchange/stop", test_stop);
  g_test_add_func ("/ui/pages/exchange/written-in", test_written_in);
  g_test_add_func ("/ui/pages/exchange/paper", test_paper);
  g_test_add_func ("/ui/pages/exchange/look-again", test_look_again);
  g_test_add_func ("/ui/pages/exchange/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/ui/pages/exchange/round", test_choose_round);
  return g_test_run ();
}
