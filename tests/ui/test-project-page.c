// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the project: fields change the project, one undo each.
#include "ens-text.h"
#include "ens-ui-test.h"
#include "pages/ens-project-page.h"

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_PROJECT_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_filled (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_PROJECT_PAGE, TRUE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_change_title (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_PROJECT_PAGE, FALSE);
  GtkWidget *row = ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_ENTRY_ROW, "Territory");
  gtk_editable_set_text (GTK_EDITABLE (row), "Les <i>Tilleuls</i>");
  g_signal_emit_by_name (row, "apply");
  g_assert_cmpstr (ens_session_get_project (test.session)->territory, ==, "Les <i>Tilleuls</i>");
  g_assert_true (ens_session_undo (test.session, NULL));
  g_assert_cmpstr (ens_session_get_project (test.session)->territory, ==, NULL);
  ens_ui_test_close (&test);
}

static void
test_title_is_no_markup (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_PROJECT_PAGE, FALSE);
  g_assert_nonnull (
    ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, "The <b>quarter</b> & its people"));
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/project/empty", test_empty);
  g_test_add_func ("/ui/pages/project/filled", test_filled);
  g_test_add_func ("/ui/pages/project/change-title", test_change_title);
  g_test_add_func ("/ui/pages/project/no-markup", test_title_is_no_markup);
  return g_test_run ();
}
