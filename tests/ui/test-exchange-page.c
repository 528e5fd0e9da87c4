// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of files in and out: looking at a file changes nothing, bringing it in is one action.
#include "ens-import-panel.h"
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
is_insensitive (gpointer button)
{
  return !gtk_widget_get_sensitive (button);
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
  ens_ui_test_wait (is_insensitive, button);
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, before + 1);
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/exchange/empty", test_empty);
  g_test_add_func ("/ui/pages/exchange/filled", test_filled);
  g_test_add_func ("/ui/pages/exchange/bring-in", test_bring_in);
  return g_test_run ();
}
