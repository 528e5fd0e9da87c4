// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the workshop: from a group's name to its statements, and at the same step after a restart.
#include "ens-ui-test.h"
#include "ens-workshop-group.h"
#include "pages/ens-workshop-page.h"

static GtkWidget *
find_steps (EnsUiTest *test)
{
  return ens_ui_test_find (GTK_WIDGET (test->page), GTK_TYPE_LIST_BOX, NULL);
}

static int
get_step (EnsUiTest *test)
{
  return gtk_list_box_row_get_index (
    gtk_list_box_get_selected_row (GTK_LIST_BOX (find_steps (test))));
}

static void
test_names_on_every_step (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_WORKSHOP_PAGE, TRUE);
  for (int i = 0; i < 6; i++) {
    GtkListBox *list = GTK_LIST_BOX (find_steps (&test));
    gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, i));
    ens_ui_test_settle ();
    g_assert_cmpint (get_step (&test), ==, i);
    ens_ui_test_check_names (GTK_WIDGET (test.page));
  }
  ens_ui_test_close (&test);
}

static void
test_name_and_enter_begin (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_WORKSHOP_PAGE, FALSE);
  GtkWidget *name = ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_ENTRY_ROW, "Name");
  ens_ui_test_type (name, "Pupils & <friends>");
  g_assert_cmpint (get_step (&test), ==, 1);
  ens_ui_test_act (&test, "next");
  GtkWidget *entry = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_ENTRY, NULL);
  ens_ui_test_type (entry, "a swing");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, 1);
  ens_ui_test_close (&test);
}

static void
test_same_step_again (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_WORKSHOP_PAGE, TRUE);
  ens_ui_test_act (&test, "next");
  GtkListBox *list = GTK_LIST_BOX (find_steps (&test));
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 4));
  ens_page_set_session (test.page, NULL);
  ens_page_set_session (test.page, test.session);
  ens_ui_test_settle ();
  g_assert_cmpint (get_step (&test), ==, 4);
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/workshop/names", test_names_on_every_step);
  g_test_add_func ("/ui/pages/workshop/name-and-enter", test_name_and_enter_begin);
  g_test_add_func ("/ui/pages/workshop/same-step-again", test_same_step_again);
  return g_test_run ();
}
