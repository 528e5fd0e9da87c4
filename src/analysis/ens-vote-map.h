// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A map of people by their votes: two axes, a place for each person, a direction for each proposal.
#pragma once

#include "ens-votes.h"

G_BEGIN_DECLS

/**
 * EnsVoteMap: votes are turned round inside, as in Polis: agree -1, disagree 1
 * @start: where each participant's votes begin in @proposal and @value; one more than participants
 * @n_votes: for each participant the number of votes given
 * @mean: for each proposal the mean of its votes
 * @axis: two directions, for each proposal
 * @place: two numbers for each participant
 */
typedef struct {
  guint n;
  guint m;
  gsize *start;
  guint *proposal;
  double *value;
  guint *n_votes;
  double *mean;
  double *axis[2];
  double *place[2];
} EnsVoteMap;

EnsVoteMap *ens_vote_map_new (const EnsVotesInput *input) G_GNUC_WARN_UNUSED_RESULT;
double ens_vote_map_get_extremity (const EnsVoteMap *self, guint proposal);
void ens_vote_map_free (EnsVoteMap *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsVoteMap, ens_vote_map_free)

G_END_DECLS
