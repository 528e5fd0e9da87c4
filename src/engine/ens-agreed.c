// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Read off the decisions each time. The states follow the method's own: a group is planned, met,
// entered, coded, synthesised, validated; a criterion is drafted, shown, changed, validated.
#include "ens-agreed.h"

#include "ens-action.h"
#include "ens-attendance.h"
#include "ens-error.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-statement-query.h"
#include "ens-store.h"
#include "ens-time.h"

static void
agreed_free (gpointer data)
{
  EnsAgreed *agreed = data;

  ens_criterion_free (agreed->criterion);
  g_ptr_array_unref (agreed->decisions);
  g_free (agreed);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const EnsAgreed *left = *(EnsAgreed *const *) a;
  const EnsAgreed *right = *(EnsAgreed *const *) b;

  if (left->criterion->position != right->criterion->position)
    return left->criterion->position < right->criterion->position ? -1 : 1;
  return ens_uuid_compare (&left->criterion->id, &right->criterion->id);
}

// The last word of each group counts.
static void
count_words (EnsAgreed *agreed)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);

  for (guint i = agreed->decisions->len; i > 0; i--) {
    EnsDecision *decision = g_ptr_array_index (agreed->decisions, i - 1);

    if (!g_hash_table_add (seen, &decision->group))
      continue;
    agreed->n_groups++;
    agreed->n_objections += decision->verdict == ENS_VERDICT_OBJECTED ? 1 : 0;
  }
}

/** ens_agreed_list: Returns: (transfer full) (element-type EnsAgreed): in the order of the wall. */
GPtrArray *
ens_agreed_list (EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) criteria = ens_session_list_rows (session, ENS_KIND_CRITERION, error);
  g_autoptr (GPtrArray) decisions = criteria != NULL
                                      ? ens_session_list_rows (session, ENS_KIND_DECISION, error)
                                      : NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (agreed_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);

  if (decisions == NULL)
    return NULL;
  for (guint i = 0; i < criteria->len; i++) {
    EnsAgreed *agreed = g_new0 (EnsAgreed, 1);

    agreed->criterion = ens_criterion_copy (g_ptr_array_index (criteria, i));
    agreed->decisions = ens_rows_new (ENS_KIND_DECISION);
    g_hash_table_insert (by_id, &agreed->criterion->id, agreed);
    g_ptr_array_add (list, agreed);
  }
  for (guint i = 0; i < decisions->len; i++) {
    const EnsDecision *decision = g_ptr_array_index (decisions, i);
    EnsAgreed *agreed = g_hash_table_lookup (by_id, &decision->criterion);

    if (agreed != NULL)
      g_ptr_array_add (agreed->decisions, ens_decision_copy (decision));
  }
  for (guint i = 0; i < list->len; i++)
    count_words (g_ptr_array_index (list, i));
  g_ptr_array_sort (list, compare_places);
  return g_steal_pointer (&list);
}

static gboolean
save_one (EnsSession *session,
          const EnsEntity *entity,
          gpointer record,
          const char *name,
          GError **error)
{
  g_autofree char *detail = ens_action_dup_detail (name, NULL);

  return ens_session_begin_action (session, ENS_ACTION_EDIT, detail, error) &&
         ens_session_finish (session, ens_session_save_row (session, entity, record, error), error);
}

/** ens_agreed_set_state: by hand, whatever was said. One action. */
gboolean
ens_agreed_set_state (EnsSession *session,
                      const EnsUuid *criterion,
                      EnsCriterionState state,
                      GError **error)
{
  g_autoptr (EnsCriterion) row = ens_store_dup (ens_session_get_store (session),
                                                &ens_criterion_entity, criterion, error);

  if (row == NULL)
    return FALSE;
  row->state = state;
  return save_one (session, &ens_criterion_entity, row, row->title, error);
}

/** ens_agreed_set_group_state: by hand, whatever happened. One action. */
gboolean
ens_agreed_set_group_state (EnsSession *session,
                            const EnsUuid *group,
                            EnsGroupState state,
                            GError **error)
{
  g_autoptr (EnsGroup) row = ens_store_dup (ens_session_get_store (session), &ens_group_entity,
                                            group, error);

  if (row == NULL)
    return FALSE;
  row->state = state;
  return save_one (session, &ens_group_entity, row, row->name, error);
}

static const EnsDecision *
find_last_word (const EnsAgreed *agreed, const EnsUuid *group)
{
  for (guint i = agreed->decisions->len; i > 0; i--) {
    const EnsDecision *decision = g_ptr_array_index (agreed->decisions, i - 1);

    if (ens_uuid_equal (&decision->group, group))
      return decision;
  }
  return NULL;
}

static gboolean
has_validated (GPtrArray *list, const EnsUuid *group)
{
  for (guint i = 0; i < list->len; i++) {
    const EnsDecision *last = find_last_word (g_ptr_array_index (list, i), group);

    if (last == NULL || last->verdict == ENS_VERDICT_OBJECTED)
      return FALSE;
  }
  return list->len > 0;
}

// By the group itself in a second meeting, or by a rainbow group where somebody of it sat.
static gboolean
is_validated (GPtrArray *list, GPtrArray *attendances, const EnsUuid *group)
{
  if (has_validated (list, group))
    return TRUE;
  for (guint i = 0; i < attendances->len; i++) {
    const EnsAttendance *attendance = g_ptr_array_index (attendances, i);

    if (attendance->present > 0 && ens_uuid_equal (&attendance->group, group) &&
        has_validated (list, &attendance->rainbow))
      return TRUE;
  }
  return FALSE;
}

static gboolean
count (EnsStore *store, const EnsStatementQuery *query, guint *n, GError **error)
{
  g_autoptr (GArray) rows = ens_store_list_statements (store, query, error);

  *n = rows != NULL ? rows->len : 0;
  return rows != NULL;
}

static EnsGroupState
state_of_meeting (const EnsGroup *group)
{
  g_autofree char *today = ens_time_dup_today ();

  return group->date != NULL && g_strcmp0 (group->date, today) <= 0 ? ENS_GROUP_STATE_MET
                                                                    : ENS_GROUP_STATE_PLANNED;
}

/**
 * ens_agreed_propose_state:
 * @state: (out): how far @group is by what happened: met once its day has come, entered with its first
 *   statement, coded when each has a coding, synthesised when each lies in a pile, validated when it,
 *   or a rainbow group with somebody of it, let every criterion pass
 */
gboolean
ens_agreed_propose_state (EnsSession *session,
                          const EnsGroup *group,
                          EnsGroupState *state,
                          GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  const EnsStatementQuery all = { .group = group->id };
  const EnsStatementQuery uncoded = { .group = group->id, .coded = ENS_STATEMENT_CODED_NOT };
  const EnsStatementQuery loose = { .group = group->id, .place = ENS_STATEMENT_PLACE_NONE };
  g_autoptr (GPtrArray) list = ens_agreed_list (session, error);
  g_autoptr (GPtrArray) attendances = NULL;
  guint n = 0, n_uncoded = 0, n_loose = 0;

  attendances = list != NULL ? ens_session_list_rows (session, ENS_KIND_ATTENDANCE, error) : NULL;
  if (attendances == NULL || !count (store, &all, &n, error) ||
      !count (store, &uncoded, &n_uncoded, error) || !count (store, &loose, &n_loose, error))
    return FALSE;
  *state = state_of_meeting (group);
  if (n > 0)
    *state = n_loose == 0     ? ENS_GROUP_STATE_SYNTHESISED
             : n_uncoded == 0 ? ENS_GROUP_STATE_CODED
                              : ENS_GROUP_STATE_ENTERED;
  if ((n > 0 || group->kind == ENS_GROUP_RAINBOW) && is_validated (list, attendances, &group->id))
    *state = ENS_GROUP_STATE_VALIDATED;
  return TRUE;
}
