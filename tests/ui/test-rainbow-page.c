// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the rainbow groups: tables from who came, then the criteria one by one.
#include "ens-agreed-view.h"
#include "ens-attendance.h"
#include "ens-criterion.h"
#include "ens-decision.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-seat-panel.h"
#include "ens-seat-row.h"
#include "ens-ui-test.h"
#include "pages/ens-rainbow-page.h"

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RAINBOW_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
open_filled (EnsUiTest *test)
{
  g_autoptr (EnsCriterion) criterion = ens_criterion_new ();
  g_autoptr (GError) error = NULL;
  ens_ui_test_open (test, ENS_TYPE_RAINBOW_PAGE, TRUE);
  criterion->title = g_strdup ("A <b>bench</b> & shade");
  criterion->language = g_strdup ("en");
  criterion->position = 90;
  ens_session_save_row (test->session, &ens_criterion_entity, criterion, &error);
  g_assert_no_error (error);
  ens_ui_test_settle ();
}

static void
test_seat_and_undo (void)
{
  EnsUiTest test;
  open_filled (&test);
  guint64 before = ens_session_count (test.session, ENS_KIND_GROUP);
  ens_ui_test_act (&test, "compose");
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_act (&test, "seat");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_GROUP), ==, before + 1);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_ATTENDANCE), >, 0);
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_GROUP), ==, before);
  ens_ui_test_close (&test);
}

static void
choose_first_group (EnsUiTest *test)
{
  // The first list of the page is that of the groups.
  GtkWidget *list = ens_ui_test_find (GTK_WIDGET (test->page), GTK_TYPE_LIST_BOX, NULL);
  GtkListBox *box = GTK_LIST_BOX (list);
  gtk_list_box_select_row (box, gtk_list_box_get_row_at_index (box, 0));
  ens_ui_test_settle ();
}

static EnsDecision *
read_last_decision (EnsUiTest *test)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (test->session, ENS_KIND_DECISION, NULL);
  g_assert_cmpuint (rows->len, >, 0);
  return ens_decision_copy (rows->pdata[rows->len - 1]);
}

static void
test_new_wording (void)
{
  EnsUiTest test;
  open_filled (&test);
  choose_first_group (&test);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  GtkWidget *wording = ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_ENTRY_ROW, "Wording");
  g_autofree char *old = g_strdup (gtk_editable_get_text (GTK_EDITABLE (wording)));
  gtk_editable_set_text (GTK_EDITABLE (wording), "Shade & rest");
  // Something else changes meanwhile: what is being typed stays.
  g_autoptr (EnsGroup) late = ens_group_new ();
  late->name = g_strdup ("Late");
  g_assert_true (ens_groups_add (test.session, late, NULL));
  ens_ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (wording)), ==, "Shade & rest");
  ens_ui_test_act (&test, "agree");
  g_autoptr (EnsDecision) decision = read_last_decision (&test);
  g_assert_cmpint (decision->verdict, ==, ENS_VERDICT_CHANGED);
  g_assert_cmpstr (decision->before, ==, old);
  g_assert_cmpstr (decision->after, ==, "Shade & rest");
  ens_ui_test_close (&test);
}

static void
test_objection_needs_words (void)
{
  EnsUiTest test;
  open_filled (&test);
  choose_first_group (&test);
  GActionGroup *actions = G_ACTION_GROUP (ens_page_get_actions (test.page));
  g_assert_false (g_action_group_get_action_enabled (actions, "object"));
  GtkWidget *note = ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_ENTRY_ROW, "Objection");
  gtk_editable_set_text (GTK_EDITABLE (note), "not for everybody");
  g_assert_true (g_action_group_get_action_enabled (actions, "object"));
  ens_ui_test_act (&test, "object");
  g_autoptr (EnsDecision) decision = read_last_decision (&test);
  g_assert_cmpint (decision->verdict, ==, ENS_VERDICT_OBJECTED);
  g_assert_cmpstr (decision->note, ==, "not for everybody");
  ens_ui_test_close (&test);
}

static void
test_who_sits_here (void)
{
  EnsUiTest test;
  open_filled (&test);
  ens_ui_test_act (&test, "compose");
  ens_ui_test_act (&test, "seat");
  // The table that was just made is shown, with one person of each group.
  GtkWidget *panel = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_SEAT_PANEL, NULL);
  GtkWidget *row = ens_ui_test_find (panel, ENS_TYPE_SEAT_ROW, "Young & old");
  g_assert_cmpuint (ens_seat_row_get_present (ENS_SEAT_ROW (row)), ==, 1);
  ens_seat_row_set_present (ENS_SEAT_ROW (row), 0);
  ens_ui_test_settle ();
  g_assert_nonnull (ens_ui_test_find (panel, GTK_TYPE_LABEL, "Nobody of: Young & old"));
  g_autoptr (GPtrArray) rows = ens_session_list_rows (test.session, ENS_KIND_ATTENDANCE, NULL);
  guint n = 0;
  for (guint i = 0; i < rows->len; i++)
    n += (guint) ((EnsAttendance *) rows->pdata[i])->present;
  g_assert_cmpuint (n, ==, 1);
  ens_ui_test_close (&test);
}

static void
test_what_was_agreed (void)
{
  EnsUiTest test;
  open_filled (&test);
  choose_first_group (&test);
  ens_ui_test_act (&test, "agree");
  ens_ui_test_act (&test, "result");
  GtkWidget *view = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_AGREED_VIEW, NULL);
  ens_ui_test_check_names (view);
  g_assert_nonnull (ens_ui_test_find (view, GTK_TYPE_LABEL, "1 of 2 criteria agreed"));
  g_assert_nonnull (ens_ui_test_find (view, ADW_TYPE_EXPANDER_ROW, "A <b>bench</b> & shade"));
  g_assert_nonnull (ens_ui_test_find (view, ADW_TYPE_ACTION_ROW, "Agreed"));
  ens_ui_test_close (&test);
}

static void
test_state_by_hand (void)
{
  EnsUiTest test;
  open_filled (&test);
  choose_first_group (&test);
  GtkWidget *row = ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_COMBO_ROW, "How far");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), ENS_GROUP_STATE_SYNTHESISED);
  ens_ui_test_settle ();
  g_autoptr (GPtrArray) groups = ens_session_list_rows (test.session, ENS_KIND_GROUP, NULL);
  guint n = 0;
  for (guint i = 0; i < groups->len; i++)
    n += ((EnsGroup *) groups->pdata[i])->state == ENS_GROUP_STATE_SYNTHESISED ? 1 : 0;
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, "By what happened"));
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/rainbow/empty", test_empty);
  g_test_add_func ("/ui/pages/rainbow/seat-and-undo", test_seat_and_undo);
  g_test_add_func ("/ui/pages/rainbow/new-wording", test_new_wording);
  g_test_add_func ("/ui/pages/rainbow/objection-needs-words", test_objection_needs_words);
  g_test_add_func ("/ui/pages/rainbow/who-sits-here", test_who_sits_here);
  g_test_add_func ("/ui/pages/rainbow/what-was-agreed", test_what_was_agreed);
  g_test_add_func ("/ui/pages/rainbow/state-by-hand", test_state_by_hand);
  return g_test_run ();
}
