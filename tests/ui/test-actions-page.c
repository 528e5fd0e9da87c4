// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the actions: add, change, look at one state only, goods, remove, and take it back.
#include "ens-choice-row.h"
#include "ens-count-bar.h"
#include "ens-criterion.h"
#include "ens-good-row.h"
#include "ens-party.h"
#include "ens-pilot-action.h"
#include "ens-records.h"
#include "ens-resource.h"
#include "ens-ui-test.h"
#include "pages/ens-actions-page.h"

static void
add_row (EnsUiTest *test, const EnsEntity *entity, const char *field, const char *name)
{
  g_autoptr (GError) error = NULL;
  gpointer record = ens_record_new (entity);
  g_assert_true (ens_records_set (test->session, entity, record, field, name, &error));
  g_assert_true (ens_records_add (test->session, entity, record, &error));
  g_assert_no_error (error);
  ens_record_free (entity, record);
  ens_ui_test_settle ();
}

static EnsPilotAction *
dup_action (EnsUiTest *test, const char *title)
{
  g_autoptr (GError) error = NULL;
  EnsPilotAction *action = ens_records_get (test->session, ENS_KIND_ACTION, title, &error);
  g_assert_no_error (error);
  return action;
}

static GtkWidget *
find_row (EnsUiTest *test, GType type, const char *title)
{
  GtkWidget *row = ens_ui_test_find (GTK_WIDGET (test->page), type, title);
  g_assert_nonnull (row);
  return row;
}

static void
set_text (EnsUiTest *test, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (test, ADW_TYPE_ENTRY_ROW, title)), text);
}

static gboolean
can_save (EnsUiTest *test)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (ens_page_get_actions (test->page)),
                                            "save");
}

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_ACTIONS_PAGE, FALSE);
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "empty");
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_act (&test, "new");
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "actions");
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_act (&test, "revert");
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "empty");
  ens_ui_test_close (&test);
}

static void
test_add (void)
{
  EnsUiTest test;
  g_autoptr (GError) error = NULL;
  EnsUuid criterion, party;
  ens_ui_test_open (&test, ENS_TYPE_ACTIONS_PAGE, TRUE);
  add_row (&test, &ens_party_entity, "name", "The <school> & its parents");
  ens_ui_test_act (&test, "new");
  g_assert_false (can_save (&test));
  set_text (&test, "What will be done", "Open the <yard> & the hall");
  g_assert_true (
    ens_records_find (test.session, ENS_KIND_CRITERION, "Not <being> alone", &criterion, &error));
  g_assert_true (
    ens_records_find (test.session, ENS_KIND_PARTY, "The <school> & its parents", &party, &error));
  ens_choice_row_select (ENS_CHOICE_ROW (
                           find_row (&test, ENS_TYPE_CHOICE_ROW, "Criterion it serves")),
                         &criterion);
  ens_choice_row_select (ENS_CHOICE_ROW (
                           find_row (&test, ENS_TYPE_CHOICE_ROW, "Who answers for it")),
                         &party);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (&test, ADW_TYPE_COMBO_ROW, "State")),
                              ENS_PILOT_ACTION_STATE_IMMEDIATE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (&test, ADW_TYPE_COMBO_ROW, "Priority")), 2);
  set_text (&test, "Last day", "2027-02-30");
  g_assert_false (can_save (&test));
  set_text (&test, "Last day", "2027-02-28");
  ens_ui_test_act (&test, "save");
  g_autoptr (EnsPilotAction) action = dup_action (&test, "Open the <yard> & the hall");
  g_assert_true (ens_uuid_equal (&action->criterion, &criterion));
  g_assert_true (ens_uuid_equal (&action->owner, &party));
  g_assert_cmpint (action->state, ==, ENS_PILOT_ACTION_STATE_IMMEDIATE);
  g_assert_cmpint (action->priority, ==, 2);
  g_assert_cmpstr (action->due, ==, "2027-02-28");
  find_row (&test, ADW_TYPE_ACTION_ROW, "Open the <yard> & the hall");
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_ACTION), ==, 0);
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "empty");
  ens_ui_test_close (&test);
}

// A party that comes while somebody types is no reason to lose what was typed.
static void
test_keeps_typing (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_ACTIONS_PAGE, FALSE);
  add_row (&test, &ens_pilot_action_entity, "title", "A table open to all");
  set_text (&test, "What shall be better", "nobody eats alone");
  add_row (&test, &ens_party_entity, "name", "The town hall");
  GtkWidget *row = find_row (&test, ADW_TYPE_ENTRY_ROW, "What shall be better");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "nobody eats alone");
  ens_ui_test_act (&test, "save");
  g_autoptr (EnsPilotAction) action = dup_action (&test, "A table open to all");
  g_assert_cmpstr (action->objective, ==, "nobody eats alone");
  ens_ui_test_close (&test);
}

static guint
count_listed (EnsUiTest *test)
{
  GtkWidget *list = ens_ui_test_find (GTK_WIDGET (test->page), GTK_TYPE_LIST_BOX, NULL);
  guint n = 0;
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n))
    n++;
  return n;
}

static void
test_one_state_only (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_ACTIONS_PAGE, FALSE);
  add_row (&test, &ens_pilot_action_entity, "title", "An idea");
  add_row (&test, &ens_pilot_action_entity, "title", "Another");
  g_autoptr (EnsPilotAction) action = dup_action (&test, "Another");
  action->state = ENS_PILOT_ACTION_STATE_DONE;
  g_assert_true (ens_session_save_row (test.session, &ens_pilot_action_entity, action, NULL));
  ens_ui_test_settle ();
  GtkWidget *bar = find_row (&test, ENS_TYPE_COUNT_BAR, NULL);
  g_assert_nonnull (ens_ui_test_find (bar, GTK_TYPE_TOGGLE_BUTTON, "All  2"));
  g_assert_cmpuint (count_listed (&test), ==, 2);
  ens_count_bar_choose (ENS_COUNT_BAR (bar), ENS_PILOT_ACTION_STATE_DONE + 1);
  ens_ui_test_settle ();
  g_assert_cmpuint (count_listed (&test), ==, 1);
  GtkWidget *title = find_row (&test, ADW_TYPE_ENTRY_ROW, "What will be done");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Another");
  ens_ui_test_close (&test);
}

static void
test_goods (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_ACTIONS_PAGE, FALSE);
  add_row (&test, &ens_pilot_action_entity, "title", "Open the yard");
  set_text (&test, "Add a good", "The <yard>");
  g_signal_emit_by_name (find_row (&test, ADW_TYPE_ENTRY_ROW, "Add a good"), "apply");
  ens_ui_test_settle ();
  GtkWidget *good = find_row (&test, ENS_TYPE_GOOD_ROW, "The <yard>");
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  GtkWidget *state = ens_ui_test_find (good, ADW_TYPE_COMBO_ROW, "What becomes of it");
  adw_combo_row_set_selected (ADW_COMBO_ROW (state), ENS_RESOURCE_STATE_PRESERVED);
  ens_ui_test_settle ();
  // The same widget as before: the keyboard stays where it was.
  g_assert_true (good == find_row (&test, ENS_TYPE_GOOD_ROW, "The <yard>"));
  g_autoptr (EnsResource)
               resource = ens_records_get (test.session, ENS_KIND_RESOURCE, "The <yard>", NULL);
  g_autoptr (EnsPilotAction) action = dup_action (&test, "Open the yard");
  g_assert_cmpint (resource->state, ==, ENS_RESOURCE_STATE_PRESERVED);
  g_assert_true (ens_uuid_equal (&resource->action, &action->id));
  g_signal_emit_by_name (good, "removed");
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_RESOURCE), ==, 0);
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  find_row (&test, ENS_TYPE_GOOD_ROW, "The <yard>");
  ens_ui_test_close (&test);
}

static void
test_remove_and_undo (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_ACTIONS_PAGE, FALSE);
  add_row (&test, &ens_pilot_action_entity, "title", "Open the yard");
  ens_ui_test_act (&test, "delete");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_ACTION), ==, 0);
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "empty");
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_ACTION), ==, 1);
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "actions");
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/actions/empty", test_empty);
  g_test_add_func ("/ui/pages/actions/add", test_add);
  g_test_add_func ("/ui/pages/actions/keeps-typing", test_keeps_typing);
  g_test_add_func ("/ui/pages/actions/one-state-only", test_one_state_only);
  g_test_add_func ("/ui/pages/actions/goods", test_goods);
  g_test_add_func ("/ui/pages/actions/remove-and-undo", test_remove_and_undo);
  return g_test_run ();
}
