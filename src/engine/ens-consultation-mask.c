// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks the one plan: everybody is its first set, the opinion groups follow.
#include "ens-consultation-mask.h"

static const EnsVoteCounts *
get_counts (const EnsConsultation *self, guint proposal)
{
  return &g_array_index (self->counts, EnsVoteCounts, proposal);
}

static guint
get_n_groups (const EnsConsultation *self)
{
  return self->votes != NULL ? self->votes->n_groups : 0;
}

// Those in no opinion group are the last kind of people.
static void
count_people (const EnsConsultation *self, gint64 *people, gint64 *answers)
{
  guint n_groups = get_n_groups (self), n = n_groups + 1;

  if (self->votes != NULL)
    people[n_groups] = self->votes->n_participants;
  for (guint group = 0; group < n_groups; group++) {
    people[group] = self->votes->group_sizes[group];
    people[n_groups] -= people[group];
  }
  for (guint i = 0; i < self->ids->len; i++) {
    answers[i * n + n_groups] = get_counts (self, i)->seen;
    for (guint group = 0; group < n_groups; group++) {
      answers[i * n + group] = self->votes->group_counts[group * self->ids->len + i].seen;
      answers[i * n + n_groups] -= answers[i * n + group];
    }
    // Where only sums are known, nobody knows of how many people.
    people[n_groups] = MAX (people[n_groups], answers[i * n + n_groups]);
  }
}

/**
 * ens_consultation_hide:
 * @least: the fewest people behind what is shown
 *
 * Decides what of all proposals and opinion groups may be shown; before anything is drawn or told.
 */
void
ens_consultation_hide (EnsConsultation *self, guint least)
{
  guint n = get_n_groups (self) + 1;
  g_autofree EnsMaskSetKind *kinds = g_new0 (EnsMaskSetKind, n);
  g_autofree gboolean *is_member = g_new0 (gboolean, n * n);
  g_autofree gint64 *people = g_new0 (gint64, n);
  g_autofree gint64 *answers = g_new0 (gint64, (gsize) n * self->ids->len + 1);

  count_people (self, people, answers);
  for (guint i = 0; i < n; i++) {
    kinds[i] = i == 0 ? ENS_MASK_SET_ALL : ENS_MASK_SET_GROUP;
    is_member[i] = TRUE;
    if (i > 0)
      is_member[i * n + i - 1] = TRUE;
  }
  g_clear_pointer (&self->plan, ens_mask_plan_free);
  self->plan = ens_mask_plan_new (
    &(EnsMaskSets){ n, n, self->ids->len, kinds, is_member, people, answers, least });
}

static gboolean
hides_cell (const EnsConsultation *self, guint proposal, guint set)
{
  return self->plan != NULL && ens_mask_plan_hides (self->plan, proposal, set);
}

/** ens_consultation_hides: Returns: whether it is not told how everybody voted on @proposal. */
gboolean
ens_consultation_hides (const EnsConsultation *self, guint proposal)
{
  return get_counts (self, proposal)->seen > 0 && hides_cell (self, proposal, 0);
}

/** ens_consultation_hides_group: Returns: nor who is in opinion @group. */
gboolean
ens_consultation_hides_group (const EnsConsultation *self, guint group)
{
  return self->plan != NULL && self->plan->hides_set[group + 1];
}

/** ens_consultation_hides_split: Returns: nor what is computed from the votes of each group on @proposal. */
gboolean
ens_consultation_hides_split (const EnsConsultation *self, guint proposal)
{
  for (guint set = 0; set <= get_n_groups (self); set++)
    if (hides_cell (self, proposal, set))
      return TRUE;
  return FALSE;
}

/** ens_consultation_hides_mark: Returns: nor that a proposal marks a group out. */
gboolean
ens_consultation_hides_mark (const EnsConsultation *self, const EnsVoteRepresentative *mark)
{
  return ens_consultation_hides_group (self, mark->group) ||
         ens_consultation_hides_split (self, mark->proposal);
}

/** ens_consultation_hides_cell: Returns: whether it is not told how opinion @group voted on @proposal. */
gboolean
ens_consultation_hides_cell (const EnsConsultation *self, guint proposal, guint group)
{
  return hides_cell (self, proposal, group + 1);
}
