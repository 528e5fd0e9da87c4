// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking changes nothing; an item left away stays away, the rest comes in as one step of undo.
#include "ens-entry.h"
#include "ens-exchange.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-keyring.h"
#include "ens-merge-filter.h"
#include "ens-merge-window.h"
#include "ens-question.h"
#include "ens-signer-chip.h"
#include "ens-text.h"
#include "ens-ui-test.h"
#include "pages/ens-exchange-page.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
has_items (gpointer window)
{
  GtkWidget *button = ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Merge");
  return gtk_widget_get_sensitive (button);
}

static gboolean
is_done (gpointer window)
{
  GtkWidget *stack = ens_ui_test_find (window, GTK_TYPE_STACK, NULL);
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "message") == 0;
}

static char *
write_package (EnsUiTest *test)
{
  g_autofree char *project = ens_test_dir_file (test->directory, "other");
  g_mkdir (project, 0700);
  g_autoptr (EnsSession) other = ens_ui_test_new_session (project);
  ens_ui_test_fill (other);
  char *path = ens_test_dir_file (test->directory, "other.xml");
  EnsExportRequest request = { .path = path, .format = "package" };
  g_autoptr (GError) error = NULL;
  ens_exchange_export (other, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static GtkSingleSelection *
get_selection (GtkWidget *window)
{
  GtkWidget *paned = ens_ui_test_find (window, GTK_TYPE_PANED, NULL);
  GtkWidget *list = gtk_widget_get_last_child (gtk_paned_get_start_child (GTK_PANED (paned)));
  GtkWidget *view = ens_ui_test_find (list, GTK_TYPE_LIST_VIEW, NULL);
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

static GtkWidget *
find_entry (GtkWidget *window)
{
  GtkWidget *paned = ens_ui_test_find (window, GTK_TYPE_PANED, NULL);
  return ens_ui_test_find (gtk_paned_get_end_child (GTK_PANED (paned)), GTK_TYPE_ENTRY, NULL);
}

// The first item with words that can be written anew.
static void
show_words (GtkWidget *window)
{
  GtkSingleSelection *selection = get_selection (window);
  for (guint i = 0; !find_entry (window); i++) {
    g_assert_cmpuint (i, <, g_list_model_get_n_items (G_LIST_MODEL (selection)));
    gtk_single_selection_set_selected (selection, i);
  }
}

// What is chosen has a frame, on one side only.
static guint
count_framed (GtkWidget *widget)
{
  guint n = gtk_widget_has_css_class (widget, "taken");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_framed (child);
  return n;
}

static gboolean
says (GtkWidget *window, const char *what)
{
  g_autofree char *state = NULL;
  g_object_get (gtk_single_selection_get_selected_item (get_selection (window)), "state", &state,
                NULL);
  return strstr (state, what) != NULL;
}

static void
test_look_and_merge (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_autofree char *path = write_package (&test);
  const char *const paths[] = { path, NULL };
  guint64 before = ens_session_count (test.session, ENS_KIND_STATEMENT);
  GtkWidget *window = ens_merge_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (has_items, window);
  ens_ui_test_check_names (window);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, before);

  GtkWidget *leave = ens_ui_test_find (window, GTK_TYPE_TOGGLE_BUTTON, "_Leave It Away");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (leave), TRUE);
  // Writing it anew takes it after all; what was written goes with the next choice.
  show_words (window);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (leave), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (window)), "in other words");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (leave)));
  g_assert_true (says (window, "as you wrote it"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (leave), TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (window))), ==, "");
  g_assert_true (says (window, "stays away"));
  g_signal_emit_by_name (ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Merge"), "clicked");
  ens_ui_test_wait (is_done, window);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), >, before);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (ens_session_undo (test.session, NULL));
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, before);
  ens_ui_test_close (&test);
}

static void
say (EnsSession *session, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("said at table %u", number);
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, &error);
  g_autoptr (GPtrArray) questions = ens_session_list_rows (session, ENS_KIND_QUESTION, &error);
  g_auto (EnsEntry) entry = { 0 };
  ens_entry_parse (session, text, &entry);
  const EnsUuid *group = &((EnsGroup *) groups->pdata[0])->id;
  const EnsUuid *question = &((EnsQuestion *) questions->pdata[0])->id;
  g_autoptr (EnsStatement) statement = ens_entry_add (session, group, question, &entry, &error);
  g_assert_no_error (error);
}

static const char *
get_message (GtkWidget *window)
{
  GtkWidget *page = ens_ui_test_find (window, ADW_TYPE_STATUS_PAGE, NULL);
  return adw_status_page_get_description (ADW_STATUS_PAGE (page));
}

#define N_PACKAGES 200

// Each package holds one statement more than the one before.
static char *
write_folder (EnsUiTest *test)
{
  g_autofree char *project = ens_test_dir_file (test->directory, "many");
  char *folder = ens_test_dir_file (test->directory, "packages");
  g_autoptr (GError) error = NULL;
  g_mkdir (project, 0700);
  g_mkdir (folder, 0700);
  g_autoptr (EnsSession) other = ens_ui_test_new_session (project);
  ens_ui_test_fill (other);
  for (guint i = 0; i < N_PACKAGES; i++) {
    g_autofree char *path = g_strdup_printf ("%s/table-%03u.xml", folder, i);
    EnsExportRequest request = { .path = path, .format = "package" };
    say (other, i);
    ens_exchange_export (other, &request, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  return folder;
}

static guint
count_shown (GtkWidget *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (window)));
}

static void
choose_package (GtkWidget *window, guint number)
{
  GtkWidget *button = ens_ui_test_find (window, GTK_TYPE_BUTTON, "Leave Out");
  GtkWidget *drop = gtk_widget_get_prev_sibling (button);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), number);
}

static void
press (GtkWidget *window, const char *label)
{
  g_signal_emit_by_name (ens_ui_test_find (window, GTK_TYPE_BUTTON, label), "clicked");
}

static void
test_many_packages (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_autofree char *folder = write_folder (&test);
  const char *const paths[] = { folder, NULL };
  guint64 before = ens_session_count (test.session, ENS_KIND_STATEMENT);
  GtkWidget *window = ens_merge_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (has_items, window);
  ens_ui_test_check_names (window);
  guint n_all = count_shown (window);
  g_assert_cmpuint (n_all, >, N_PACKAGES);
  // That none is signed is said once, not on two hundred cards.
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "200 files are not signed"));
  g_assert_null (ens_ui_test_find (window, ENS_TYPE_SIGNER_CHIP, NULL));

  // One file alone, by the list of files; its one statement is left away with all that is shown.
  choose_package (window, 151);
  g_assert_cmpuint (count_shown (window), ==, 1);
  press (window, "Leave All of These");
  choose_package (window, 0);
  g_assert_cmpuint (count_shown (window), ==, n_all);

  GtkWidget *search = ens_ui_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "SAID AT TABLE 19");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (count_shown (window), ==, 11);
  press (window, "Leave All of These");

  press (window, "_Merge");
  ens_ui_test_wait (is_done, window);
  g_assert_nonnull (strstr (get_message (window), "194 statements"));
  gtk_window_destroy (GTK_WINDOW (window));
  // Six of the filled project, and one for each package but for the twelve left away.
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==,
                    before + 6 + N_PACKAGES - 12);
  ens_ui_test_close (&test);
}

static EnsGroup *
dup_first_group (EnsSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, &error);
  g_assert_no_error (error);
  return ens_group_copy (groups->pdata[0]);
}

static const char *
get_choice (GtkWidget *window, guint number)
{
  GtkWidget *search = ens_ui_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkDropDown *drop = GTK_DROP_DOWN (gtk_widget_get_next_sibling (search));
  return gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (drop)), number);
}

// An older package of this project holds what was changed here since; nobody there changed anything.
static void
test_take_all_keeps_ours (void)
{
  EnsUiTest test;
  g_autoptr (GError) error = NULL;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, TRUE);
  g_autofree char *path = ens_test_dir_file (test.directory, "before.xml");
  const char *const paths[] = { path, NULL };
  EnsExportRequest request = { .path = path, .format = "package" };
  ens_exchange_export (test.session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (EnsGroup) group = dup_first_group (test.session);
  ens_set_str (&group->name, "Renamed since");
  g_assert_true (ens_groups_save (test.session, group, NULL, &error));
  GtkWidget *window = ens_merge_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (has_items, window);
  g_assert_cmpuint (count_shown (window), ==, 1);
  g_assert_cmpstr (get_choice (window, ENS_MERGE_SHOWN_HERE), ==, "Changed here (1)");
  g_assert_cmpuint (count_framed (window), ==, 0);
  press (window, "Leave All of These");
  g_assert_cmpuint (count_framed (window), ==, 1);
  press (window, "Take All of These");
  press (window, "_Merge");
  ens_ui_test_wait (is_done, window);
  // Nothing is left to be merged.
  g_assert_false (gtk_widget_get_visible (ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Merge")));
  gtk_window_destroy (GTK_WINDOW (window));
  g_autoptr (EnsGroup) after = dup_first_group (test.session);
  g_assert_cmpstr (after->name, ==, "Renamed since");
  ens_ui_test_close (&test);
}

static gboolean
is_offered (gpointer window)
{
  GtkWidget *button = ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Go On Without These Files");
  return gtk_widget_get_visible (button);
}

static void
test_go_on_without_damaged (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_autofree char *good = write_package (&test);
  g_autofree char *bad = ens_test_dir_file (test.directory, "cut.xml");
  g_assert_true (g_file_set_contents (bad, "<package", -1, NULL));
  g_autofree char *gone = ens_test_dir_file (test.directory, "gone.xml");
  const char *const paths[] = { bad, gone, good, NULL };
  GtkWidget *window = ens_merge_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (is_offered, window);
  // Both bad files are told of at once; what is not there has no line.
  g_assert_nonnull (strstr (get_message (window), "cut.xml, 1: "));
  g_assert_nonnull (strstr (get_message (window), "gone.xml: "));
  press (window, "_Go On Without These Files");
  ens_ui_test_wait (has_items, window);
  g_assert_cmpuint (count_shown (window), >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

// A file that somebody changed after it was signed is told of, and keeps nobody else out.
static void
test_go_on_without_wrong (void)
{
  EnsUiTest test;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_autofree char *good = write_package (&test);
  g_autofree char *bad = ens_test_dir_file (test.directory, "changed.xml");
  g_assert_true (g_file_get_contents (good, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (bad, text, -1, NULL));
  g_assert_true (ens_keyring_make ("Salaspils", NULL, &error) &&
                 ens_keyring_sign (bad, NULL, NULL, &error));
  g_assert_no_error (error);
  g_strreverse (strstr (text, "</package>"));
  g_assert_true (g_file_set_contents (bad, text, -1, NULL));
  const char *const paths[] = { good, bad, NULL };
  GtkWidget *window = ens_merge_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (is_offered, window);
  press (window, "_Go On Without These Files");
  ens_ui_test_wait (has_items, window);
  g_assert_cmpuint (count_shown (window), >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static gboolean
shows (gpointer window, const char *child)
{
  GtkWidget *stack = ens_ui_test_find (window, GTK_TYPE_STACK, NULL);
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), child) == 0;
}

static gboolean
is_idle (gpointer window)
{
  return !shows (window, "busy");
}

// Whoever stops the merge finds what was decided again, unless it was done the moment before.
static void
check_stopped_merge (EnsUiTest *test, GtkWidget *window, guint64 before)
{
  if (!is_done (window)) {
    g_assert_true (shows (window, "items"));
    g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Stopped; nothing was changed"));
    g_assert_true (says (window, "stays away"));
    g_assert_cmpuint (ens_session_count (test->session, ENS_KIND_STATEMENT), ==, before);
    press (window, "_Merge");
    ens_ui_test_wait (is_done, window);
  }
  g_assert_cmpuint (ens_session_count (test->session, ENS_KIND_STATEMENT), >, before);
}

// Whoever stops a plan has seen nothing.
static void
test_stop (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_EXCHANGE_PAGE, FALSE);
  g_autofree char *path = write_package (&test);
  const char *const paths[] = { path, NULL };
  guint64 before = ens_session_count (test.session, ENS_KIND_STATEMENT);
  GtkWidget *window = ens_merge_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  press (window, "S_top");
  ens_ui_test_wait (is_idle, window);
  g_assert_true (shows (window, "message"));
  g_assert_false (has_items (window));
  gtk_window_destroy (GTK_WINDOW (window));

  window = ens_merge_window_new (GTK_WIDGET (test.page), test.session, paths);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_wait (has_items, window);
  GtkWidget *leave = ens_ui_test_find (window, GTK_TYPE_TOGGLE_BUTTON, "_Leave It Away");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (leave), TRUE);
  press (window, "_Merge");
  press (window, "S_top");
  ens_ui_test_wait (is_idle, window);
  check_stopped_merge (&test, window, before);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/merge-window/look-and-merge", test_look_and_merge);
  g_test_add_func ("/ui/merge-window/many-packages", test_many_packages);
  g_test_add_func ("/ui/merge-window/go-on-without-damaged", test_go_on_without_damaged);
  g_test_add_func ("/ui/merge-window/take-all-keeps-ours", test_take_all_keeps_ours);
  g_test_add_func ("/ui/merge-window/stop", test_stop);
  g_test_add_func ("/ui/merge-window/go-on-without-wrong", test_go_on_without_wrong);
  return g_test_run ();
}
