// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two places side by side: figures, refusals in words, a report; neither project changes.
#include "ens-chart-view.h"
#include "ens-compare-chart.h"
#include "ens-compare-window.h"
#include "ens-exchange.h"
#include "ens-survey-items.h"
#include "ens-survey-rounds.h"
#include "ens-ui-test.h"
#include "ens-wrap-box.h"
#include "pages/ens-exchange-page.h"

#include <glib/gstdio.h>

static gboolean
is_read (gpointer window)
{
  GtkWidget *stack = ens_ui_test_find (window, GTK_TYPE_STACK, NULL);
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "busy") != 0;
}

// Goes to a page, as a click in the list beside does, and gives it.
static GtkWidget *
go (GtkWidget *window, const char *name)
{
  GtkStack *stack = GTK_STACK (ens_ui_test_find (window, GTK_TYPE_STACK, NULL));
  GtkWidget *result = gtk_stack_get_child_by_name (stack, "result");
  GtkStack *tabs = GTK_STACK (ens_ui_test_find (result, GTK_TYPE_STACK, NULL));
  gtk_stack_set_visible_child_name (tabs, name);
  ens_ui_test_settle ();
  return gtk_stack_get_child_by_name (tabs, name);
}

static char *
make_other (EnsUiTest *test)
{
  g_autofree char *folder = ens_test_dir_file (test->directory, "other");
  g_mkdir (folder, 0700);
  g_autoptr (EnsSession) other = ens_ui_test_new_session (folder);
  ens_ui_test_fill (other);
  return g_strdup (ens_session_get_path (other));
}

static GStrv
make_others (EnsUiTest *test, guint n)
{
  g_autofree char *other = make_other (test);
  g_autoptr (GFile) from = g_file_new_for_path (other);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf ("%u.ensemble", i);
    g_autofree char *path = ens_test_dir_file (test->directory, name);
    g_autoptr (GFile) to = g_file_new_for_path (path);
    g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
    g_strv_builder_add (paths, path);
  }
  return g_strv_builder_end (paths);
}

// A package that nobody signed: that is said in a long sentence.
static char *
make_package (EnsUiTest *test, const char *name)
{
  const EnsExportRequest request = { .format = "package",
                                     .privacy = "internal",
                                     .kind = "project",
                                     .path = ens_test_dir_file (test->directory, name) };
  g_autoptr (GError) error = NULL;
  ens_exchange_export (test->session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  return (char *) request.path;
}

static void
test_side_by_side (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *other = make_other (&test);
  // Chosen twice, or our own, it is still one place.
  const char *const paths[] = { other, ens_session_get_path (test.session), other, NULL };
  guint64 before = ens_session_count (test.session, ENS_KIND_INDICATOR);
  GtkWidget *window = ens_compare_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (is_read, window);
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "(we)"));
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "2 places"));
  GtkWidget *chart = ens_ui_test_find (go (window, "chart"), ENS_TYPE_CHART_VIEW, NULL);
  const EnsScene *scene = ens_chart_view_get_scene (ENS_CHART_VIEW (chart));
  g_assert_nonnull (scene);
  g_assert_cmpuint (ens_scene_get_n_rows (scene), ==, 6);
  // One sheet is too few people to be told.
  g_assert_true (g_str_has_prefix (ens_scene_get_cell (scene, 0, 2), "n hidden"));
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_INDICATOR), ==, before);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static void
add_question (EnsSession *session, const char *title, EnsItemKind kind)
{
  static const char *const options[] = { "a=Here", "b=There", NULL };
  g_autoptr (EnsItem) item = ens_item_new ();
  g_autoptr (GError) error = NULL;
  g_assert_true (ens_survey_find_round (session, NULL, &item->round, &error));
  item->kind = kind;
  item->title = g_strdup (title);
  item->language = g_strdup ("fr");
  ens_survey_add_item (session, item, options, &error);
  g_assert_no_error (error);
}

// Questions beside the indicators have a page of their own, where there are any.
static void
test_questions (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *other = make_other (&test);
  const char *const paths[] = { other, NULL };
  add_question (test.session, "Where do you live?", ENS_ITEM_SINGLE);
  g_autoptr (EnsSession) session = ens_session_open (other, NULL);
  add_question (session, "Where do you live?", ENS_ITEM_MULTIPLE);
  g_clear_object (&session);
  GtkWidget *window = ens_compare_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (is_read, window);
  ens_ui_test_settle ();
  // A page is built when somebody looks at it.
  g_assert_null (ens_ui_test_find (window, GTK_TYPE_LABEL, "Where do you live?"));
  go (window, "choices");
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Where do you live?"));
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "› Here"));
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "another kind of question"));
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static guint
count_visible (GtkWidget *box)
{
  guint n = 0;
  for (GtkWidget *card = gtk_widget_get_first_child (box); card;
       card = gtk_widget_get_next_sibling (card))
    n += gtk_widget_get_visible (card);
  return n;
}

// With many places the one that is meant is found by its name.
static void
test_many_are_searched (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_auto (GStrv) paths = make_others (&test, 8);
  GtkWidget *window = ens_compare_window_new (GTK_WIDGET (test.page), test.session,
                                              (const char *const *) paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (is_read, window);
  ens_ui_test_settle ();
  go (window, "places");
  GtkWidget *entry = ens_ui_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *box = ens_ui_test_find (window, ENS_TYPE_WRAP_BOX, NULL);
  g_assert_true (gtk_widget_get_visible (entry));
  g_assert_cmpuint (count_visible (box), ==, 9);
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such place");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_visible (box), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_visible (box), ==, 9);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

// A long sentence makes no wide card: three have room beside each other.
static void
test_cards_are_narrow (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *one = make_package (&test, "one.xml");
  g_autofree char *two = make_package (&test, "two.xml");
  g_autofree char *three = make_package (&test, "three.xml");
  const char *const paths[] = { one, two, three, NULL };
  GtkWidget *window = ens_compare_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (is_read, window);
  ens_ui_test_settle ();
  GtkWidget *box = ens_ui_test_find (go (window, "places"), ENS_TYPE_WRAP_BOX, NULL);
  g_assert_nonnull (ens_ui_test_find (box, GTK_TYPE_LABEL, "Not signed"));
  g_assert_cmpuint (count_visible (box), ==, 4);
  for (GtkWidget *card = gtk_widget_get_first_child (box); card;
       card = gtk_widget_get_next_sibling (card)) {
    int width;
    gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
    g_assert_cmpint (width, <=, 250);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

// Many places are met all together, in one table of numbers; whoever went on stays where he is.
static void
test_many_at_a_glance (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_auto (GStrv) paths = make_others (&test, 8);
  GtkWidget *window = ens_compare_window_new (GTK_WIDGET (test.page), test.session,
                                              (const char *const *) paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (is_read, window);
  ens_ui_test_settle ();
  GtkWidget *chart = ens_ui_test_find (window, ENS_TYPE_CHART_VIEW, NULL);
  GtkWidget *overview = gtk_widget_get_ancestor (chart, GTK_TYPE_SCROLLED_WINDOW);
  GtkStack *tabs = GTK_STACK (gtk_widget_get_parent (overview));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (tabs), ==, "overview");
  ens_ui_test_check_names (window);
  const EnsScene *scene = ens_chart_view_get_scene (ENS_CHART_VIEW (chart));
  g_assert_nonnull (scene);
  g_assert_cmpuint (ens_scene_get_n_rows (scene), ==, 9);
  go (window, "places");
  gtk_widget_activate_action (window, "compare.leave", "u", 8);
  ens_ui_test_wait (is_read, window);
  ens_ui_test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (tabs), ==, "places");
  g_assert_false (gtk_stack_page_get_visible (gtk_stack_get_page (tabs, overview)));
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static void
test_refused (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_autofree char *path = ens_test_dir_file (test.directory, "no.xml");
  ens_test_write (path, "<no/>\n");
  const char *const paths[] = { path, NULL };
  GtkWidget *window = ens_compare_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (is_read, window);
  GtkWidget *report = ens_ui_test_find (window, GTK_TYPE_BUTTON, "Write the _Report");
  g_assert_false (gtk_widget_get_sensitive (report));
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_closed_meanwhile (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *other = make_other (&test);
  const char *const paths[] = { other, NULL };
  gpointer window = ens_compare_window_new (GTK_WIDGET (test.page), test.session, paths);
  g_object_add_weak_pointer (window, &window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_close (GTK_WINDOW (window));
  ens_ui_test_wait (is_gone, &window);
  ens_ui_test_close (&test);
}

// A line of a cell ends after a comma, never between "n =" and its number.
static void
test_cells_break_at_commas (void)
{
  const EnsCompareCell cell = { .n = 115, .stats = { .well_being = 0.81, .ill_being = 0.03 } };
  g_autofree char *words = ens_comparison_dup_cell (&cell, TRUE);
  g_assert_cmpstr (words, ==, "81\u00a0%\u00a0well, 3\u00a0%\u00a0ill, n\u00a0=\u00a0115");
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/compare-window/side-by-side", test_side_by_side);
  g_test_add_func ("/ui/compare-window/questions", test_questions);
  g_test_add_func ("/ui/compare-window/many-are-searched", test_many_are_searched);
  g_test_add_func ("/ui/compare-window/cards-are-narrow", test_cards_are_narrow);
  g_test_add_func ("/ui/compare-window/many-at-a-glance", test_many_at_a_glance);
  g_test_add_func ("/ui/compare-window/cells-break-at-commas", test_cells_break_at_commas);
  g_test_add_func ("/ui/compare-window/refused", test_refused);
  g_test_add_func ("/ui/compare-window/closed-meanwhile", test_closed_meanwhile);
  return g_test_run ();
}
