// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every topic can be read; formulas stand beside their sources.
#include "ens-help-window.h"

#include "ens-help.h"
#include "ens-ui-test.h"

static GtkWidget *
open_help (const char *topic)
{
  GtkWidget *parent = adw_window_new ();
  GtkWidget *help = ens_help_window_new (parent, topic);
  gtk_window_set_transient_for (GTK_WINDOW (help), NULL);
  gtk_window_destroy (GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (help));
  ens_ui_test_settle ();
  return help;
}

static void
close_help (GtkWidget *help)
{
  gpointer window = help;
  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (GTK_WINDOW (help));
  ens_ui_test_settle ();
  g_assert_null (window);
}

static void
test_topics (void)
{
  guint n = 0;
  const EnsHelpTopic *topics = ens_help_list (&n);
  g_assert_cmpuint (n, >=, 10);
  for (guint i = 0; i < n; i++) {
    GtkWidget *help = open_help (topics[i].word);
    ens_ui_test_check_names (help);
    g_assert_nonnull (ens_ui_test_find (help, GTK_TYPE_LABEL, topics[i].title));
    close_help (help);
  }
}

static void
test_figures (void)
{
  GtkWidget *help = open_help ("figures");
  g_assert_nonnull (ens_ui_test_find (help, GTK_TYPE_LABEL, "Wilson (1927)"));
  g_assert_nonnull (ens_ui_test_find (help, GTK_TYPE_LABEL, "(m − 1) / 4"));
  close_help (help);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/help-window/topics", test_topics);
  g_test_add_func ("/ui/help-window/figures", test_figures);
  return g_test_run ();
}
