// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Five situations from what people said, each with its sources; and a fixed one is revised, not changed.
#include "ens-drafting.h"

#include "ens-error.h"
#include "ens-readings.h"
#include "ens-sorting.h"
#include "room.h"

// The pile: what is missing on the left, what is there on the right; a meaning moves it.
static EnsUuid
fill (Room *room)
{
  EnsUuid ids[] = {
    room_say (room, "- I cannot get a flat"),  room_say (room, "- 3x the flat is too dear"),
    room_say (room, "+ 4x a flat of our own"), room_say (room, "+ neighbours we know for years"),
    room_say (room, "+ a healthy flat"),
  };
  EnsUuid pile;

  g_assert_true (ens_readings_code (room->session, &ids[0], 1, "A03/P", NULL));
  g_assert_true (ens_readings_code (room->session, &ids[4], 1, "A03/Q15", NULL));
  g_assert_true (ens_sorting_new_pile (room->session, "A home", ids, 5, &pile, NULL));
  return pile;
}

static void
test_propose (Room *room, gconstpointer data)
{
  EnsUuid pile = fill (room);
  g_autoptr (EnsDraft) draft = ens_drafting_propose (room->session, &pile, NULL, NULL);

  g_assert_cmpstr (draft->levels[0], ==, "I cannot get a flat");
  g_assert_cmpstr (draft->levels[1], ==, "the flat is too dear");
  g_assert_null (draft->levels[2]);
  g_assert_cmpstr (draft->levels[3], ==, "a flat of our own; a healthy flat");
  g_assert_cmpstr (draft->levels[4], ==, "neighbours we know for years");
  g_assert_cmpuint (draft->sources->len, ==, 5);
}

static void
test_nothing (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EnsUuid stranger = ens_uuid_from_name ("criterion", "x");

  g_assert_null (ens_drafting_propose (room->session, &stranger, NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
}

static void
test_versions (Room *room, gconstpointer data)
{
  EnsUuid pile = fill (room);
  g_autoptr (EnsDraft) draft = ens_drafting_propose (room->session, &pile, NULL, NULL);
  g_autoptr (EnsIndicator) indicator = ens_indicator_new ();
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  EnsUuid revised;

  indicator->language = g_strdup ("en");
  indicator->criterion = pile;
  indicator->version = 1;
  indicator->title = g_strdup ("A home");
  indicator->level1 = g_strdup ("No flat");
  indicator->level2 = g_strdup ("Too dear");
  indicator->level3 = g_strdup ("A flat");
  indicator->level4 = g_strdup ("Our own flat");
  indicator->level5 = g_strdup ("Never a day without neighbours that help");
  g_assert_true (ens_drafting_save (room->session, indicator, draft->sources, &error));
  g_assert_no_error (error);
  g_assert_false (ens_drafting_revise (room->session, &indicator->id, &revised, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  indicator->state = ENS_INDICATOR_STATE_FIXED;
  g_assert_true (ens_drafting_save (room->session, indicator, NULL, NULL));
  g_assert_true (ens_drafting_revise (room->session, &indicator->id, &revised, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_INDICATOR), ==, 2);
  sources = ens_drafting_list_sources (room->session, &revised, NULL);
  g_assert_cmpuint (sources->len, ==, 5);
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_INDICATOR), ==, 1);
}

static void
test_hints (Room *room, gconstpointer data)
{
  g_autoptr (EnsIndicator) indicator = ens_indicator_new ();
  g_autofree char *hints = NULL;

  indicator->language = g_strdup ("en");
  indicator->level5 = g_strdup ("Never a day without neighbours");
  hints = ens_drafting_dup_hints (indicator);
  g_assert_cmpstr (hints, ==, "5: two negations: “Never a day without neighbours”");
}

#define ADD(name_, func_) g_test_add (name_, Room, NULL, room_open, func_, room_close)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/drafting/propose", test_propose);
  ADD ("/engine/drafting/nothing", test_nothing);
  ADD ("/engine/drafting/versions", test_versions);
  ADD ("/engine/drafting/hints", test_hints);
  return g_test_run ();
}
