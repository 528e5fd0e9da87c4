// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the contracts: begin one, let parties join, sign and leave, promise, and take it back.
#include "ens-choice-row.h"
#include "ens-contracts.h"
#include "ens-promise-window.h"
#include "ens-records.h"
#include "ens-signing-row.h"
#include "ens-ui-test.h"
#include "pages/ens-contracts-page.h"

static EnsUuid
add_row (EnsUiTest *test, const EnsEntity *entity, const char *field, const char *name)
{
  g_autoptr (GError) error = NULL;
  gpointer record = ens_record_new (entity);
  EnsUuid id;
  g_assert_true (ens_records_set (test->session, entity, record, field, name, &error));
  g_assert_true (ens_records_add (test->session, entity, record, &error));
  g_assert_true (ens_records_find (test->session, entity->kind, name, &id, &error));
  g_assert_no_error (error);
  ens_record_free (entity, record);
  ens_ui_test_settle ();
  return id;
}

static GtkWidget *
find (EnsUiTest *test, GType type, const char *title)
{
  GtkWidget *row = ens_ui_test_find (GTK_WIDGET (test->page), type, title);
  g_assert_nonnull (row);
  return row;
}

static void
open_with_contract (EnsUiTest *test, EnsUuid *town, EnsUuid *people)
{
  ens_ui_test_open (test, ENS_TYPE_CONTRACTS_PAGE, FALSE);
  *town = add_row (test, &ens_party_entity, "name", "The <town> & hall");
  *people = add_row (test, &ens_party_entity, "name", "The people");
  add_row (test, &ens_contract_entity, "title", "Contract of the yard");
}

static void
join (EnsUiTest *test, const EnsUuid *party)
{
  GtkWidget *row = find (test, ENS_TYPE_CHOICE_ROW, "Who joins");
  ens_choice_row_select (ENS_CHOICE_ROW (row), party);
  g_signal_emit_by_name (row, "changed");
  ens_ui_test_settle ();
}

static EnsContractView *
view (EnsUiTest *test)
{
  g_autoptr (GError) error = NULL;
  EnsContractView *found = ens_contracts_view (test->session, NULL, NULL, &error);
  g_assert_no_error (error);
  return found;
}

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CONTRACTS_PAGE, FALSE);
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "empty");
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_act (&test, "new");
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "contracts");
  gtk_editable_set_text (GTK_EDITABLE (find (&test, ADW_TYPE_ENTRY_ROW, "Name, as")),
                         "Contract <of> the yard");
  ens_ui_test_act (&test, "save");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CONTRACT), ==, 1);
  find (&test, ADW_TYPE_ACTION_ROW, "Contract <of> the yard");
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "empty");
  ens_ui_test_close (&test);
}

static void
test_sign (void)
{
  EnsUiTest test;
  EnsUuid town, people;
  open_with_contract (&test, &town, &people);
  join (&test, &town);
  join (&test, &people);
  find (&test, GTK_TYPE_LABEL, "0 of 2 parties have signed");
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  GtkWidget *row = find (&test, ENS_TYPE_SIGNING_ROW, "The <town> & hall");
  g_signal_emit_by_name (row, "signed", "2026-09-01");
  ens_ui_test_settle ();
  // The same widget as before: the keyboard stays where it was.
  g_assert_true (row == find (&test, ENS_TYPE_SIGNING_ROW, "The <town> & hall"));
  find (&test, GTK_TYPE_LABEL, "1 of 2 parties have signed");
  // Who joins once more keeps its signature.
  join (&test, &town);
  find (&test, GTK_TYPE_LABEL, "1 of 2 parties have signed");
  g_signal_emit_by_name (find (&test, ENS_TYPE_SIGNING_ROW, "The people"), "signed", "2026-09-02");
  ens_ui_test_settle ();
  g_autoptr (EnsContractView) whole = view (&test);
  g_assert_cmpint (whole->contract->state, ==, ENS_CONTRACT_STATE_SIGNED);
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  find (&test, GTK_TYPE_LABEL, "1 of 2 parties have signed");
  ens_ui_test_close (&test);
}

static GtkWidget *
new_promise (EnsUiTest *test, const EnsCommitment *commitment)
{
  GtkWidget *window = ens_promise_window_new (GTK_WIDGET (test->page), test->session, commitment);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  return window;
}

static void
test_promise (void)
{
  EnsUiTest test;
  EnsUuid town, people;
  open_with_contract (&test, &town, &people);
  join (&test, &town);
  g_autoptr (EnsContractView) before = view (&test);
  g_autoptr (EnsCommitment) blank = ens_commitment_new ();
  blank->contract = before->contract->id;
  GtkWidget *window = new_promise (&test, blank);
  GtkWidget *text = ens_ui_test_find (window, ADW_TYPE_ENTRY_ROW, "What is promised");
  GtkWidget *who = ens_ui_test_find (window, ENS_TYPE_CHOICE_ROW, "Who promises");
  gtk_editable_set_text (GTK_EDITABLE (text), "Open the <yard> on Sundays");
  ens_choice_row_select (ENS_CHOICE_ROW (who), &town);
  g_signal_emit_by_name (who, "changed");
  gtk_widget_activate_action (window, "promise.save", NULL);
  ens_ui_test_settle ();
  g_autoptr (EnsContractView) after = view (&test);
  g_assert_cmpuint (after->promises->len, ==, 1);
  const EnsContractPromise *promise = after->promises->pdata[0];
  g_assert_cmpstr (promise->commitment->text, ==, "Open the <yard> on Sundays");
  find (&test, ADW_TYPE_ACTION_ROW, "Open the <yard> on Sundays");
  // It cannot leave while it promises something.
  g_signal_emit_by_name (find (&test, ENS_TYPE_SIGNING_ROW, "The <town> & hall"), "left");
  ens_ui_test_settle ();
  find (&test, ENS_TYPE_SIGNING_ROW, "The <town> & hall");
  window = new_promise (&test, promise->commitment);
  gtk_widget_activate_action (window, "promise.remove", NULL);
  ens_ui_test_settle ();
  g_signal_emit_by_name (find (&test, ENS_TYPE_SIGNING_ROW, "The <town> & hall"), "left");
  ens_ui_test_settle ();
  g_assert_null (
    ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_SIGNING_ROW, "The <town> & hall"));
  ens_ui_test_close (&test);
}

static void
test_remove_and_undo (void)
{
  EnsUiTest test;
  EnsUuid town, people;
  open_with_contract (&test, &town, &people);
  join (&test, &town);
  ens_ui_test_act (&test, "delete");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CONTRACT), ==, 0);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_SIGNING), ==, 0);
  g_assert_cmpstr (ens_ui_test_get_child (&test), ==, "empty");
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  find (&test, ENS_TYPE_SIGNING_ROW, "The <town> & hall");
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/contracts/empty", test_empty);
  g_test_add_func ("/ui/pages/contracts/sign", test_sign);
  g_test_add_func ("/ui/pages/contracts/promise", test_promise);
  g_test_add_func ("/ui/pages/contracts/remove-and-undo", test_remove_and_undo);
  return g_test_run ();
}
