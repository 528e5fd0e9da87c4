// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the indicators.
#include "ens-choice.h"
#include "ens-ui-test.h"
#include "pages/ens-indicators-page.h"

static GtkWidget *
find_by_id (GtkWidget *within, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (within)), id) == 0)
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_by_id (child, id);
    if (found)
      return found;
  }
  return NULL;
}

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_INDICATORS_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_act (&test, "new");
  g_assert_nonnull (ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, "New indicator"));
  ens_ui_test_close (&test);
}

static void
test_filled (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_INDICATORS_PAGE, TRUE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_INDICATOR), ==, 3);
  g_assert_nonnull (ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_ACTION_ROW, NULL));
  ens_ui_test_close (&test);
}

static GtkTextBuffer *
find_buffer (EnsUiTest *test, const char *id, const char *view_id)
{
  GtkWidget *row = find_by_id (GTK_WIDGET (test->page), id);
  GtkWidget *view = find_by_id (row, view_id);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static void
click (EnsUiTest *test, const char *id)
{
  GtkWidget *button = find_by_id (GTK_WIDGET (test->page), id);
  g_assert_true (gtk_widget_get_sensitive (button) && gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  ens_ui_test_settle ();
}

static void
put_beside (EnsUiTest *test, const char *word)
{
  GtkDropDown *drop = GTK_DROP_DOWN (find_by_id (GTK_WIDGET (test->page), "beside_drop"));
  g_assert_true (ens_choice_select_word (drop, word));
  ens_ui_test_settle ();
}

// The sheet answered the first two; the third was left blank, which is an answer too.
static void
test_frozen (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_INDICATORS_PAGE, TRUE);
  GtkWidget *row = find_by_id (GTK_WIDGET (test.page), "level1_row");
  GtkWidget *view = find_by_id (row, "text_view");
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  click (&test, "revise_button");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_INDICATOR), ==, 4);
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  gtk_text_buffer_set_text (find_buffer (&test, "level1_row", "text_view"), "another", -1);
  ens_ui_test_settle ();
  // The version before stands beside, and what differs is marked.
  g_assert_true (gtk_widget_get_visible (find_by_id (row, "differs_label")));
  g_assert_false (gtk_widget_get_visible (
    find_by_id (find_by_id (GTK_WIDGET (test.page), "level2_row"), "differs_label")));
  ens_ui_test_act (&test, "save");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_ASKING), ==, 3);
  ens_ui_test_close (&test);
}

static void
test_beside (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_INDICATORS_PAGE, TRUE);
  guint64 before = ens_session_count (test.session, ENS_KIND_TRANSLATION);
  put_beside (&test, "in:ar");
  gtk_text_buffer_set_text (find_buffer (&test, "title_row", "beside_view"), "أصدقاء", -1);
  gtk_text_buffer_set_text (find_buffer (&test, "level5_row", "beside_view"), "كثير\n", -1);
  ens_ui_test_settle ();
  ens_ui_test_act (&test, "save");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_TRANSLATION), ==, before + 2);
  put_beside (&test, "in:de");
  put_beside (&test, "in:ar");
  GtkTextIter start, end;
  GtkTextBuffer *buffer = find_buffer (&test, "level5_row", "beside_view");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "كثير");
  ens_ui_test_close (&test);
}

// What is not whole is neither kept nor lost.
static void
test_unfinished (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_INDICATORS_PAGE, TRUE);
  GtkListBox *list = GTK_LIST_BOX (find_by_id (GTK_WIDGET (test.page), "list"));
  ens_ui_test_act (&test, "new");
  GtkWidget *missing = find_by_id (GTK_WIDGET (test.page), "missing_label");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (missing)), ==, "");
  gtk_text_buffer_set_text (find_buffer (&test, "title_row", "text_view"), "Shade", -1);
  gtk_text_buffer_set_text (find_buffer (&test, "level2_row", "text_view"), "A little", -1);
  ens_ui_test_settle ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (missing)), ==, "Still empty: 1, 3, 4, 5");
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1));
  ens_ui_test_settle ();
  GtkTextIter start, end;
  GtkTextBuffer *buffer = find_buffer (&test, "title_row", "text_view");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "Shade");
  g_assert_null (gtk_list_box_get_selected_row (list));
  click (&test, "discard_button");
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1));
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_INDICATOR), ==, 3);
  g_assert_nonnull (gtk_list_box_get_selected_row (list));
  ens_ui_test_close (&test);
}

// From a criterion: its statements are sorted onto the scale.
static void
test_draft (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_INDICATORS_PAGE, TRUE);
  ens_ui_test_act (&test, "new");
  GtkWidget *drop = find_by_id (GTK_WIDGET (test.page), "criterion_drop");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), 1);
  ens_ui_test_settle ();
  click (&test, "draft_button");
  GtkTextIter start, end;
  GtkTextBuffer *buffer = find_buffer (&test, "title_row", "text_view");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "Not <being> alone");
  g_assert_nonnull (
    ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, "“having friends” 3×"));
  click (&test, "discard_button");
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/indicators/empty", test_empty);
  g_test_add_func ("/ui/pages/indicators/filled", test_filled);
  g_test_add_func ("/ui/pages/indicators/frozen", test_frozen);
  g_test_add_func ("/ui/pages/indicators/beside", test_beside);
  g_test_add_func ("/ui/pages/indicators/unfinished", test_unfinished);
  g_test_add_func ("/ui/pages/indicators/draft", test_draft);
  return g_test_run ();
}
