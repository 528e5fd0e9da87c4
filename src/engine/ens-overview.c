// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far each stage is, read off the rows. Advice only.
#include "ens-overview.h"

#include "ens-contract.h"
#include "ens-criterion.h"
#include "ens-exchange-log.h"
#include "ens-group.h"
#include "ens-indicator.h"
#include "ens-pilot-action.h"
#include "ens-round.h"
#include "ens-session-private.h"
#include "ens-tally.h"

typedef gboolean (*IsDone) (gconstpointer record);

static EnsStageState
state_of_rows (GPtrArray *rows, IsDone is_done)
{
  if (rows->len == 0)
    return ENS_STAGE_EMPTY;
  for (guint i = 0; i < rows->len; i++)
    if (!is_done (g_ptr_array_index (rows, i)))
      return ENS_STAGE_BEGUN;
  return ENS_STAGE_AGREED;
}

static gboolean
has_met (gconstpointer record)
{
  return ((const EnsGroup *) record)->state >= ENS_GROUP_STATE_MET;
}

// A rainbow group decides; it has no statements of its own to enter.
static gboolean
is_entered (gconstpointer record)
{
  const EnsGroup *group = record;

  return group->kind == ENS_GROUP_RAINBOW || group->state >= ENS_GROUP_STATE_ENTERED;
}

static gboolean
is_validated (gconstpointer record)
{
  return ((const EnsCriterion *) record)->state == ENS_CRITERION_STATE_VALIDATED;
}

static gboolean
is_fixed (gconstpointer record)
{
  return ((const EnsIndicator *) record)->state == ENS_INDICATOR_STATE_FIXED;
}

static gboolean
is_closed (gconstpointer record)
{
  return ((const EnsRound *) record)->state == ENS_ROUND_STATE_CLOSED;
}

static gboolean
is_over (gconstpointer record)
{
  return ((const EnsPilotAction *) record)->state >= ENS_PILOT_ACTION_STATE_DONE;
}

static gboolean
is_signed (gconstpointer record)
{
  return ((const EnsContract *) record)->state >= ENS_CONTRACT_STATE_SIGNED;
}

static EnsStageState
state_of_rainbow (GPtrArray *groups)
{
  EnsStageState state = ENS_STAGE_EMPTY;

  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (groups, i);

    if (group->kind == ENS_GROUP_RAINBOW)
      state = MAX (state,
                   group->state == ENS_GROUP_STATE_VALIDATED ? ENS_STAGE_AGREED : ENS_STAGE_BEGUN);
  }
  return state;
}

static EnsStageState
state_of_statements (const EnsOverview *overview)
{
  guint64 n = overview->counts[ENS_KIND_STATEMENT];

  if (n == 0)
    return ENS_STAGE_EMPTY;
  return overview->placed == n ? ENS_STAGE_AGREED : ENS_STAGE_BEGUN;
}

// What people commit themselves to.
static gboolean
read_act_states (EnsSession *session, EnsOverview *overview, GError **error)
{
  g_autoptr (GPtrArray) actions = ens_session_list_rows (session, ENS_KIND_ACTION, error);
  g_autoptr (GPtrArray) contracts = NULL;
  EnsStageState *states = overview->states;

  if (actions == NULL ||
      (contracts = ens_session_list_rows (session, ENS_KIND_CONTRACT, error)) == NULL)
    return FALSE;
  if (overview->counts[ENS_KIND_PROPOSAL] > 0)
    states[ENS_STAGE_CONSULTATION] = ENS_STAGE_BEGUN;
  states[ENS_STAGE_ACTIONS] = state_of_rows (actions, is_over);
  states[ENS_STAGE_CONTRACTS] = state_of_rows (contracts, is_signed);
  return TRUE;
}

static gboolean
read_states (EnsSession *session, EnsOverview *overview, GError **error)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  g_autoptr (GPtrArray) criteria = NULL;
  g_autoptr (GPtrArray) indicators = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  EnsStageState *states = overview->states;

  if (groups == NULL ||
      (criteria = ens_session_list_rows (session, ENS_KIND_CRITERION, error)) == NULL ||
      (indicators = ens_session_list_rows (session, ENS_KIND_INDICATOR, error)) == NULL ||
      (rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error)) == NULL)
    return FALSE;
  states[ENS_STAGE_PROJECT] = ENS_STAGE_AGREED;
  states[ENS_STAGE_GROUPS] = state_of_rows (groups, has_met);
  states[ENS_STAGE_STATEMENTS] = state_of_statements (overview);
  if (states[ENS_STAGE_STATEMENTS] != ENS_STAGE_EMPTY)
    states[ENS_STAGE_WORKSHOP] = MAX (state_of_rows (groups, is_entered), ENS_STAGE_BEGUN);
  if (overview->counts[ENS_KIND_CODING] > 0)
    states[ENS_STAGE_CODING] = overview->counts[ENS_KIND_CODING] <
                                   overview->counts[ENS_KIND_STATEMENT]
                                 ? ENS_STAGE_BEGUN
                                 : ENS_STAGE_AGREED;
  states[ENS_STAGE_CRITERIA] = state_of_rows (criteria, is_validated);
  states[ENS_STAGE_RAINBOW] = state_of_rainbow (groups);
  states[ENS_STAGE_INDICATORS] = state_of_rows (indicators, is_fixed);
  states[ENS_STAGE_SURVEY] = state_of_rows (rounds, is_closed);
  if (overview->counts[ENS_KIND_ANSWER] > 0)
    states[ENS_STAGE_RESULTS] = states[ENS_STAGE_SURVEY];
  return TRUE;
}

// The first stage of the road that nobody began; once all are begun, the first that is not agreed.
static EnsStage
find_next (const EnsOverview *overview)
{
  static const EnsStage road[] = {
    ENS_STAGE_GROUPS, ENS_STAGE_WORKSHOP, ENS_STAGE_CRITERIA, ENS_STAGE_INDICATORS,
    ENS_STAGE_SURVEY, ENS_STAGE_RESULTS,  ENS_STAGE_ACTIONS,  ENS_STAGE_EXCHANGE,
  };

  for (EnsStageState state = ENS_STAGE_EMPTY; state < ENS_STAGE_AGREED; state++)
    for (gsize i = 0; i < G_N_ELEMENTS (road); i++)
      if (overview->states[road[i]] == state)
        return road[i];
  return ENS_STAGE_EXCHANGE;
}

/**
 * ens_overview_read:
 * @overview: (out caller-allocates): how far the project is
 */
gboolean
ens_overview_read (EnsSession *session, EnsOverview *overview, GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (GPtrArray) packages = NULL;
  g_autoptr (GArray) tallies = NULL;
  gint64 counts[ENS_N_KINDS] = { 0 }, sheets = 0;

  *overview = (EnsOverview){ 0 };
  packages = ens_store_list_packages (store, error);
  if (packages == NULL || !ens_store_count (store, counts, error) ||
      !ens_store_count_sheets (store, &sheets, error) ||
      (tallies = ens_store_tally_groups (store, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ENS_N_KINDS; i++)
    overview->counts[i] = (guint64) counts[i];
  for (guint i = 0; i < tallies->len; i++)
    overview->expressions += (guint64) g_array_index (tallies, EnsGroupTally, i).expressions;
  overview->sheets = (guint64) sheets;
  overview->placed = overview->counts[ENS_KIND_MEMBER];
  if (packages->len > 0)
    overview->states[ENS_STAGE_EXCHANGE] = ENS_STAGE_BEGUN;
  if (!read_states (session, overview, error) || !read_act_states (session, overview, error))
    return FALSE;
  overview->next = find_next (overview);
  return TRUE;
}

/**
 * ens_overview_count_statements:
 *
 * Returns: (transfer full) (element-type EnsStatementCount): one for each group and question that has
 *   statements
 */
GArray *
ens_overview_count_statements (EnsSession *session, GError **error)
{
  g_autoptr (GArray) tallies = ens_store_tally_groups (ens_session_get_store (session), error);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (EnsStatementCount));

  if (tallies == NULL)
    return NULL;
  for (guint i = 0; i < tallies->len; i++) {
    const EnsGroupTally *tally = &g_array_index (tallies, EnsGroupTally, i);
    const EnsStatementCount count = { tally->group, tally->question, (guint64) tally->distinct,
                                      (guint64) tally->expressions };

    g_array_append_val (counts, count);
  }
  return g_steal_pointer (&counts);
}
