// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that break programs: markup, formulas, escapes, letters of all directions, very long ones. Typed
// into the box, listed, put into piles, shown to the room, printed, given away and brought back: they
// stay to the letter and do nothing. A warning of GTK or Pango ends the test.
#include "ens-entry.h"
#include "ens-exchange.h"
#include "ens-group.h"
#include "ens-reports.h"
#include "ens-room-window.h"
#include "ens-sorting.h"
#include "ens-statement.h"
#include "ens-ui-test.h"
#include "pages/ens-criteria-page.h"
#include "pages/ens-statements-page.h"

#include <string.h>

#define LONG_LETTERS 10000

static char **
read_strings (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", "strings",
                                            "unruly.txt", NULL);
  g_autofree char *text = ens_test_read (path);
  g_autofree char *very_long = g_strnfill (LONG_LETTERS, 'm');
  g_strchomp (text);
  g_autofree char *all = g_strconcat (text, "\ntab\there and\tthere\n", very_long, NULL);
  return g_strsplit (all, "\n", -1);
}

static void
assert_kept (EnsSession *session, char **strings)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, ENS_KIND_STATEMENT, NULL);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (kept, ((EnsStatement *) rows->pdata[i])->text);
  g_assert_cmpuint (rows->len, ==, g_strv_length (strings));
  for (guint i = 0; strings[i]; i++)
    if (!g_hash_table_contains (kept, strings[i])) {
      g_test_message ("not kept to the letter: %s", strings[i]);
      g_test_fail ();
    }
}

static void
add_group (EnsUiTest *test)
{
  g_autoptr (EnsGroup) group = ens_group_new ();
  group->name = g_strdup ("<b>=cmd</b> & \"friends\" %s");
  g_assert_true (ens_session_save_row (test->session, &ens_group_entity, group, NULL));
  ens_page_set_session (test->page, NULL);
  ens_page_set_session (test->page, test->session);
  ens_ui_test_settle ();
}

// In a page of its own for each look, so that what one does not show is not drawn by chance.
static void
look_at (EnsUiTest *test, GType page_type)
{
  GtkWidget *window = adw_window_new ();
  EnsPage *page = g_object_new (page_type, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (page));
  ens_page_set_session (page, test->session);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_settle ();
}

static void
put_into_piles (EnsUiTest *test)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (test->session, ENS_KIND_STATEMENT, NULL);
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < rows->len; i += 2) {
    const EnsStatement *statement = rows->pdata[i];
    EnsUuid pile;
    ens_sorting_new_pile (test->session, statement->text, &statement->id, 1, &pile, &error);
    g_assert_no_error (error);
  }
}

static void
type_all (EnsUiTest *test, char **strings)
{
  GtkWidget *entry = ens_ui_test_find (GTK_WIDGET (test->page), GTK_TYPE_ENTRY, NULL);
  for (guint i = 0; strings[i]; i++) {
    ens_ui_test_type (entry, strings[i]);
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  }
}

static void
test_in_the_window (void)
{
  g_auto (GStrv) strings = read_strings ();
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, FALSE);
  add_group (&test);
  type_all (&test, strings);
  assert_kept (test.session, strings);
  put_into_piles (&test);
  look_at (&test, ENS_TYPE_STATEMENTS_PAGE);
  look_at (&test, ENS_TYPE_CRITERIA_PAGE);
  GtkWidget *room = GTK_WIDGET (ens_room_window_new (GTK_WINDOW (test.window), test.session));
  gtk_window_present (GTK_WINDOW (room));
  ens_ui_test_settle ();
  for (guint i = 0; i < 20; i++) {
    gtk_widget_activate_action (room, "room.on", NULL);
    ens_ui_test_settle ();
  }
  gtk_widget_activate_action (room, "room.turn", NULL);
  ens_ui_test_settle ();
  gtk_window_destroy (GTK_WINDOW (room));
  ens_ui_test_close (&test);
}

static void
write_sheet (EnsUiTest *test, const char *name)
{
  g_autofree char *path = ens_test_dir_file (test->directory, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = ens_session_list_rows (test->session, ENS_KIND_GROUP, NULL);
  g_autofree char *id = ens_uuid_dup_text (&((EnsGroup *) groups->pdata[0])->id);
  EnsReportRequest request = { .kind = "sheet", .path = path, .group = id };
  ens_reports_write (test->session, &request, &error);
  g_assert_no_error (error);
}

static void
assert_harmless_page (EnsUiTest *test, const char *name)
{
  g_autofree char *path = ens_test_dir_file (test->directory, name);
  g_autofree char *page = ens_test_read (path);
  g_assert_null (strstr (page, "<script>say"));
  g_assert_null (strstr (page, "<a href=\"file:"));
  g_assert_nonnull (strstr (page, "&lt;script&gt;say"));
}

// Gives everything away in @format and brings it back into a new project.
static void
go_and_come (EnsUiTest *test, char **strings, const char *format, const char *name)
{
  g_autofree char *path = ens_test_dir_file (test->directory, name);
  g_autofree char *folder = ens_test_dir_file (test->directory, format);
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  EnsExportRequest out = { .path = path, .format = format, .privacy = "internal" };
  EnsImportRequest in = { .path = path, .format = format };
  EnsImportResult result;
  ens_exchange_export (test->session, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  EnsSession *other = ens_ui_test_new_session (folder);
  ens_exchange_import (other, &in, NULL, &result, faults, &error);
  g_assert_no_error (error);
  assert_kept (other, strings);
  g_object_unref (other);
}

static void
test_on_paper_and_away (void)
{
  g_auto (GStrv) strings = read_strings ();
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, FALSE);
  add_group (&test);
  type_all (&test, strings);
  write_sheet (&test, "sheet.pdf");
  write_sheet (&test, "sheet.html");
  assert_harmless_page (&test, "sheet.html");
  go_and_come (&test, strings, "package", "all.xml");
  go_and_come (&test, strings, "statements-csv", "all.csv");
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/unruly/in-the-window", test_in_the_window);
  g_test_add_func ("/ui/unruly/on-paper-and-away", test_on_paper_and_away);
  return g_test_run ();
}
