// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the statements: each Enter is one post-it on disk, in order.
#include "ens-entry.h"
#include "ens-group.h"
#include "ens-question-bar.h"
#include "ens-question.h"
#include "ens-statement-list.h"
#include "ens-statement.h"
#include "ens-text.h"
#include "ens-ui-test.h"
#include "pages/ens-statements-page.h"

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_filled (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, TRUE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static guint
count (EnsUiTest *test)
{
  return (guint) ens_session_count (test->session, ENS_KIND_STATEMENT);
}

static void
test_enter_keeps (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, TRUE);
  GtkWidget *entry = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_ENTRY, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What the post-it says");
  guint before = count (&test);
  ens_ui_test_type (entry, "<script>not markup</script> & =cmd");
  ens_ui_test_type (entry, "3x a bus on Sundays");
  g_assert_cmpuint (count (&test), ==, before + 2);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_nonnull (ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL,
                                      "<script>not markup</script> & =cmd"));
  g_assert_true (ens_session_undo (test.session, NULL));
  g_assert_cmpuint (count (&test), ==, before + 1);
  ens_ui_test_close (&test);
}

static void
test_sign_switches_question (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, TRUE);
  GtkWidget *entry = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_ENTRY, NULL);
  guint before = count (&test);
  ens_ui_test_type (entry, "-");
  g_assert_cmpuint (count (&test), ==, before);
  ens_ui_test_type (entry, "nobody greets me");
  g_autoptr (GPtrArray) statements = ens_session_list_rows (test.session, ENS_KIND_STATEMENT, NULL);
  for (guint i = 0; i < statements->len; i++) {
    EnsStatement *statement = statements->pdata[i];
    if (g_str_equal (statement->text, "nobody greets me"))
      g_assert_cmpint (statement->polarity, ==, 2);
  }
  ens_ui_test_close (&test);
}

static void
test_asks_in_the_language_of_the_project (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, TRUE);
  g_autoptr (EnsProject) project = ens_project_copy (ens_session_get_project (test.session));
  ens_set_str (&project->language, "fr");
  g_assert_true (ens_session_set_project (test.session, project, NULL));
  g_autoptr (GPtrArray) questions = ens_question_bar_list_questions (test.session);
  g_assert_cmpuint (questions->len, ==, 4);
  const EnsQuestion *first = questions->pdata[0];
  g_assert_true (g_str_has_prefix (first->wording, "Quand vous sentez-vous bien"));
  ens_ui_test_close (&test);
}

// What is like the chosen statement opens beside it; without one nothing happens.
static void
test_similar (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, TRUE);
  GtkWidget *grid = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_GRID_VIEW, NULL);
  GActionGroup *actions = G_ACTION_GROUP (ens_page_get_actions (ENS_PAGE (test.page)));
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_before = g_list_model_get_n_items (windows);
  g_action_group_activate_action (actions, "similar", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_before);
  gtk_selection_model_select_item (gtk_grid_view_get_model (GTK_GRID_VIEW (grid)), 0, TRUE);
  g_action_group_activate_action (actions, "similar", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_before + 1);
  for (guint i = 0; i < n_before + 1; i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
    if (gtk_window_get_transient_for (window)) {
      ens_ui_test_check_names (GTK_WIDGET (window));
      gtk_window_destroy (window);
      break;
    }
  }
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_before);
  ens_ui_test_close (&test);
}

static const EnsUuid *
get_chosen (GListModel *model)
{
  EnsStatementItem *item = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model));
  return item ? &ens_statement_item_get_statement (item)->id : NULL;
}

static void
say_much (EnsSession *session)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, NULL);
  g_autoptr (GPtrArray) questions = ens_session_list_rows (session, ENS_KIND_QUESTION, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n_added = 0;
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (lines, "bench %u\n", i);
  g_assert_true (ens_entry_add_lines (session, &((EnsGroup *) groups->pdata[0])->id,
                                      &((EnsQuestion *) questions->pdata[0])->id, lines->str,
                                      &n_added, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_added, ==, 300);
}

// Far down in the list, which comes in portions.
static void
test_chosen_stays_chosen (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, TRUE);
  GtkWidget *grid = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_GRID_VIEW, NULL);
  GtkSelectionModel *model = gtk_grid_view_get_model (GTK_GRID_VIEW (grid));
  GtkWidget *newest = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, "Newest first");
  GtkWidget *order = gtk_widget_get_ancestor (newest, GTK_TYPE_DROP_DOWN);
  say_much (test.session);
  ens_ui_test_settle ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_assert_cmpuint (n, >=, 300);
  gtk_selection_model_select_item (model, 1, TRUE);
  EnsUuid chosen = *get_chosen (G_LIST_MODEL (model));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (order), 1);
  ens_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
  g_assert_true (gtk_selection_model_is_selected (model, n - 2));
  g_assert_true (ens_uuid_equal (get_chosen (G_LIST_MODEL (model)), &chosen));
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/statements/empty", test_empty);
  g_test_add_func ("/ui/pages/statements/filled", test_filled);
  g_test_add_func ("/ui/pages/statements/enter-keeps", test_enter_keeps);
  g_test_add_func ("/ui/pages/statements/similar", test_similar);
  g_test_add_func ("/ui/pages/statements/chosen-stays-chosen", test_chosen_stays_chosen);
  g_test_add_func ("/ui/pages/statements/sign-switches", test_sign_switches_question);
  g_test_add_func ("/ui/pages/statements/asks-in-the-language-of-the-project",
                   test_asks_in_the_language_of_the_project);
  return g_test_run ();
}
