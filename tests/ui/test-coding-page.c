// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The grid: ticked rows are filled by one command, a letter opens the list of components, disputes are
// settled by one click, and blind coders see only their own.
#include "ens-advice-window.h"
#include "ens-code-picker.h"
#include "ens-coding-filter.h"
#include "ens-coding-table.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-node.h"
#include "ens-readings.h"
#include "ens-ui-test.h"
#include "pages/ens-coding-page.h"

static void
add_node (EnsSession *session, const EnsUuid *edition, EnsUuid *parent, const char *code)
{
  g_autoptr (EnsNode) node = ens_node_new ();
  node->id = ens_uuid_from_name ("node", code);
  node->edition = *edition;
  node->parent = *parent;
  node->code = g_strdup (code);
  node->label = g_strdup_printf ("<Component> & %s", code);
  g_assert_true (ens_session_save_row (session, &ens_node_entity, node, NULL));
  if (ens_uuid_is_nil (parent))
    *parent = node->id;
}

static void
add_codebook (EnsSession *session)
{
  g_autoptr (EnsEdition) edition = ens_edition_new ();
  g_autoptr (EnsProject) project = ens_project_copy (ens_session_get_project (session));
  EnsUuid dimension = { 0 };
  edition->id = ens_uuid_from_name ("edition", "test");
  edition->code = g_strdup ("test");
  edition->language = g_strdup ("en");
  edition->title = g_strdup ("Test");
  g_assert_true (ens_session_save_row (session, &ens_edition_entity, edition, NULL));
  project->edition = edition->id;
  g_assert_true (ens_session_set_project (session, project, NULL));
  add_node (session, &edition->id, &dimension, "A");
  add_node (session, &edition->id, &dimension, "A01");
  add_node (session, &edition->id, &dimension, "A02");
}

static EnsCodingTable *
open_coded (EnsUiTest *test)
{
  ens_ui_test_open (test, ENS_TYPE_CODING_PAGE, TRUE);
  add_codebook (test->session);
  ens_ui_test_settle ();
  return ENS_CODING_TABLE (ens_ui_test_find (GTK_WIDGET (test->page), ENS_TYPE_CODING_TABLE, NULL));
}

static guint64
count_codings (EnsUiTest *test)
{
  return ens_session_count (test->session, ENS_KIND_CODING);
}

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CODING_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_filled (void)
{
  EnsUiTest test;
  open_coded (&test);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  g_assert_cmpstr (ens_page_get_subtitle (test.page), ==, "6 statements");
  ens_ui_test_close (&test);
}

static void
test_fill_ticked (void)
{
  EnsUiTest test;
  EnsCodingTable *table = open_coded (&test);
  EnsUuid node;
  ens_ui_test_act (&test, "tick-all");
  g_assert_cmpuint (ens_coding_table_get_n_ticked (table), ==, 6);
  g_assert_cmpstr (ens_page_get_subtitle (test.page), ==, "6 statements · 6 ticked");
  GtkWidget *picker = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_CODE_PICKER, NULL);
  g_signal_emit_by_name (picker, "picked", &node, "A01/P");
  ens_ui_test_settle ();
  g_assert_cmpuint (count_codings (&test), ==, 6);
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_assert_cmpuint (count_codings (&test), ==, 0);
  ens_ui_test_act (&test, "untick");
  g_assert_cmpuint (ens_coding_table_get_n_ticked (table), ==, 0);
  ens_ui_test_close (&test);
}

static void
test_one_by_one (void)
{
  EnsUiTest test;
  EnsCodingTable *table = open_coded (&test);
  EnsUuid node;
  GtkWidget *picker = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_CODE_PICKER, NULL);
  g_autoptr (EnsStatementItem) first = ens_coding_table_dup_current (table);
  g_signal_emit_by_name (picker, "picked", &node, "A02");
  ens_ui_test_settle ();
  g_autoptr (EnsStatementItem) second = ens_coding_table_dup_current (table);
  g_assert_cmpuint (count_codings (&test), ==, 1);
  g_assert_false (ens_uuid_equal (&ens_statement_item_get_statement (first)->id,
                                  &ens_statement_item_get_statement (second)->id));
  // A statement without a component cannot be unsure: refused in words, nothing changed.
  ens_ui_test_act (&test, "unsure");
  g_assert_cmpuint (count_codings (&test), ==, 1);
  ens_ui_test_close (&test);
}

static void
test_settle (void)
{
  EnsUiTest test;
  EnsCodingTable *table = open_coded (&test);
  g_autoptr (EnsStatementItem) item = ens_coding_table_dup_current (table);
  const EnsUuid *id = &ens_statement_item_get_statement (item)->id;
  ens_session_set_author (test.session, "AD");
  g_assert_true (ens_readings_code (test.session, id, 1, "A01", NULL));
  ens_session_set_author (test.session, "BE");
  g_assert_true (ens_readings_code (test.session, id, 1, "A02", NULL));
  ens_ui_test_settle ();
  GtkWidget *button = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_BUTTON,
                                        "AD: A01 <Component> & A01");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ens_ui_test_settle ();
  g_autoptr (EnsStatementItem) settled = ens_coding_table_dup_current (table);
  g_assert_true (ens_statement_item_get_reading (settled)->is_agreed);
  g_assert_cmpstr (ens_statement_item_get_code (settled), ==, "A01");
  ens_ui_test_close (&test);
}

static void
test_blind (void)
{
  EnsUiTest test;
  EnsCodingTable *table = open_coded (&test);
  g_autoptr (EnsStatementItem) item = ens_coding_table_dup_current (table);
  ens_session_set_author (test.session, "AD");
  g_assert_true (
    ens_readings_code (test.session, &ens_statement_item_get_statement (item)->id, 1, "A01", NULL));
  ens_session_set_author (test.session, "BE");
  ens_ui_test_settle ();
  ens_ui_test_act (&test, "blind");
  g_autoptr (EnsStatementItem) blind = ens_coding_table_dup_current (table);
  g_assert_null (ens_statement_item_get_reading (blind)->object);
  ens_ui_test_act (&test, "blind");
  g_autoptr (EnsStatementItem) seen = ens_coding_table_dup_current (table);
  g_assert_cmpstr (ens_statement_item_get_reading (seen)->object, ==, "A01");
  ens_ui_test_close (&test);
}

static guint
count_rows (EnsUiTest *test)
{
  GtkWidget *view = ens_ui_test_find (GTK_WIDGET (test->page), GTK_TYPE_COLUMN_VIEW, NULL);
  return g_list_model_get_n_items (
    G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
}

static void
code_current (EnsUiTest *test, const char *code)
{
  EnsUuid node;
  GtkWidget *picker = ens_ui_test_find (GTK_WIDGET (test->page), ENS_TYPE_CODE_PICKER, NULL);
  g_signal_emit_by_name (picker, "picked", &node, code);
  ens_ui_test_settle ();
}

static void
test_filter (void)
{
  EnsUiTest test;
  open_coded (&test);
  code_current (&test, "A02/P/k");
  GtkWidget *filter = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_CODING_FILTER, NULL);
  GtkWidget *entry = ens_ui_test_find (filter, GTK_TYPE_ENTRY, NULL);
  g_assert_cmpuint (count_rows (&test), ==, 6);
  gtk_editable_set_text (GTK_EDITABLE (entry), "k");
  ens_ui_test_settle ();
  g_assert_cmpuint (count_rows (&test), ==, 1);
  g_assert_cmpuint (ens_coding_filter_get_n_active (ENS_CODING_FILTER (filter)), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "x");
  ens_ui_test_settle ();
  g_assert_cmpuint (count_rows (&test), ==, 0);
  GtkWidget *clear = ens_ui_test_find (filter, GTK_TYPE_BUTTON, "_Show All Again");
  g_signal_emit_by_name (clear, "clicked");
  ens_ui_test_settle ();
  g_assert_cmpuint (count_rows (&test), ==, 6);
  ens_ui_test_close (&test);
}

// Whatever heading is clicked, all are shown, and the one at hand stays at hand.
static void
test_columns (void)
{
  EnsUiTest test;
  EnsCodingTable *table = open_coded (&test);
  GtkWidget *view = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_COLUMN_VIEW, NULL);
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  g_autoptr (EnsStatementItem) before = ens_coding_table_dup_current (table);
  for (guint i = 1; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    g_assert_nonnull (gtk_column_view_column_get_sorter (column));
    gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column, GTK_SORT_DESCENDING);
    ens_ui_test_settle ();
    g_autoptr (EnsStatementItem) after = ens_coding_table_dup_current (table);
    g_assert_true (ens_uuid_equal (&ens_statement_item_get_statement (before)->id,
                                   &ens_statement_item_get_statement (after)->id));
    g_assert_cmpuint (count_rows (&test), ==, 6);
  }
  g_action_group_change_action_state (G_ACTION_GROUP (ens_page_get_actions (test.page)),
                                      "show-group", g_variant_new_boolean (FALSE));
  g_autofree char *hidden = ens_coding_table_dup_hidden (table);
  g_autofree char *kept = ens_session_dup_setting (test.session, "coding-hidden");
  g_assert_cmpstr (hidden, ==, "group");
  g_assert_cmpstr (kept, ==, "group");
  ens_ui_test_close (&test);
}

static void
test_misfits (void)
{
  EnsUiTest test;
  open_coded (&test);
  GActionGroup *actions = G_ACTION_GROUP (ens_page_get_actions (test.page));
  g_action_group_change_action_state (actions, "misfits", g_variant_new_boolean (TRUE));
  ens_ui_test_settle ();
  g_autoptr (GVariant) is_ranked = g_action_group_get_action_state (actions, "misfits");
  g_assert_true (g_variant_get_boolean (is_ranked));
  g_assert_cmpuint (count_rows (&test), ==, 6);
  GtkWidget *view = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_COLUMN_VIEW, NULL);
  g_autoptr (GtkColumnViewColumn)
               column = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)),
                                               1);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column, GTK_SORT_ASCENDING);
  g_autoptr (GVariant) is_still = g_action_group_get_action_state (actions, "misfits");
  g_assert_false (g_variant_get_boolean (is_still));
  ens_ui_test_close (&test);
}

// Nothing changes before it was looked at; taking all is one undo.
static void
test_advice (void)
{
  EnsUiTest test;
  g_autoptr (GError) error = NULL;
  open_coded (&test);
  GtkWidget *window = ens_advice_window_new (GTK_WIDGET (test.page), test.session, TRUE, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  g_assert_cmpuint (count_codings (&test), ==, 0);
  g_signal_emit_by_name (ens_ui_test_find (window, GTK_TYPE_BUTTON, "Tick _None"), "clicked");
  GtkWidget *take = ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Take the Ticked Ones");
  g_assert_false (gtk_widget_get_sensitive (take));
  g_signal_emit_by_name (ens_ui_test_find (window, GTK_TYPE_BUTTON, "Tick _All"), "clicked");
  g_assert_true (gtk_widget_get_sensitive (take));
  g_signal_emit_by_name (take, "clicked");
  ens_ui_test_settle ();
  g_assert_cmpuint (count_codings (&test), ==, 6);
  g_assert_true (ens_session_undo (test.session, NULL));
  g_assert_cmpuint (count_codings (&test), ==, 0);
  ens_ui_test_close (&test);
}

// What is ticked goes together with the statement, in one act.
static void
test_similar (void)
{
  EnsUiTest test;
  g_autoptr (GError) error = NULL;
  EnsCodingTable *table = open_coded (&test);
  g_autoptr (EnsStatementItem) item = ens_coding_table_dup_current (table);
  const EnsStatement *statement = ens_statement_item_get_statement (item);
  guint64 n_piles = ens_session_count (test.session, ENS_KIND_CRITERION);
  GtkWidget *window = ens_advice_window_new_similar (GTK_WIDGET (test.page), test.session,
                                                     &statement->id, statement->text, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, n_piles);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

// Where people read from right to left, what was said stands in sight first, too.
static void
test_right_to_left (void)
{
  EnsUiTest test = { 0 };
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  EnsCodingTable *table = open_coded (&test);
  GtkWidget *view = ens_ui_test_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW, NULL);
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  double most = gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across);
  g_assert_cmpfloat (most, >, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, most);
  // Whoever scrolls is left alone.
  gtk_adjustment_set_value (across, 0);
  ens_ui_test_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, 0);
  ens_ui_test_close (&test);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/coding/empty", test_empty);
  g_test_add_func ("/ui/coding/filled", test_filled);
  g_test_add_func ("/ui/coding/fill-ticked", test_fill_ticked);
  g_test_add_func ("/ui/coding/one-by-one", test_one_by_one);
  g_test_add_func ("/ui/coding/settle", test_settle);
  g_test_add_func ("/ui/coding/blind", test_blind);
  g_test_add_func ("/ui/coding/filter", test_filter);
  g_test_add_func ("/ui/coding/columns", test_columns);
  g_test_add_func ("/ui/coding/misfits", test_misfits);
  g_test_add_func ("/ui/coding/advice", test_advice);
  g_test_add_func ("/ui/coding/similar", test_similar);
  g_test_add_func ("/ui/coding/right-to-left", test_right_to_left);
  return g_test_run ();
}
