// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The entry box: short forms, one action for each Enter, and a paste that is one action.
#include "ens-entry.h"

#include "ens-error.h"
#include "ens-groups.h"
#include "ens-question.h"
#include "room.h"

static void
test_short_forms (Room *room, gconstpointer data)
{
  static const struct {
    const char *line;
    gint64 count;
    const char *text;
    gboolean switches;
  } cases[] = {
    { "Having friends", 1, "Having friends", FALSE },
    { "  Having friends  ", 1, "Having friends", FALSE },
    { "3x Having friends", 3, "Having friends", FALSE },
    { "3 x Having friends", 3, "Having friends", FALSE },
    { "3× Having friends", 3, "Having friends", FALSE },
    { "3;Having friends", 3, "Having friends", FALSE },
    { "3; a; b", 3, "a; b", FALSE },
    { "- Noise", 1, "Noise", TRUE },
    { "+3x Sun", 3, "Sun", TRUE },
    { "?", 1, "", TRUE },
    { "3xylophones", 1, "3xylophones", FALSE },
    { "0;none", 1, "0;none", FALSE },
    { "12345678x many", 1, "12345678x many", FALSE },
    { "3 rooms", 1, "3 rooms", FALSE },
    { "", 1, "", FALSE },
    { "; only", 1, "; only", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (EnsEntry) entry = { 0 };

    ens_entry_parse (room->session, cases[i].line, &entry);
    g_assert_cmpstr (entry.text, ==, cases[i].text);
    g_assert_cmpint (entry.count, ==, cases[i].count);
    g_assert_cmpint (!ens_uuid_is_nil (&entry.question), ==, cases[i].switches);
  }
}

static void
test_one_enter_is_one_action (Room *room, gconstpointer data)
{
  g_autofree char *undo = NULL;

  room_say (room, "2x Having friends");
  g_object_get (room->session, "undo-text", &undo, NULL);
  g_assert_cmpstr (undo, ==, "Wrote “Having friends”");
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_STATEMENT), ==, 1);
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_STATEMENT), ==, 0);
  g_assert_true (ens_session_redo (room->session, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_STATEMENT), ==, 1);
}

static void
test_paste (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n = 0;

  ens_entry_add_lines (room->session, &room->group, &room->question, "one\n\n- 2x two\r\nthree\n",
                       &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  rows = ens_session_list_rows (room->session, ENS_KIND_STATEMENT, NULL);
  g_assert_cmpuint (rows->len, ==, 3);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (((EnsStatement *) g_ptr_array_index (rows, i))->seq, ==, i + 1);
  g_assert_cmpint (((EnsStatement *) g_ptr_array_index (rows, 1))->count, ==, 2);
  // The sign of the second line holds for the third, too.
  g_assert_cmpint (((EnsStatement *) g_ptr_array_index (rows, 2))->polarity, ==,
                   ENS_POLARITY_NEGATIVE);
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_STATEMENT), ==, 0);
}

static void
test_change_and_remove (Room *room, gconstpointer data)
{
  EnsUuid id = room_say (room, "Having freinds");
  g_autoptr (GError) error = NULL;

  g_assert_true (ens_entry_change_text (room->session, &id, "Having friends", NULL));
  g_assert_true (ens_entry_change_count (room->session, &id, 4, NULL));
  g_assert_false (ens_entry_change_count (room->session, &id, 0, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (ens_entry_change_text (room->session, &id, "", &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_clear_error (&error);
  // A refused action leaves the session usable.
  g_assert_true (ens_entry_remove (room->session, &id, NULL));
  g_assert_false (ens_entry_remove (room->session, &id, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
}

static void
assert_draft (Room *room, const char *expected)
{
  g_autofree char *draft = ens_entry_dup_draft (room->session);

  g_assert_cmpstr (draft, ==, expected);
}

// What is half typed is there after a crash, and gone in the same moment in which it is entered.
static void
test_draft (Room *room, gconstpointer data)
{
  g_autofree char *path = g_strdup (ens_session_get_path (room->session));
  EnsUuid first;

  assert_draft (room, NULL);
  g_assert_true (ens_entry_keep_draft (room->session, "3x Having fr", NULL));
  g_assert_finalize_object (room->session);
  room->session = ens_session_open (path, NULL);
  assert_draft (room, "3x Having fr");
  first = room_say (room, "3x Having friends");
  assert_draft (room, NULL);
  g_assert_true (ens_entry_keep_draft (room->session, "Having", NULL));
  g_assert_true (ens_entry_say_again (room->session, &first, 1, NULL));
  assert_draft (room, NULL);
  g_assert_true (ens_entry_keep_draft (room->session, "x", NULL));
  g_assert_true (ens_entry_keep_draft (room->session, "", NULL));
  assert_draft (room, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/entry/short-forms", Room, NULL, room_open, test_short_forms, room_close);
  g_test_add ("/engine/entry/one-enter-is-one-action", Room, NULL, room_open,
              test_one_enter_is_one_action, room_close);
  g_test_add ("/engine/entry/paste", Room, NULL, room_open, test_paste, room_close);
  g_test_add ("/engine/entry/change-and-remove", Room, NULL, room_open, test_change_and_remove,
              room_close);
  g_test_add ("/engine/entry/draft", Room, NULL, room_open, test_draft, room_close);
  return g_test_run ();
}
