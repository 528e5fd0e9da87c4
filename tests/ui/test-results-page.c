// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the results: a chart with words, and the same figures as a table.
#include "ens-chart-view.h"
#include "ens-choice.h"
#include "ens-exchange.h"
#include "ens-merge.h"
#include "ens-results.h"
#include "ens-ui-test.h"
#include "pages/ens-results-page.h"

#include <glib/gstdio.h>

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_filled (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, TRUE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static gboolean
has_scene (gpointer chart)
{
  return ens_chart_view_get_scene (chart) != NULL;
}

static void
test_chart_has_words_and_table (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, TRUE);
  GtkWidget *chart = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_CHART_VIEW, NULL);
  ens_ui_test_wait (has_scene, chart);
  const EnsScene *scene = ens_chart_view_get_scene (ENS_CHART_VIEW (chart));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       ens_scene_get_title (scene));
  g_assert_cmpuint (ens_scene_get_n_columns (scene), >, 1);
  g_assert_nonnull (
    ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, ens_scene_get_heading (scene, 1)));
  ens_ui_test_close (&test);
}

static GtkWidget *
get_drop (EnsUiTest *test, const char *name)
{
  return GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (test->page), ENS_TYPE_RESULTS_PAGE, name));
}

// What a chart cannot be divided by is not offered, nor a round where it is of statements.
static void
test_offers_what_the_chart_can (void)
{
  static const struct {
    const char *kind;
    guint n_ways;
    gboolean of_answers;
  } charts[] = { { "levels", 4, TRUE },
                 { "radar", 1, TRUE },
                 { "ranking", 3, FALSE },
                 { "heat", 2, FALSE },
                 { "dendrogram", 1, FALSE } };
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++) {
    GtkDropDown *ways = GTK_DROP_DOWN (get_drop (&test, "by_drop"));
    g_assert_true (
      ens_choice_select_word (GTK_DROP_DOWN (get_drop (&test, "kind_drop")), charts[i].kind));
    g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (ways)), ==,
                      charts[i].n_ways);
    g_assert_true (gtk_widget_get_visible (GTK_WIDGET (ways)) == (charts[i].n_ways > 1));
    g_assert_true (gtk_widget_get_visible (get_drop (&test, "round_drop")) == charts[i].of_answers);
  }
  ens_ui_test_close (&test);
}

static void
merge_results_of_others (EnsUiTest *test)
{
  g_autofree char *folder = ens_test_dir_file (test->directory, "others");
  g_autofree char *path = ens_test_dir_file (test->directory, "results.xml");
  const char *const paths[] = { path, NULL };
  const EnsExportRequest export = { .path = path, .format = "package", .kind = "results" };
  const EnsMergeRequest merge = { .paths = paths };
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  g_mkdir (folder, 0700);
  g_autoptr (EnsSession) others = ens_ui_test_new_session (folder);
  ens_ui_test_fill (others);
  ens_exchange_export (others, &export, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (EnsMergeReport) report = ens_merge_run (test->session, &merge, NULL, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ens_session_count (test->session, ENS_KIND_FIGURE), >, 0);
}

// What came as figures is shown, apart from the chart of the answers here.
static void
test_counted_elsewhere (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, TRUE);
  g_assert_null (ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, "not in this file"));
  merge_results_of_others (&test);
  ens_ui_test_settle ();
  g_assert_nonnull (ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, "not in this file"));
  g_assert_nonnull (ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, "Counted by"));
  ens_ui_test_close (&test);
}

static void
texture_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  GdkTexture **texture = data;
  g_autoptr (GError) error = NULL;
  *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_read (gpointer texture)
{
  return *(GdkTexture **) texture != NULL;
}

// What is copied is the picture that the page shows, with the proportions of its scene.
static void
test_copies_the_picture (void)
{
  EnsUiTest test;
  g_autoptr (GdkTexture) texture = NULL;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, TRUE);
  GtkWidget *chart = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_CHART_VIEW, NULL);
  ens_ui_test_wait (has_scene, chart);
  ens_ui_test_act (&test, "copy");
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (chart), NULL, texture_cb, &texture);
  ens_ui_test_wait (is_read, &texture);
  g_assert_cmpint (gdk_texture_get_width (texture), >=, 720);
  g_assert_cmpint (gdk_texture_get_height (texture), >=, 100);
  ens_ui_test_close (&test);
}

static GtkEventController *
get_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
      return g_steal_pointer (&controller);
  }
  g_assert_not_reached ();
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static guint
count_marks_opened (EnsUiTest *test, GtkWidget *chart, guint *n_marks)
{
  g_autoptr (GtkEventController) click = get_controller (chart, GTK_TYPE_GESTURE_CLICK);
  g_autoptr (GtkEventController) keys = get_controller (chart, GTK_TYPE_EVENT_CONTROLLER_KEY);
  const EnsScene *scene = ens_chart_view_get_scene (ENS_CHART_VIEW (chart));
  gboolean is_taken = FALSE;
  guint n_opened = 0;
  // In place of the page, whose windows would stand in the way.
  g_signal_handlers_block_matched (chart, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, test->page);
  g_signal_connect_swapped (chart, "mark-activated", G_CALLBACK (count_cb), &n_opened);
  *n_marks = ens_scene_get_n_marks (scene);
  for (guint i = 0; i < *n_marks; i++) {
    const EnsBox *box = &ens_scene_get_mark (scene, i)->box;
    g_signal_emit_by_name (click, "released", 1, box->x + box->width / 2, box->y + box->height / 2);
  }
  g_assert_cmpuint (n_opened, ==, *n_marks);
  for (guint i = 0; i < *n_marks; i++) {
    g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Right, 0, 0, &is_taken);
    g_assert_true (is_taken);
    g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Return, 0, 0, &is_taken);
    g_assert_true (is_taken);
  }
  g_signal_handlers_disconnect_by_func (chart, count_cb, &n_opened);
  g_signal_handlers_unblock_matched (chart, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, test->page);
  return n_opened;
}

// Each mark by the mouse and by the keyboard.
static void
test_reaches_each_mark (void)
{
  static const char *const kinds[] = { "statements", "heat", "ranking", "saturation" };
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, TRUE);
  GtkWidget *chart = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_CHART_VIEW, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    guint n_marks = 0;
    ens_choice_select_word (GTK_DROP_DOWN (get_drop (&test, "kind_drop")), kinds[i]);
    ens_ui_test_wait (has_scene, chart);
    guint n_opened = count_marks_opened (&test, chart, &n_marks);
    g_assert_cmpuint (n_opened, ==, 2 * n_marks);
  }
  ens_ui_test_close (&test);
}

static char *
dup_told (EnsUiTest *test)
{
  return ens_session_dup_setting (test->session, "room-chart");
}

// The room view shows what the page shows, and nothing of it once the page is left.
static void
test_tells_room (void)
{
  EnsUiTest test;
  EnsChartRequest request;
  ens_ui_test_open (&test, ENS_TYPE_RESULTS_PAGE, TRUE);
  g_assert_true (ens_choice_select_word (GTK_DROP_DOWN (get_drop (&test, "kind_drop")), "levels"));
  g_assert_true (ens_choice_select_word (GTK_DROP_DOWN (get_drop (&test, "by_drop")), "group"));
  g_autofree char *told = dup_told (&test);
  g_assert_true (ens_chart_request_parse (told, &request));
  g_assert_cmpstr (request.kind, ==, "levels");
  g_assert_cmpstr (request.by, ==, "group");
  gtk_widget_set_visible (GTK_WIDGET (test.page), FALSE);
  g_autofree char *left = dup_told (&test);
  g_assert_cmpstr (left, ==, "");
  gtk_widget_set_visible (GTK_WIDGET (test.page), TRUE);
  g_autofree char *again = dup_told (&test);
  g_assert_cmpstr (again, ==, told);
  ens_page_set_session (test.page, NULL);
  g_autofree char *closed = dup_told (&test);
  g_assert_cmpstr (closed, ==, "");
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/results/empty", test_empty);
  g_test_add_func ("/ui/pages/results/filled", test_filled);
  g_test_add_func ("/ui/pages/results/chart", test_chart_has_words_and_table);
  g_test_add_func ("/ui/pages/results/divided", test_offers_what_the_chart_can);
  g_test_add_func ("/ui/pages/results/counted-elsewhere", test_counted_elsewhere);
  g_test_add_func ("/ui/pages/results/copies", test_copies_the_picture);
  g_test_add_func ("/ui/pages/results/marks", test_reaches_each_mark);
  g_test_add_func ("/ui/pages/results/tells-room", test_tells_room);
  return g_test_run ();
}
