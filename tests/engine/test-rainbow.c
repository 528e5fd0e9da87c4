// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rainbow groups: seats become rows, decisions keep every wording, and one undo takes each back.
#include "ens-rainbow.h"

#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-test.h"

typedef struct {
  EnsTestDir *dir;
  EnsSession *session;
  EnsUuid groups[3];
  EnsUuid criterion;
} Room;

static void
room_open (Room *room, gconstpointer data)
{
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsCriterion) criterion = ens_criterion_new ();
  g_autofree char *path = NULL;

  room->dir = ens_test_dir_new ();
  path = ens_test_dir_file (room->dir, "p.ensemble");
  project->title = g_strdup ("Room");
  project->language = g_strdup ("en");
  room->session = ens_session_create (path, project, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 3; i++) {
    g_autoptr (EnsGroup) group = ens_group_new ();

    group->name = g_strdup_printf ("Group %d", i);
    ens_session_save_row (room->session, &ens_group_entity, group, &error);
    g_assert_no_error (error);
    room->groups[i] = group->id;
  }
  criterion->title = g_strdup ("Friends");
  criterion->language = g_strdup ("en");
  ens_session_save_row (room->session, &ens_criterion_entity, criterion, &error);
  g_assert_no_error (error);
  room->criterion = criterion->id;
}

static void
room_close (Room *room, gconstpointer data)
{
  g_assert_finalize_object (room->session);
  ens_test_dir_free (room->dir);
}

static EnsCriterion *
read_criterion (Room *room)
{
  g_autoptr (GPtrArray) all = ens_session_list_rows (room->session, ENS_KIND_CRITERION, NULL);

  g_assert_cmpuint (all->len, ==, 1);
  return ens_criterion_copy (g_ptr_array_index (all, 0));
}

static void
test_seat (Room *room, gconstpointer data)
{
  static const guint present[] = { 2, 2, 1 };
  g_autoptr (EnsSeating) seating = ens_composer_seat (present, 3, 2);
  g_autoptr (GError) error = NULL;
  guint64 before = ens_session_count (room->session, ENS_KIND_GROUP);

  ens_rainbow_seat (room->session, room->groups, seating, "2026-11-23", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_GROUP), ==, before + 2);
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_ATTENDANCE), ==, 5);
  ens_session_undo (room->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_GROUP), ==, before);
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_ATTENDANCE), ==, 0);
}

static EnsUuid
seat_one_table (Room *room)
{
  static const guint present[] = { 1, 1, 1 };
  g_autoptr (EnsSeating) seating = ens_composer_seat (present, 3, 1);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  ens_rainbow_seat (room->session, room->groups, seating, NULL, &error);
  g_assert_no_error (error);
  all = ens_session_list_rows (room->session, ENS_KIND_ATTENDANCE, &error);
  g_assert_no_error (error);
  return ((EnsAttendance *) g_ptr_array_index (all, 0))->rainbow;
}

static void
test_absentee (Room *room, gconstpointer data)
{
  EnsUuid table = seat_one_table (room);
  g_autoptr (GPtrArray) seats = NULL;
  g_autoptr (GError) error = NULL;

  ens_rainbow_set_present (room->session, &table, &room->groups[1], 0, &error);
  g_assert_no_error (error);
  seats = ens_rainbow_list_attendances (room->session, &table, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seats->len, ==, 3);
  for (guint i = 0; i < seats->len; i++) {
    const EnsAttendance *seat = g_ptr_array_index (seats, i);
    gboolean is_absent = ens_uuid_equal (&seat->group, &room->groups[1]);

    g_assert_cmpint (seat->invited, ==, 1);
    g_assert_cmpint (seat->present, ==, is_absent ? 0 : 1);
  }
}

static void
decide (Room *room, int verdict, const char *after, const char *note)
{
  g_autoptr (EnsDecision) decision = ens_decision_new ();
  g_autoptr (GError) error = NULL;

  decision->criterion = room->criterion;
  decision->group = room->groups[0];
  decision->verdict = verdict;
  decision->after = g_strdup (after);
  decision->note = g_strdup (note);
  ens_rainbow_decide (room->session, decision, &error);
  g_assert_no_error (error);
}

static void
test_history (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (EnsCriterion) criterion = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (ens_rainbow_count_open (room->session, &room->groups[0], NULL), ==, 1);
  decide (room, ENS_VERDICT_CHANGED, "Not being alone", NULL);
  decide (room, ENS_VERDICT_OBJECTED, NULL, "alone can be good too");
  decide (room, ENS_VERDICT_VALIDATED, NULL, NULL);
  criterion = read_criterion (room);
  g_assert_cmpstr (criterion->title, ==, "Not being alone");
  g_assert_cmpint (criterion->state, ==, ENS_CRITERION_STATE_VALIDATED);
  decisions = ens_rainbow_list_decisions (room->session, &room->criterion, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (decisions->len, ==, 3);
  g_assert_cmpstr (((EnsDecision *) g_ptr_array_index (decisions, 0))->before, ==, "Friends");
  g_assert_cmpstr (((EnsDecision *) g_ptr_array_index (decisions, 1))->before, ==,
                   "Not being alone");
  g_assert_cmpuint (ens_rainbow_count_open (room->session, &room->groups[0], NULL), ==, 0);
  g_assert_cmpuint (ens_rainbow_count_open (room->session, &room->groups[1], NULL), ==, 1);
}

static void
test_refuses (Room *room, gconstpointer data)
{
  static const int verdicts[] = { ENS_VERDICT_CHANGED, ENS_VERDICT_OBJECTED };

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++) {
    g_autoptr (EnsDecision) decision = ens_decision_new ();
    g_autoptr (GError) error = NULL;

    decision->criterion = room->criterion;
    decision->group = room->groups[0];
    decision->verdict = verdicts[i];
    g_assert_false (ens_rainbow_decide (room->session, decision, &error));
    g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  }
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_DECISION), ==, 0);
}

static void
test_undo (Room *room, gconstpointer data)
{
  g_autoptr (EnsCriterion) criterion = NULL;
  g_autoptr (GError) error = NULL;

  decide (room, ENS_VERDICT_CHANGED, "Not being alone", NULL);
  ens_session_undo (room->session, &error);
  g_assert_no_error (error);
  criterion = read_criterion (room);
  g_assert_cmpstr (criterion->title, ==, "Friends");
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_DECISION), ==, 0);
}

#define ADD(path, test) g_test_add (path, Room, NULL, room_open, test, room_close)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/rainbow/seat", test_seat);
  ADD ("/engine/rainbow/absentee", test_absentee);
  ADD ("/engine/rainbow/history", test_history);
  ADD ("/engine/rainbow/refuses", test_refuses);
  ADD ("/engine/rainbow/undo", test_undo);
  return g_test_run ();
}
