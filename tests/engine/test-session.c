// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One open project: what is told, what a second opener gets, and that a failure leaves it usable.
#include "ens-session-journal.h"
#include "ens-session.h"

#include "ens-entry.h"
#include "ens-error.h"
#include "ens-exchange.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-statement.h"
#include "ens-territory.h"
#include "room.h"

static void
note_kinds (EnsSession *session, EnsKinds kinds, gpointer data)
{
  *(EnsKinds *) data |= kinds;
}

static void
test_tells_what_changed (Room *room, gconstpointer data)
{
  g_autoptr (EnsProject) project = ens_project_copy (ens_session_get_project (room->session));
  EnsKinds kinds = 0;

  g_signal_connect (room->session, "changed", G_CALLBACK (note_kinds), &kinds);
  room_say (room, "friends");
  g_assert_cmphex (kinds, ==, ENS_KIND_BIT (ENS_KIND_STATEMENT));
  kinds = 0;
  g_free (project->title);
  project->title = g_strdup ("Another room");
  g_assert_true (ens_session_set_project (room->session, project, NULL));
  g_assert_cmphex (kinds, ==, ENS_KIND_BIT (ENS_N_KINDS));
  g_assert_cmpstr (ens_session_get_project (room->session)->title, ==, "Another room");
  kinds = 0;
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpstr (ens_session_get_project (room->session)->title, ==, "Room");
  // Saving what is there already is no change and no step of undo.
  kinds = 0;
  g_assert_true (
    ens_session_set_project (room->session, ens_session_get_project (room->session), NULL));
  g_assert_cmphex (kinds, ==, 0);
}

static void
test_second_opener_only_looks (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsSession) second = ens_session_open (ens_session_get_path (room->session), &error);
  g_autoptr (EnsGroup) group = ens_group_new ();

  g_assert_no_error (error);
  g_assert_true (ens_session_get_read_only (second));
  g_assert_cmpuint (ens_session_count (second, ENS_KIND_GROUP), ==, 1);
  group->name = g_strdup ("Elderly");
  g_assert_false (ens_groups_add (second, group, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_READ_ONLY);
  g_assert_cmpuint (ens_session_count (second, ENS_KIND_GROUP), ==, 1);
  room_say (room, "still working");
}

// What leaves a project that cannot be written is not in its log: who writes it must be told.
static void
test_second_opener_notes_no_export (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsSession) second = ens_session_open (ens_session_get_path (room->session), &error);
  g_autofree char *path = ens_test_dir_file (room->dir, "out.xml");
  const EnsExportRequest request = { .path = path, .format = "package" };
  gboolean is_noted = TRUE;

  g_assert_true (ens_exchange_export (second, &request, NULL, &is_noted, &error));
  g_assert_false (is_noted);
  g_assert_true (ens_exchange_export (room->session, &request, NULL, &is_noted, &error));
  g_assert_true (is_noted);
}

static void
test_refused_leaves_it_usable (Room *room, gconstpointer data)
{
  g_autoptr (EnsGroup) group = ens_group_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (ens_session_save_row (room->session, &ens_group_entity, group, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_clear_error (&error);
  group->name = g_strdup ("Young people");
  g_assert_false (ens_groups_add (room->session, group, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_EXISTS);
  room_say (room, "friends");
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_STATEMENT), ==, 1);
}

static void
test_journal (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const EnsJournalEntry *oldest;

  ens_session_set_author (room->session, "AB");
  room_say (room, "one");
  room_say (room, "two");
  entries = ens_session_list_journal (room->session, 10, NULL);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_cmpstr (((EnsJournalEntry *) g_ptr_array_index (entries, 0))->text, ==, "Wrote “two”");
  g_assert_cmpstr (((EnsJournalEntry *) g_ptr_array_index (entries, 0))->author, ==, "AB");
  oldest = g_ptr_array_index (entries, 2);
  g_assert_true (ens_session_go_to_entry (room->session, oldest->number, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_STATEMENT), ==, 0);
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_GROUP), ==, 1);
  // Forward again, past one of the two; then before everything, and to the newest.
  g_assert_true (
    ens_session_go_to_entry (room->session,
                             ((EnsJournalEntry *) g_ptr_array_index (entries, 1))->number, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_STATEMENT), ==, 1);
  g_assert_true (ens_session_go_to_entry (room->session, 0, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_GROUP), ==, 0);
  g_assert_true (
    ens_session_go_to_entry (room->session,
                             ((EnsJournalEntry *) g_ptr_array_index (entries, 0))->number, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_STATEMENT), ==, 2);
}

static void
test_failed_creation_leaves_no_file (Room *room, gconstpointer data)
{
  g_autofree char *path = ens_test_dir_file (room->dir, "new.ensemble");
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autoptr (GError) error = NULL;

  project->title = g_strdup ("New");
  project->language = g_strdup ("en");
  g_assert_null (ens_session_create (path, project, "no-such-edition", &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

// A group of minors: no receipts from then on, and none that were; no quarter. Undo brings back all of it.
static void
test_minors (Room *room, gconstpointer data)
{
  g_autoptr (EnsTerritory) quarter = ens_territory_new ();
  g_autoptr (EnsStatement) statement = ens_statement_new ();
  g_autoptr (EnsGroup) group = NULL;
  g_autoptr (EnsStatement) kept = NULL;
  g_autoptr (EnsGroup) kept_group = NULL;
  g_autoptr (GError) error = NULL;

  statement->id = room_say (room, "friends");
  quarter->name = g_strdup ("Harbour");
  quarter->kind = ENS_TERRITORY_QUARTER;
  ens_session_save_row (room->session, &ens_territory_entity, quarter, &error);
  g_assert_no_error (error);
  kept = ens_session_get_row (room->session, &ens_statement_entity, statement, &error);
  kept->receipt = g_strdup ("17");
  ens_session_save_row (room->session, &ens_statement_entity, kept, &error);
  g_assert_no_error (error);
  group = ens_groups_find (room->session, "Young people", &error);
  group->minors = TRUE;
  group->territory = quarter->id;
  ens_session_save_row (room->session, &ens_group_entity, group, &error);
  g_assert_no_error (error);
  g_clear_pointer (&kept, ens_statement_free);
  kept = ens_session_get_row (room->session, &ens_statement_entity, statement, &error);
  kept_group = ens_session_get_row (room->session, &ens_group_entity, group, &error);
  g_assert_null (kept->receipt);
  g_assert_true (kept_group->minors);
  g_assert_true (ens_uuid_is_nil (&kept_group->territory));
  kept->receipt = g_strdup ("18");
  ens_session_save_row (room->session, &ens_statement_entity, kept, &error);
  g_assert_null (kept->receipt);
  g_assert_true (ens_session_undo (room->session, NULL));
  g_clear_pointer (&kept, ens_statement_free);
  kept = ens_session_get_row (room->session, &ens_statement_entity, statement, &error);
  g_assert_cmpstr (kept->receipt, ==, "17");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/session/tells-what-changed", Room, NULL, room_open, test_tells_what_changed,
              room_close);
  g_test_add ("/engine/session/second-opener-only-looks", Room, NULL, room_open,
              test_second_opener_only_looks, room_close);
  g_test_add ("/engine/session/second-opener-notes-no-export", Room, NULL, room_open,
              test_second_opener_notes_no_export, room_close);
  g_test_add ("/engine/session/refused-leaves-it-usable", Room, NULL, room_open,
              test_refused_leaves_it_usable, room_close);
  g_test_add ("/engine/session/journal", Room, NULL, room_open, test_journal, room_close);
  g_test_add ("/engine/session/failed-creation-leaves-no-file", Room, NULL, room_open,
              test_failed_creation_leaves_no_file, room_close);
  g_test_add ("/engine/session/minors", Room, NULL, room_open, test_minors, room_close);
  return g_test_run ();
}
