// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window fits the projector: on every page of the sample project, in every language.
#include "ens-locale.h"
#include "ens-ui-test.h"
#include "ens-window.h"

// The smallest screen that a community centre still has; the desktop's own bar takes some of its height.
#define WIDTH  1024
#define HEIGHT 740

static EnsApplication *application;

static void
check_window (GtkWidget *window, const char *what, const char *language)
{
  int width = 0;
  int height = 0;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, WIDTH, &height, NULL, NULL, NULL);
  g_test_message ("%s, %s: %d × %d", what, language, width, height);
  if (width > WIDTH || height > HEIGHT)
    g_test_fail_printf ("%s in %s needs %d × %d", what, language, width, height);
}

static void
check_page (EnsWindow *window, const char *page, const char *language)
{
  g_assert_true (ens_window_go (window, page));
  ens_ui_test_settle ();
  check_window (GTK_WIDGET (window), page, language);
}

static GtkWidget *
find_opened (EnsWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (const GList *item = windows; item != NULL; item = item->next)
    if (item->data != window && gtk_widget_get_visible (item->data))
      return item->data;
  return NULL;
}

static void
check_opened (EnsWindow *window, const char *action, const char *language)
{
  GtkWidget *opened;

  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  ens_ui_test_settle ();
  opened = find_opened (window);
  g_assert_nonnull (opened);
  check_window (opened, action, language);
  gtk_window_destroy (GTK_WINDOW (opened));
  ens_ui_test_settle ();
}

static void
test_language (gconstpointer data)
{
  static const char *const pages[] = { "project",   "groups",   "workshop",     "statements",
                                       "coding",    "criteria", "rainbow",      "indicators",
                                       "survey",    "results",  "consultation", "actions",
                                       "contracts", "exchange" };
  static const char *const openers[] = { "win.codebook", "win.privacy", "win.learned",
                                         "win.help",     "win.paper",   "win.room" };
  const char *language = data;
  g_autoptr (EnsTestDir) directory = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (directory, "sample.ensemble");
  char *before = ens_locale_enter (language);
  g_autoptr (GError) error = NULL;
  EnsSession *session = ens_session_create_sample (path, NULL, &error);
  EnsWindow *window;

  g_assert_no_error (error);
  gtk_widget_set_default_direction (g_str_equal (language, "ar") ? GTK_TEXT_DIR_RTL
                                                                 : GTK_TEXT_DIR_LTR);
  window = ens_window_new (application);
  ens_window_set_session (window, session);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    check_page (window, pages[i], language);
  for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
    check_opened (window, openers[i], language);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
  ens_ui_test_settle ();
  ens_locale_leave (before);
}

int
main (int argc, char **argv)
{
  static const char *const languages[] = { "en", "de", "fr", "ar" };

  ens_locale_begin ();
  ens_ui_test_init (&argc, &argv);
  application = ens_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *path = g_strconcat ("/ui/fits/", languages[i], NULL);

    g_test_add_data_func (path, languages[i], test_language);
  }
  int status = g_test_run ();
  g_object_unref (application);
  return status;
}
