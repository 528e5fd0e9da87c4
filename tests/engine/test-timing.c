// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The phases of a question, and that they are there again after the file was closed.
#include "ens-timing.h"

#include "ens-time.h"
#include "room.h"

#include <inttypes.h>

static void
test_phases (Room *room, gconstpointer data)
{
  EnsSession *session = room->session;

  g_assert_cmpint (ens_timing_read (session).phase, ==, ENS_PHASE_NONE);
  g_assert_true (ens_timing_start (session, 2, NULL));
  g_assert_cmpint (ens_timing_read (session).phase, ==, ENS_PHASE_WRITE);
  g_assert_cmpint (ens_timing_read (session).seconds_left, >, 100);
  g_assert_cmpint (ens_timing_read (session).seconds_left, <=, 120);
  g_assert_true (ens_timing_extend (session, 1, NULL));
  g_assert_cmpint (ens_timing_read (session).seconds_left, >, 160);
  g_assert_true (ens_timing_set_phase (session, ENS_PHASE_PASS, NULL));
  g_assert_cmpint (ens_timing_read (session).phase, ==, ENS_PHASE_PASS);
  g_assert_true (ens_timing_set_phase (session, ENS_PHASE_READ, NULL));
  g_assert_cmpint (ens_timing_read (session).phase, ==, ENS_PHASE_READ);
  g_assert_cmpint (ens_timing_read (session).seconds_left, ==, 0);
}

static void
set_end (Room *room, gint64 ms_from_now)
{
  g_autofree char *end = g_strdup_printf ("%" PRId64, ens_time_now () + ms_from_now);

  g_assert_true (ens_session_set_setting (room->session, "timer-end", end, NULL));
}

static void
test_the_clock_goes_on (Room *room, gconstpointer data)
{
  g_assert_true (ens_timing_start (room->session, 10, NULL));
  set_end (room, -1000);
  g_assert_cmpint (ens_timing_read (room->session).phase, ==, ENS_PHASE_PASS);
  // A minute more counts from now, not from when the time was up.
  set_end (room, -600 * 1000);
  g_assert_true (ens_timing_extend (room->session, 1, NULL));
  g_assert_cmpint (ens_timing_read (room->session).seconds_left, >, 50);
  set_end (room, -G_GINT64_CONSTANT (13) * 3600 * 1000);
  g_assert_cmpint (ens_timing_read (room->session).phase, ==, ENS_PHASE_NONE);
}

static void
test_kept_in_the_project (Room *room, gconstpointer data)
{
  g_autofree char *path = g_strdup (ens_session_get_path (room->session));
  EnsUuid second;

  g_assert_true (ens_session_find_question (room->session, "Q2", &second, NULL));
  g_assert_cmpint (ens_timing_get_minutes (room->session, &room->question), ==, 10);
  g_assert_true (ens_timing_set_minutes (room->session, &room->question, 7, NULL));
  g_assert_true (ens_timing_set_sound (room->session, TRUE, NULL));
  g_assert_true (ens_timing_start (room->session, 7, NULL));
  g_assert_finalize_object (room->session);
  room->session = ens_session_open (path, NULL);
  g_assert_nonnull (room->session);
  g_assert_cmpint (ens_timing_get_minutes (room->session, &room->question), ==, 7);
  g_assert_cmpint (ens_timing_get_minutes (room->session, &second), ==, 10);
  g_assert_true (ens_timing_get_sound (room->session));
  g_assert_cmpint (ens_timing_read (room->session).phase, ==, ENS_PHASE_WRITE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/timing/phases", Room, NULL, room_open, test_phases, room_close);
  g_test_add ("/engine/timing/the-clock-goes-on", Room, NULL, room_open, test_the_clock_goes_on,
              room_close);
  g_test_add ("/engine/timing/kept-in-the-project", Room, NULL, room_open, test_kept_in_the_project,
              room_close);
  return g_test_run ();
}
