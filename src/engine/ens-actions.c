// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is still to do comes first, the most urgent on top.
#include "ens-actions.h"

#include "ens-commitment.h"
#include "ens-error.h"
#include "ens-records.h"
#include "ens-resource.h"
#include "ens-rows.h"

void
ens_action_line_free (EnsActionLine *self)
{
  if (self == NULL)
    return;
  ens_pilot_action_free (self->action);
  g_free (self->owner);
  g_free (self->criterion);
  g_free (self->partners);
  g_ptr_array_unref (self->resources);
  g_free (self);
}

static gboolean
is_over (const EnsPilotAction *action)
{
  return action->state == ENS_PILOT_ACTION_STATE_DONE ||
         action->state == ENS_PILOT_ACTION_STATE_DROPPED;
}

static int
compare_days (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return g_strcmp0 (a, b);
}

// Not set comes after the last number.
static gint64
get_rank (const EnsPilotAction *action)
{
  return action->priority > 0 ? action->priority : 10;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const EnsPilotAction *left = (*(EnsActionLine *const *) a)->action;
  const EnsPilotAction *right = (*(EnsActionLine *const *) b)->action;
  int order = is_over (left) - is_over (right);

  if (order == 0)
    order = (get_rank (left) > get_rank (right)) - (get_rank (left) < get_rank (right));
  if (order == 0)
    order = compare_days (left->due, right->due);
  return order != 0 ? order : ens_uuid_compare (&left->id, &right->id);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

// Each once, whatever it promised; who answers for the action is told apart.
static char *
dup_partners (EnsSession *session, const EnsPilotAction *action, GPtrArray *commitments)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < commitments->len; i++) {
    const EnsCommitment *commitment = commitments->pdata[i];
    g_autofree char *name = NULL;

    if (!ens_uuid_equal (&commitment->action, &action->id) ||
        ens_uuid_equal (&commitment->party, &action->owner))
      continue;
    name = ens_records_dup_name (session, ENS_KIND_PARTY, &commitment->party);
    if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, g_steal_pointer (&name));
  }
  if (names->len == 0)
    return NULL;
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static EnsActionLine *
new_line (EnsSession *session,
          const EnsPilotAction *action,
          GPtrArray *resources,
          GPtrArray *commitments,
          const char *today)
{
  EnsActionLine *line = g_new0 (EnsActionLine, 1);

  line->action = ens_pilot_action_copy (action);
  line->owner = ens_records_dup_name (session, ENS_KIND_PARTY, &action->owner);
  line->criterion = ens_records_dup_name (session, ENS_KIND_CRITERION, &action->criterion);
  line->partners = dup_partners (session, action, commitments);
  line->resources = ens_rows_new (ENS_KIND_RESOURCE);
  for (guint i = 0; i < resources->len; i++)
    if (ens_uuid_equal (&((EnsResource *) resources->pdata[i])->action, &action->id))
      g_ptr_array_add (line->resources, ens_resource_copy (resources->pdata[i]));
  for (guint i = 0; i < commitments->len; i++)
    line->n_commitments +=
      (guint) ens_uuid_equal (&((EnsCommitment *) commitments->pdata[i])->action, &action->id);
  line->is_overdue = today != NULL && action->due != NULL && !is_over (action) &&
                     g_strcmp0 (action->due, today) < 0;
  return line;
}

/**
 * ens_actions_list:
 * @today: (nullable): YYYY-MM-DD; without it nothing is overdue
 *
 * Returns: (transfer full) (element-type EnsActionLine): what is to do first, by priority, then by day
 */
GPtrArray *
ens_actions_list (EnsSession *session, const char *today, GError **error)
{
  g_autoptr (GPtrArray)
               lines = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_action_line_free);
  g_autoptr (GPtrArray) actions = ens_session_list_rows (session, ENS_KIND_ACTION, error);
  g_autoptr (GPtrArray) resources = NULL;
  g_autoptr (GPtrArray) commitments = NULL;

  if (actions == NULL)
    return NULL;
  resources = ens_session_list_rows (session, ENS_KIND_RESOURCE, error);
  commitments = resources != NULL ? ens_session_list_rows (session, ENS_KIND_COMMITMENT, error)
                                  : NULL;
  if (commitments == NULL)
    return NULL;
  for (guint i = 0; i < actions->len; i++)
    g_ptr_array_add (lines, new_line (session, actions->pdata[i], resources, commitments, today));
  g_ptr_array_sort (lines, compare_lines);
  return g_steal_pointer (&lines);
}

/** ens_actions_count: Returns: how many of @lines stand at @state. */
guint
ens_actions_count (GPtrArray *lines, EnsPilotActionState state)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += (guint) (((EnsActionLine *) lines->pdata[i])->action->state == (int) state);
  return n;
}

/** ens_actions_get_state_name: Returns: (transfer none): @state in the user's language. */
const char *
ens_actions_get_state_name (EnsPilotActionState state)
{
  static const char *const names[] = {
    N_ ("Idea"), N_ ("Planned"), N_ ("Immediate"), N_ ("Started"), N_ ("Done"), N_ ("Dropped"),
  };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (names), "");
  return _ (names[state]);
}

/** ens_actions_get_resource_state_name: Returns: (transfer none): in the user's language. */
const char *
ens_actions_get_resource_state_name (int state)
{
  static const char *const names[] = {
    N_ ("under-used"), N_ ("over-used"), N_ ("destroyed"), N_ ("produced"), N_ ("preserved"),
  };

  g_return_val_if_fail (state >= 0 && (guint) state < G_N_ELEMENTS (names), "");
  return _ (names[state]);
}
