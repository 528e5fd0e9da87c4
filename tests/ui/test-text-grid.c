// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table with more columns than have room: the first stay, the others come in their turn, whole.
#include "ens-text-grid.h"

#include "ens-ui-test.h"

#define N_COLUMNS 30

typedef struct {
  GtkWidget *window;
  EnsTextGrid *grid;
} Shown;

static Shown
show (guint n_columns, int width)
{
  Shown shown = { gtk_window_new (), g_object_new (ENS_TYPE_TEXT_GRID, NULL) };
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  for (guint i = 0; i < n_columns; i++) {
    g_autofree char *text = g_strdup_printf ("Saint-Étienne-du-Rouvray %u", i);
    g_strv_builder_add (texts, text);
  }
  g_auto (GStrv) cells = g_strv_builder_end (texts);
  gtk_window_set_child (GTK_WINDOW (shown.window), GTK_WIDGET (shown.grid));
  gtk_window_set_default_size (GTK_WINDOW (shown.window), width, 400);
  ens_text_grid_begin (shown.grid, "Table", (const char *const *) cells, 2);
  for (guint i = 0; i < 5; i++)
    ens_text_grid_add (shown.grid, (const char *const *) cells);
  gtk_window_present (GTK_WINDOW (shown.window));
  ens_ui_test_settle ();
  return shown;
}

// The first and the last column that are seen of those that go; all between them are seen, too.
static void
get_seen (const Shown *shown, guint *first, guint *last)
{
  GtkWidget *view = ens_ui_test_find (GTK_WIDGET (shown->grid), GTK_TYPE_COLUMN_VIEW, NULL);
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  guint n = 0;
  *first = G_MAXUINT;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    gboolean is_seen = gtk_column_view_column_get_visible (column);
    g_assert_true (is_seen || i > 1);
    if (!is_seen || i < 2)
      continue;
    *first = MIN (*first, i);
    *last = i;
    n++;
  }
  g_assert_cmpuint (n, ==, *last - *first + 1);
}

static void
press (const Shown *shown, guint key)
{
  GtkWidget *grid = GTK_WIDGET (shown->grid);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (grid);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
    gboolean is_taken = FALSE;
    if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
      continue;
    g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_taken);
    g_assert_true (is_taken);
  }
  ens_ui_test_settle ();
}

static void
test_first_stay (void)
{
  Shown shown = show (N_COLUMNS, 1000);
  guint first, last, far;
  ens_ui_test_check_names (shown.window);
  get_seen (&shown, &first, &last);
  g_assert_cmpuint (first, ==, 2);
  g_assert_cmpuint (last, >, first);
  g_assert_cmpuint (last, <, 7);
  g_assert_nonnull (ens_ui_test_find (shown.window, GTK_TYPE_LABEL, "1 to"));
  press (&shown, GDK_KEY_Right);
  get_seen (&shown, &first, &far);
  g_assert_cmpuint (first, ==, 3);
  g_assert_cmpuint (far, ==, last + 1);
  g_assert_nonnull (ens_ui_test_find (shown.window, GTK_TYPE_LABEL, "2 to"));
  for (guint i = 0; i < N_COLUMNS; i++)
    press (&shown, GDK_KEY_Right);
  get_seen (&shown, &first, &far);
  g_assert_cmpuint (far, ==, N_COLUMNS - 1);
  g_assert_cmpuint (far - first, ==, last - 2);
  press (&shown, GDK_KEY_Left);
  get_seen (&shown, &first, &far);
  g_assert_cmpuint (far, ==, N_COLUMNS - 2);
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

// What has room is shown all at once, and asks for nothing.
static void
test_all_fit (void)
{
  Shown shown = show (4, 1000);
  guint first, last;
  get_seen (&shown, &first, &last);
  g_assert_cmpuint (first, ==, 2);
  g_assert_cmpuint (last, ==, 3);
  GtkWidget *told = ens_ui_test_find (shown.window, GTK_TYPE_LABEL, "1 to 2 of 2");
  g_assert_nonnull (told);
  g_assert_false (gtk_widget_get_mapped (told));
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/text-grid/first-stay", test_first_stay);
  g_test_add_func ("/ui/text-grid/all-fit", test_all_fit);
  return g_test_run ();
}
