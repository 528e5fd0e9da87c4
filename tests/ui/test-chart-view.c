// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys go from mark to mark in all four directions, and what they go to is in sight.
#include "ens-chart-view.h"

#include "ens-ui-test.h"

#define N_ROWS    40
#define N_COLUMNS 3
#define CELL      30

static EnsScene *
new_matrix (void)
{
  EnsScene *scene = ens_scene_new (600, &ens_measure_plain);
  for (guint i = 0; i < N_ROWS * N_COLUMNS; i++) {
    g_autofree char *name = g_strdup_printf ("%u/%u", i / N_COLUMNS, i % N_COLUMNS);
    ens_scene_begin_mark (scene, name, NULL, name);
    ens_scene_add_rect (scene, (EnsBox){ i % N_COLUMNS * CELL, i / N_COLUMNS * CELL, CELL, CELL },
                        (EnsStyle){ .fill = ENS_INK_LEVEL_1 });
    ens_scene_end_mark (scene);
  }
  ens_scene_set_height (scene, N_ROWS * CELL);
  return scene;
}

static gboolean
press (GtkWidget *chart, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);
  gboolean is_taken = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_taken);
  }
  ens_ui_test_settle ();
  return is_taken;
}

static void
check_at (GtkWidget *chart, const char *mark)
{
  g_assert_cmpstr (gtk_widget_get_tooltip_text (chart), ==, mark);
}

static void
test_keys (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *chart = g_object_new (ENS_TYPE_CHART_VIEW, NULL);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), chart);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 300);
  g_assert_false (press (chart, GDK_KEY_Down));
  ens_chart_view_take_scene (ENS_CHART_VIEW (chart), new_matrix ());
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  g_assert_true (press (chart, GDK_KEY_Down));
  check_at (chart, "0/0");
  g_assert_true (press (chart, GDK_KEY_Right));
  g_assert_true (press (chart, GDK_KEY_Down));
  check_at (chart, "1/1");
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0);
  for (guint i = 2; i < N_ROWS; i++)
    g_assert_true (press (chart, GDK_KEY_Down));
  check_at (chart, "39/1");
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==,
                     gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down));
  // From the edge the key goes on to what stands below the chart.
  g_assert_false (press (chart, GDK_KEY_Down));
  for (guint i = 1; i < N_ROWS; i++)
    g_assert_true (press (chart, GDK_KEY_Up));
  check_at (chart, "0/1");
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/chart-view/keys", test_keys);
  return g_test_run ();
}
