// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of a consultation: what people agree on and what not, a criterion for a proposal, an action
// made of it, and what too few people voted on.
#include "ens-choice-row.h"
#include "ens-count-bar.h"
#include "ens-import-window.h"
#include "ens-proposal-item.h"
#include "ens-public-proposal.h"
#include "ens-public-vote.h"
#include "ens-records.h"
#include "ens-ui-test.h"
#include "pages/ens-consultation-page.h"

static GtkWidget *
find (EnsUiTest *test, GType type, const char *text)
{
  GtkWidget *found = ens_ui_test_find (GTK_WIDGET (test->page), type, text);
  g_assert_nonnull (found);
  return found;
}

static const char *
get_shown_child (EnsUiTest *test)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (test, GTK_TYPE_STACK, NULL)));
}

static gboolean
is_shown (gpointer data)
{
  return g_strcmp0 (get_shown_child (data), "proposals") == 0;
}

static EnsUuid
propose (EnsUiTest *test, const char *text, guint n_agree, guint n_disagree)
{
  g_autoptr (EnsPublicProposal) proposal = ens_public_proposal_new ();
  g_autoptr (GError) error = NULL;
  proposal->text = g_strdup (text);
  proposal->language = g_strdup ("en");
  g_assert_true (
    ens_session_save_row (test->session, &ens_public_proposal_entity, proposal, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < n_agree + n_disagree; i++) {
    g_autoptr (EnsPublicVote) vote = ens_public_vote_new ();
    vote->proposal = proposal->id;
    vote->voter = i + 1;
    vote->value = i < n_agree ? ENS_PUBLIC_VOTE_AGREE : ENS_PUBLIC_VOTE_DISAGREE;
    ens_session_save_row (test->session, &ens_public_vote_entity, vote, &error);
    g_assert_no_error (error);
  }
  return proposal->id;
}

static void
open_with_votes (EnsUiTest *test)
{
  ens_ui_test_open (test, ENS_TYPE_CONSULTATION_PAGE, TRUE);
  ens_session_begin_action (test->session, "import", NULL, NULL);
  propose (test, "A <bench> & some shade", 28, 2);
  propose (test, "Close the market", 1, 29);
  propose (test, "Asked of few", 2, 0);
  g_assert_true (ens_session_end_action (test->session, NULL));
  ens_ui_test_wait (is_shown, test);
  ens_ui_test_settle ();
}

static GtkSelectionModel *
get_model (EnsUiTest *test)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (find (test, GTK_TYPE_LIST_VIEW, NULL)));
}

static EnsPublicProposal *
dup_row (EnsUiTest *test, const char *text)
{
  g_autoptr (GError) error = NULL;
  EnsPublicProposal *row = ens_records_get (test->session, ENS_KIND_PROPOSAL, text, &error);
  g_assert_no_error (error);
  return row;
}

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CONSULTATION_PAGE, FALSE);
  g_assert_cmpstr (get_shown_child (&test), ==, "empty");
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_sorts (void)
{
  EnsUiTest test;
  open_with_votes (&test);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  GtkWidget *bar = find (&test, ENS_TYPE_COUNT_BAR, NULL);
  g_assert_nonnull (ens_ui_test_find (bar, GTK_TYPE_TOGGLE_BUTTON, "All  3"));
  g_assert_nonnull (ens_ui_test_find (bar, GTK_TYPE_TOGGLE_BUTTON, "Consensus  1"));
  g_assert_nonnull (ens_ui_test_find (bar, GTK_TYPE_TOGGLE_BUTTON, "Rejected  1"));
  find (&test, GTK_TYPE_LABEL, "A <bench> & some shade");
  // How two people voted is nobody's business.
  find (&test, GTK_TYPE_LABEL, "Few votes · hidden: too few votes");
  ens_count_bar_choose (ENS_COUNT_BAR (bar), 3);
  ens_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (&test))), ==, 1);
  find (&test, GTK_TYPE_LABEL, "Most people do not want this.");
  ens_ui_test_close (&test);
}

static void
test_criterion (void)
{
  EnsUiTest test;
  g_autoptr (GError) error = NULL;
  EnsUuid criterion;
  open_with_votes (&test);
  g_assert_true (
    ens_records_find (test.session, ENS_KIND_CRITERION, "Not <being> alone", &criterion, &error));
  GtkWidget *row = find (&test, ENS_TYPE_CHOICE_ROW, "Criterion it belongs to");
  ens_choice_row_select (ENS_CHOICE_ROW (row), &criterion);
  g_signal_emit_by_name (row, "changed");
  ens_ui_test_settle ();
  g_autoptr (EnsPublicProposal) linked = dup_row (&test, "A <bench> & some shade");
  g_assert_true (ens_uuid_equal (&linked->criterion, &criterion));
  // The votes are the same: nothing is analysed anew, and the list says where it belongs.
  g_assert_cmpstr (get_shown_child (&test), ==, "proposals");
  find (&test, GTK_TYPE_LABEL, "30 votes · Not <being> alone");
  ens_ui_test_act (&test, "act");
  g_autoptr (GPtrArray) actions = ens_session_list_rows (test.session, ENS_KIND_ACTION, NULL);
  g_assert_cmpuint (actions->len, ==, 1);
  g_assert_true (ens_session_undo (test.session, NULL));
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_autoptr (EnsPublicProposal) free_again = dup_row (&test, "A <bench> & some shade");
  g_assert_true (ens_uuid_is_nil (&free_again->criterion));
  ens_ui_test_close (&test);
}

static void
test_gone_again (void)
{
  EnsUiTest test;
  open_with_votes (&test);
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_assert_cmpstr (get_shown_child (&test), ==, "empty");
  ens_ui_test_close (&test);
}

// Closed while the votes are looked at: nothing is left behind.
static void
test_close_early (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CONSULTATION_PAGE, FALSE);
  propose (&test, "A bench", 8, 1);
  ens_page_set_session (test.page, NULL);
  ens_page_set_session (test.page, test.session);
  ens_ui_test_close (&test);
}

static void
test_import_window (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CONSULTATION_PAGE, FALSE);
  GtkWidget *window = ens_import_window_new (GTK_WIDGET (test.page), test.session, "Bring In");
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/consultation/empty", test_empty);
  g_test_add_func ("/ui/pages/consultation/sorts", test_sorts);
  g_test_add_func ("/ui/pages/consultation/criterion", test_criterion);
  g_test_add_func ("/ui/pages/consultation/gone-again", test_gone_again);
  g_test_add_func ("/ui/pages/consultation/close-early", test_close_early);
  g_test_add_func ("/ui/pages/consultation/import-window", test_import_window);
  return g_test_run ();
}
