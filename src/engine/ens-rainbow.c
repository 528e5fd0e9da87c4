// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Seats become groups and attendances; words on a criterion become decisions, of which the criterion
// shows the last. One action each. Who sits where is computed by the analysis floor.
#include "ens-rainbow.h"

#include "ens-action.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-rows.h"
#include "ens-session-private.h"

static guint
count_rainbows (GPtrArray *groups)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    n += ((const EnsGroup *) g_ptr_array_index (groups, i))->kind == ENS_GROUP_RAINBOW ? 1 : 0;
  return n;
}

static gboolean
save_table (EnsSession *session,
            const EnsGroup *rainbow,
            const EnsUuid *groups,
            const EnsSeating *seating,
            guint table,
            GError **error)
{
  for (guint g = 0; g < seating->n_groups; g++) {
    g_autoptr (EnsAttendance) attendance = ens_attendance_new ();

    if (ens_seating_get (seating, table, g) == 0)
      continue;
    attendance->rainbow = rainbow->id;
    attendance->group = groups[g];
    attendance->invited = ens_seating_get (seating, table, g);
    attendance->present = attendance->invited;
    if (!ens_session_save_row (session, &ens_attendance_entity, attendance, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
save_tables (EnsSession *session,
             const EnsUuid *groups,
             const EnsSeating *seating,
             const char *date,
             guint n_before,
             GError **error)
{
  for (guint t = 0; t < seating->n_tables; t++) {
    g_autoptr (EnsGroup) rainbow = ens_group_new ();

    rainbow->kind = ENS_GROUP_RAINBOW;
    // Whoever is seated came.
    rainbow->state = ENS_GROUP_STATE_MET;
    rainbow->name = g_strdup_printf (_ ("Rainbow %u"), n_before + t + 1);
    rainbow->date = g_strdup (date);
    rainbow->participants = seating->n_people[t];
    if (!ens_session_save_row (session, &ens_group_entity, rainbow, error) ||
        !save_table (session, rainbow, groups, seating, t, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * ens_rainbow_seat:
 * @groups: (array): the monochrome groups, in the order of @seating
 * @seating: who sits where
 * @date: (nullable): of the meeting, YYYY-MM-DD
 *
 * Makes one rainbow group a table, with its attendances. One action.
 */
gboolean
ens_rainbow_seat (EnsSession *session,
                  const EnsUuid *groups,
                  const EnsSeating *seating,
                  const char *date,
                  GError **error)
{
  g_autoptr (GPtrArray) all = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  g_autofree char *number = g_strdup_printf ("%u", seating->n_tables);
  g_autofree char *detail = ens_action_dup_detail (number, NULL);

  if (all == NULL || !ens_session_begin_action (session, ENS_ACTION_RAINBOW_SEAT, detail, error))
    return FALSE;
  return ens_session_finish (
    session, save_tables (session, groups, seating, date, count_rainbows (all), error), error);
}

/** ens_rainbow_set_present: says how many people of @group really came to @rainbow. One action. */
gboolean
ens_rainbow_set_present (EnsSession *session,
                         const EnsUuid *rainbow,
                         const EnsUuid *group,
                         guint present,
                         GError **error)
{
  g_autoptr (EnsAttendance) key = ens_attendance_new ();
  g_autoptr (EnsAttendance) attendance = NULL;
  g_autoptr (EnsGroup) table = ens_store_dup (ens_session_get_store (session), &ens_group_entity,
                                              rainbow, error);
  g_autofree char *detail = NULL;

  if (table == NULL)
    return FALSE;
  key->rainbow = *rainbow;
  key->group = *group;
  attendance = ens_session_get_row (session, &ens_attendance_entity, key, NULL);
  if (attendance == NULL)
    attendance = g_steal_pointer (&key);
  table->participants += (gint64) present - attendance->present;
  attendance->present = present;
  detail = ens_action_dup_detail (table->name, NULL);
  if (!ens_session_begin_action (session, ENS_ACTION_EDIT, detail, error))
    return FALSE;
  return ens_session_finish (session,
                             ens_session_save_row (session, &ens_attendance_entity, attendance,
                                                   error) &&
                               ens_session_save_row (session, &ens_group_entity, table, error),
                             error);
}

/** ens_rainbow_list_attendances: Returns: (transfer full) (element-type EnsAttendance): of @rainbow. */
GPtrArray *
ens_rainbow_list_attendances (EnsSession *session, const EnsUuid *rainbow, GError **error)
{
  g_autoptr (GPtrArray) all = ens_session_list_rows (session, ENS_KIND_ATTENDANCE, error);
  g_autoptr (GPtrArray) own = ens_rows_new (ENS_KIND_ATTENDANCE);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++) {
    const EnsAttendance *attendance = g_ptr_array_index (all, i);

    if (ens_uuid_equal (&attendance->rainbow, rainbow))
      g_ptr_array_add (own, ens_attendance_copy (attendance));
  }
  return g_steal_pointer (&own);
}

static gboolean
check_decision (const EnsDecision *decision, GError **error)
{
  if (decision->verdict == ENS_VERDICT_CHANGED &&
      (decision->after == NULL || *decision->after == '\0')) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("A changed criterion needs its new wording: type it first"));
    return FALSE;
  }
  if (decision->verdict == ENS_VERDICT_OBJECTED &&
      (decision->note == NULL || *decision->note == '\0')) {
    g_set_error_literal (
      error, ENS_ERROR, ENS_ERROR_REFUSED,
      _ ("An objection needs a few words, so that it is not lost: type it first"));
    return FALSE;
  }
  return TRUE;
}

static void
apply_to_criterion (EnsCriterion *criterion, const EnsDecision *decision)
{
  switch (decision->verdict) {
  case ENS_VERDICT_CHANGED:
    g_free (criterion->title);
    criterion->title = g_strdup (decision->after);
    criterion->state = ENS_CRITERION_STATE_CHANGED;
    break;
  case ENS_VERDICT_OBJECTED:
    criterion->state = ENS_CRITERION_STATE_SHOWN;
    break;
  case ENS_VERDICT_MINORITY:
    criterion->minority = TRUE;
    criterion->state = ENS_CRITERION_STATE_VALIDATED;
    break;
  case ENS_VERDICT_VALIDATED:
  default:
    criterion->state = ENS_CRITERION_STATE_VALIDATED;
    break;
  }
}

/**
 * ens_rainbow_decide:
 * @decision: (inout): criterion, group and verdict are set; a change needs @after, an objection
 *   @note; gets its id and the wording that was shown
 *
 * Keeps what the group said and lets the criterion follow. Nothing said before is lost. One action.
 */
gboolean
ens_rainbow_decide (EnsSession *session, EnsDecision *decision, GError **error)
{
  g_autoptr (EnsCriterion) criterion = NULL;
  g_autofree char *detail = NULL;

  if (!check_decision (decision, error))
    return FALSE;
  criterion = ens_store_dup (ens_session_get_store (session), &ens_criterion_entity,
                             &decision->criterion, error);
  if (criterion == NULL)
    return FALSE;
  g_free (decision->before);
  decision->before = g_strdup (criterion->title);
  apply_to_criterion (criterion, decision);
  detail = ens_action_dup_detail (criterion->title, NULL);
  if (!ens_session_begin_action (session, ENS_ACTION_DECIDE, detail, error))
    return FALSE;
  return ens_session_finish (session,
                             ens_session_save_row (session, &ens_decision_entity, decision,
                                                   error) &&
                               ens_session_save_row (session, &ens_criterion_entity, criterion,
                                                     error),
                             error);
}

/**
 * ens_rainbow_list_decisions:
 * @criterion: (nullable): only of this one
 *
 * Returns: (transfer full) (element-type EnsDecision): in the order in which they were made
 */
GPtrArray *
ens_rainbow_list_decisions (EnsSession *session, const EnsUuid *criterion, GError **error)
{
  g_autoptr (GPtrArray) all = ens_session_list_rows (session, ENS_KIND_DECISION, error);
  g_autoptr (GPtrArray) own = NULL;

  if (all == NULL || criterion == NULL)
    return g_steal_pointer (&all);
  own = ens_rows_new (ENS_KIND_DECISION);
  for (guint i = 0; i < all->len; i++) {
    const EnsDecision *decision = g_ptr_array_index (all, i);

    if (ens_uuid_equal (&decision->criterion, criterion))
      g_ptr_array_add (own, ens_decision_copy (decision));
  }
  return g_steal_pointer (&own);
}

/** ens_rainbow_count_open: Returns: criteria to which @group has said nothing yet. */
guint
ens_rainbow_count_open (EnsSession *session, const EnsUuid *group, GError **error)
{
  g_autoptr (GPtrArray) criteria = ens_session_list_rows (session, ENS_KIND_CRITERION, error);
  g_autoptr (GPtrArray) decisions = ens_session_list_rows (session, ENS_KIND_DECISION, error);
  g_autoptr (GHashTable) decided = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);

  if (criteria == NULL || decisions == NULL)
    return 0;
  for (guint i = 0; i < decisions->len; i++) {
    EnsDecision *decision = g_ptr_array_index (decisions, i);

    if (ens_uuid_equal (&decision->group, group))
      g_hash_table_add (decided, &decision->criterion);
  }
  return criteria->len - g_hash_table_size (decided);
}
