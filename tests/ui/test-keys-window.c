// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A key is made with a passphrase typed twice; a key of a partner is met, compared, forgotten.
#include "ens-keyring.h"
#include "ens-keys-window.h"
#include "ens-ui-test.h"
#include "pages/ens-exchange-page.h"

static gboolean
has_key (gpointer data)
{
  gboolean is_locked = FALSE;
  return ens_keyring_has_own (&is_locked) && is_locked;
}

static gboolean
has_any_key (gpointer data)
{
  gboolean is_locked = FALSE;
  return ens_keyring_has_own (&is_locked);
}

static void
fill (GtkWidget *window, const char *title, const char *text)
{
  GtkWidget *row = ens_ui_test_find (window, ADW_TYPE_ENTRY_ROW, title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static guint
count_partners (void)
{
  g_autoptr (GPtrArray) keys = ens_keyring_list (NULL);
  guint n = 0;
  for (guint i = 0; i < keys->len; i++)
    n += !((EnsKnownKey *) keys->pdata[i])->is_own;
  return n;
}

static void
test_make (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  GtkWidget *window = ens_keys_window_new (GTK_WIDGET (test.page));
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  GtkWidget *make = ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Make a Key");
  g_assert_false (gtk_widget_get_sensitive (make));
  fill (window, "Who signs", "Anna <b>& co");
  fill (window, "Passphrase", "a long sentence");
  fill (window, "The passphrase once more", "a long sentense");
  g_assert_false (gtk_widget_get_sensitive (make));
  fill (window, "The passphrase once more", "a long sentence");
  g_assert_true (gtk_widget_get_sensitive (make));
  g_signal_emit_by_name (make, "clicked");
  ens_ui_test_wait (has_key, NULL);
  ens_ui_test_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

// Comes after the key was made.
static void
test_forgotten_passphrase (void)
{
  EnsUiTest test;
  g_assert_true (has_any_key (NULL) || ens_keyring_make ("Anna", "lost", NULL));
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  GtkWidget *window = ens_keys_window_new (GTK_WIDGET (test.page));
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                 ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Print the Recovery Sheet"));
  GtkWidget *title = ens_ui_test_find (window, GTK_TYPE_LABEL, "The Passphrase Is Forgotten");
  GtkWidget *expander = gtk_widget_get_ancestor (title, GTK_TYPE_EXPANDER);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  g_signal_emit_by_name (ens_ui_test_find (expander, GTK_TYPE_BUTTON, "Put This Key _Away"),
                         "clicked");
  gboolean is_locked = FALSE;
  g_assert_false (ens_keyring_has_own (&is_locked));
  fill (window, "Who signs", "Anna");
  g_signal_emit_by_name (ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Make a Key"), "clicked");
  ens_ui_test_wait (has_any_key, NULL);
  ens_ui_test_settle ();
  g_assert_true (ens_keyring_put_away (NULL));
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static void
test_partner (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_assert_true (ens_keyring_remember ("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
                                       "Salaspils", FALSE, NULL));
  GtkWidget *window = ens_keys_window_new (GTK_WIDGET (test.page));
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  ens_ui_test_check_names (window);
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Known: nobody has compared"));
  g_signal_emit_by_name (ens_ui_test_find (window, GTK_TYPE_BUTTON, "The Words Are the _Same"),
                         "clicked");
  ens_ui_test_settle ();
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Trusted: its words"));
  g_signal_emit_by_name (ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Forget"), "clicked");
  ens_ui_test_settle ();
  g_assert_cmpuint (count_partners (), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("ensemble-home-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/keys-window/make", test_make);
  g_test_add_func ("/ui/keys-window/partner", test_partner);
  g_test_add_func ("/ui/keys-window/forgotten-passphrase", test_forgotten_passphrase);
  return g_test_run ();
}
