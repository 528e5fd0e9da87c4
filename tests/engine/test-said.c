// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was said already is found while it is typed, in the group and question of the moment only.
#include "ens-said.h"

#include "ens-entry.h"
#include "room.h"

static void
assert_finds (EnsSaid *said, const char *text, const char *expected)
{
  g_autoptr (EnsStatement) found = ens_said_find (said, text);

  g_assert_cmpstr (found != NULL ? found->text : NULL, ==, expected);
}

static void
test_finds_what_is_near (Room *room, gconstpointer data)
{
  g_autoptr (EnsSaid) said = ens_said_new (room->session);

  ens_said_set_scope (said, &room->group, &room->question);
  room_say (room, "Having good neighbours");
  room_say (room, "2 parks near my home");
  room_say (room, "- Noise at night");
  assert_finds (said, "having good neighbours!", "Having good neighbours");
  assert_finds (said, "Having good neighbour", "Having good neighbours");
  assert_finds (said, "A bus on Sundays", NULL);
  assert_finds (said, "Hav", NULL);
  // Another number or the contrary is not the same; another question is not asked.
  assert_finds (said, "3 parks near my home", NULL);
  assert_finds (said, "Noise at night", NULL);
}

static void
test_follows (Room *room, gconstpointer data)
{
  g_autoptr (EnsSaid) said = ens_said_new (room->session);
  EnsUuid first;

  ens_said_set_scope (said, &room->group, &room->question);
  assert_finds (said, "A bench in the shade", NULL);
  first = room_say (room, "A bench in the shade");
  room_say (room, "Being greeted");
  assert_finds (said, "a bench in the shade", "A bench in the shade");
  assert_finds (said, "being greeted", "Being greeted");
  g_assert_true (ens_entry_change_text (room->session, &first, "A table outside", NULL));
  assert_finds (said, "a bench in the shade", NULL);
  assert_finds (said, "a table outside", "A table outside");
  g_assert_true (ens_session_undo (room->session, NULL));
  assert_finds (said, "a bench in the shade", "A bench in the shade");
  g_assert_true (ens_entry_remove (room->session, &first, NULL));
  assert_finds (said, "a bench in the shade", NULL);
  assert_finds (said, "being greeted", "Being greeted");
}

static void
test_again_is_one_more (Room *room, gconstpointer data)
{
  g_autoptr (EnsSaid) said = ens_said_new (room->session);
  EnsUuid first = room_say (room, "2x A bench in the shade");
  g_autoptr (EnsStatement) after = NULL;
  g_autoptr (EnsStatement) before = NULL;

  ens_said_set_scope (said, &room->group, &room->question);
  g_assert_true (ens_entry_say_again (room->session, &first, 3, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_STATEMENT), ==, 1);
  after = ens_said_find (said, "a bench in the shade");
  g_assert_cmpint (after->count, ==, 5);
  g_assert_true (ens_session_undo (room->session, NULL));
  before = ens_said_find (said, "a bench in the shade");
  g_assert_cmpint (before->count, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/said/finds-what-is-near", Room, NULL, room_open, test_finds_what_is_near,
              room_close);
  g_test_add ("/engine/said/follows", Room, NULL, room_open, test_follows, room_close);
  g_test_add ("/engine/said/again-is-one-more", Room, NULL, room_open, test_again_is_one_more,
              room_close);
  return g_test_run ();
}
