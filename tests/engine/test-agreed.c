// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was agreed, and how far a group is by what happened.
#include "ens-agreed.h"

#include "ens-attendance.h"
#include "ens-overview.h"
#include "ens-rainbow.h"
#include "ens-sorting.h"
#include "ens-text.h"
#include "room.h"

static EnsGroup *
read_group (Room *room, const EnsUuid *id)
{
  g_autoptr (EnsGroup) key = ens_group_new ();

  key->id = *id;
  return ens_session_get_row (room->session, &ens_group_entity, key, NULL);
}

static void
check_state (Room *room, const EnsUuid *id, EnsGroupState expected)
{
  g_autoptr (EnsGroup) group = read_group (room, id);
  g_autoptr (GError) error = NULL;
  EnsGroupState state;

  g_assert_true (ens_agreed_propose_state (room->session, group, &state, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, expected);
}

static void
decide (Room *room, const EnsUuid *criterion, const EnsUuid *group, EnsVerdict verdict)
{
  g_autoptr (EnsDecision) decision = ens_decision_new ();
  g_autoptr (GError) error = NULL;

  decision->criterion = *criterion;
  decision->group = *group;
  decision->verdict = verdict;
  decision->note = g_strdup (verdict == ENS_VERDICT_OBJECTED ? "not for everybody" : NULL);
  g_assert_true (ens_rainbow_decide (room->session, decision, &error));
  g_assert_no_error (error);
}

static void
test_states_of_a_group (Room *room, gconstpointer data)
{
  g_autoptr (EnsGroup) group = read_group (room, &room->group);
  EnsUuid said, pile;

  ens_set_str (&group->date, "2999-01-01");
  g_assert_true (ens_session_save_row (room->session, &ens_group_entity, group, NULL));
  check_state (room, &room->group, ENS_GROUP_STATE_PLANNED);
  ens_set_str (&group->date, "2020-01-01");
  g_assert_true (ens_session_save_row (room->session, &ens_group_entity, group, NULL));
  check_state (room, &room->group, ENS_GROUP_STATE_MET);
  said = room_say (room, "friends");
  check_state (room, &room->group, ENS_GROUP_STATE_ENTERED);
  g_assert_true (ens_sorting_new_pile (room->session, "Friends", &said, 1, &pile, NULL));
  check_state (room, &room->group, ENS_GROUP_STATE_SYNTHESISED);
  decide (room, &pile, &room->group, ENS_VERDICT_VALIDATED);
  check_state (room, &room->group, ENS_GROUP_STATE_VALIDATED);
  // The last word counts: an objection sends it back.
  decide (room, &pile, &room->group, ENS_VERDICT_OBJECTED);
  check_state (room, &room->group, ENS_GROUP_STATE_SYNTHESISED);
}

static void
test_validated_by_a_rainbow_group (Room *room, gconstpointer data)
{
  const guint present[] = { 1 };
  EnsOverview overview;
  g_autoptr (EnsSeating) seating = ens_composer_seat (present, 1, 1);
  const EnsUuid said = room_say (room, "friends");
  g_autoptr (GPtrArray) groups = NULL;
  EnsUuid pile;

  g_assert_true (ens_sorting_new_pile (room->session, "Friends", &said, 1, &pile, NULL));
  g_assert_true (ens_rainbow_seat (room->session, &room->group, seating, NULL, NULL));
  g_assert_true (
    ens_agreed_set_group_state (room->session, &room->group, ENS_GROUP_STATE_ENTERED, NULL));
  g_assert_true (ens_overview_read (room->session, &overview, NULL));
  g_assert_cmpint (overview.states[ENS_STAGE_WORKSHOP], ==, ENS_STAGE_AGREED);
  groups = ens_session_list_rows (room->session, ENS_KIND_GROUP, NULL);
  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *rainbow = g_ptr_array_index (groups, i);

    if (rainbow->kind != ENS_GROUP_RAINBOW)
      continue;
    // Who was seated came, and a rainbow group does not hold the workshop up.
    g_assert_cmpint (rainbow->state, ==, ENS_GROUP_STATE_MET);
    check_state (room, &rainbow->id, ENS_GROUP_STATE_PLANNED);
    decide (room, &pile, &rainbow->id, ENS_VERDICT_MINORITY);
    check_state (room, &rainbow->id, ENS_GROUP_STATE_VALIDATED);
    check_state (room, &room->group, ENS_GROUP_STATE_VALIDATED);
    // Nobody of the group came after all.
    g_assert_true (ens_rainbow_set_present (room->session, &rainbow->id, &room->group, 0, NULL));
    check_state (room, &room->group, ENS_GROUP_STATE_SYNTHESISED);
  }
}

static void
test_list_and_states_by_hand (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (EnsGroup) group = NULL;
  const EnsAgreed *agreed;
  EnsUuid first, second;

  g_assert_true (ens_sorting_new_pile (room->session, "Friends", NULL, 0, &first, NULL));
  g_assert_true (ens_sorting_new_pile (room->session, "Calm", NULL, 0, &second, NULL));
  decide (room, &first, &room->group, ENS_VERDICT_VALIDATED);
  decide (room, &first, &room->group, ENS_VERDICT_OBJECTED);
  g_assert_true (ens_agreed_set_state (room->session, &second, ENS_CRITERION_STATE_SHOWN, NULL));
  g_assert_true (
    ens_agreed_set_group_state (room->session, &room->group, ENS_GROUP_STATE_CODED, NULL));
  list = ens_agreed_list (room->session, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  agreed = g_ptr_array_index (list, 0);
  g_assert_cmpstr (agreed->criterion->title, ==, "Friends");
  g_assert_cmpuint (agreed->decisions->len, ==, 2);
  g_assert_cmpuint (agreed->n_groups, ==, 1);
  g_assert_cmpuint (agreed->n_objections, ==, 1);
  agreed = g_ptr_array_index (list, 1);
  g_assert_cmpint (agreed->criterion->state, ==, ENS_CRITERION_STATE_SHOWN);
  g_assert_cmpuint (agreed->n_groups, ==, 0);
  group = read_group (room, &room->group);
  g_assert_cmpint (group->state, ==, ENS_GROUP_STATE_CODED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/agreed/states-of-a-group", Room, NULL, room_open, test_states_of_a_group,
              room_close);
  g_test_add ("/engine/agreed/validated-by-a-rainbow-group", Room, NULL, room_open,
              test_validated_by_a_rainbow_group, room_close);
  g_test_add ("/engine/agreed/list-and-states-by-hand", Room, NULL, room_open,
              test_list_and_states_by_hand, room_close);
  return g_test_run ();
}
