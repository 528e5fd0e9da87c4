// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page before there is a project: three ways to begin, each a command.
#include "ens-ui-test.h"
#include "pages/ens-welcome-page.h"

static void
test_three_ways (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = g_object_new (ENS_TYPE_WELCOME_PAGE, NULL);
  gpointer weak = page;
  g_object_add_weak_pointer (G_OBJECT (page), &weak);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  ens_ui_test_check_names (page);
  static const char *const actions[][2] = { { "_New Project…", "app.new" },
                                            { "_Open…", "app.open" },
                                            { "Open the Sam_ple", "app.sample" } };
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    GtkWidget *button = ens_ui_test_find (page, GTK_TYPE_BUTTON, actions[i][0]);
    g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, actions[i][1]);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_settle ();
  g_assert_null (weak);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/welcome/three-ways", test_three_ways);
  return g_test_run ();
}
