// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the groups: add, change, remove, and take it back.
#include "ens-group.h"
#include "ens-ui-test.h"
#include "pages/ens-groups-page.h"

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_GROUPS_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "empty");
  ens_ui_test_act (&test, "new");
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "groups");
  ens_ui_test_act (&test, "revert");
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "empty");
  ens_ui_test_close (&test);
}

static void
test_filled (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_GROUPS_PAGE, TRUE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static guint
count_groups (EnsUiTest *test)
{
  return (guint) ens_session_count (test->session, ENS_KIND_GROUP);
}

static void
test_add (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_GROUPS_PAGE, FALSE);
  ens_ui_test_act (&test, "new");
  GtkWidget *name = ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_ENTRY_ROW, "Name");
  ens_ui_test_type (name, "Elderly <people> & friends");
  g_assert_cmpuint (count_groups (&test), ==, 1);
  g_assert_nonnull (
    ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_ACTION_ROW, "Elderly <people> & friends"));
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_assert_cmpuint (count_groups (&test), ==, 0);
  ens_ui_test_close (&test);
}

// A territory is typed: a new name makes one, a known name takes it, in one step with the group.
static void
test_territory (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_GROUPS_PAGE, TRUE);
  GtkWidget *row = ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_ENTRY_ROW, "Territory");
  g_assert_nonnull (row);
  ens_ui_test_type (row, "East");
  ens_ui_test_type (row, "West");
  ens_ui_test_type (row, "East");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_TERRITORY), ==, 2);
  g_assert_true (ens_session_undo (test.session, NULL));
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_TERRITORY), ==, 1);
  ens_ui_test_close (&test);
}

static void
test_refuse_bad_date (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_GROUPS_PAGE, TRUE);
  GtkWidget *date = ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_ENTRY_ROW, "Date");
  gtk_editable_set_text (GTK_EDITABLE (date), "2026-02-31");
  g_assert_true (gtk_widget_has_css_class (date, "error"));
  g_assert_false (
    g_action_group_get_action_enabled (G_ACTION_GROUP (ens_page_get_actions (test.page)), "save"));
  gtk_editable_set_text (GTK_EDITABLE (date), "2026-02-28");
  ens_ui_test_act (&test, "save");
  g_autoptr (GPtrArray) groups = ens_session_list_rows (test.session, ENS_KIND_GROUP, NULL);
  EnsGroup *group = groups->pdata[0];
  g_assert_cmpstr (group->date, ==, "2026-02-28");
  ens_ui_test_close (&test);
}

static void
test_remove_and_undo (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_GROUPS_PAGE, TRUE);
  ens_ui_test_act (&test, "delete");
  g_assert_cmpuint (count_groups (&test), ==, 1);
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_assert_cmpuint (count_groups (&test), ==, 2);
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/groups/empty", test_empty);
  g_test_add_func ("/ui/pages/groups/filled", test_filled);
  g_test_add_func ("/ui/pages/groups/add", test_add);
  g_test_add_func ("/ui/pages/groups/bad-date", test_refuse_bad_date);
  g_test_add_func ("/ui/pages/groups/remove-and-undo", test_remove_and_undo);
  g_test_add_func ("/ui/pages/groups/territory", test_territory);
  return g_test_run ();
}
