// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Votes on proposals: what people agree on, what they reject, where they divide, and which groups of
// opinion there are. Computed as Polis does, or in a way that holds with few votes. Knows no people.
#pragma once

#include "ens-progress.h"

G_BEGIN_DECLS

/**
 * EnsVote: one vote
 * @participant: 0 to n_participants - 1
 * @proposal: 0 to n_proposals - 1
 * @value: 1 agree, -1 disagree, 0 pass
 */
typedef struct {
  guint participant;
  guint proposal;
  int value;
} EnsVote;

/**
 * EnsVotesMethod:
 * @ENS_VOTES_ROBUST: two axes by alternating ridge regression over the votes given; holds with few votes
 * @ENS_VOTES_POLIS: principal components with missing votes at the mean, as Polis computes them
 */
typedef enum {
  ENS_VOTES_ROBUST,
  ENS_VOTES_POLIS,
} EnsVotesMethod;

/**
 * EnsVotesInput:
 * @votes: at most one per participant and proposal
 * @is_out: (nullable): for each proposal whether moderation took it out
 * @is_meta: (nullable): for each proposal whether it speaks about the consultation itself
 * @k: number of groups; 0 to have it chosen, 2 to 5
 */
typedef struct {
  const EnsVote *votes;
  gsize n;
  guint n_participants;
  guint n_proposals;
  const gboolean *is_out;
  const gboolean *is_meta;
  EnsVotesMethod method;
  guint k;
  guint64 seed;
  const EnsProgress *progress;
} EnsVotesInput;

/** EnsVoteCounts: @seen counts passes too */
typedef struct {
  gint64 agree;
  gint64 disagree;
  gint64 seen;
} EnsVoteCounts;

/** EnsVoteZone: where a proposal stands, by those who took a side */
typedef enum {
  ENS_VOTE_ZONE_FEW,
  ENS_VOTE_ZONE_CONSENSUS,
  ENS_VOTE_ZONE_REJECTED,
  ENS_VOTE_ZONE_DIVIDED,
  ENS_VOTE_ZONE_OPEN,
} EnsVoteZone;

/**
 * EnsVoteProposal:
 * @counts: of everybody
 * @agree: (agree + 1) / (seen + 2)
 * @disagree: (disagree + 1) / (seen + 2)
 * @zone: see ens_vote_zone()
 * @group_informed: product over groups of their @agree: high only when no group is against
 * @divergence: largest less smallest @agree of the groups
 * @controversy: 4a(1 - a), a the share of agreement among those who took a side, shrunk by +1/+2
 * @extremity: how far a lone agreement with it lies from the middle of the map
 * @priority: how much Polis would show it next
 */
typedef struct {
  EnsVoteCounts counts;
  double agree;
  double disagree;
  EnsVoteZone zone;
  double group_informed;
  double divergence;
  double controversy;
  double extremity;
  double priority;
} EnsVoteProposal;

/**
 * EnsVoteRepresentative: a proposal that marks a group out
 * @is_agreed: the group agrees; else it disagrees
 * @ratio: how many times as likely as outside the group
 * @z: of the difference to the others
 */
typedef struct {
  guint group;
  guint proposal;
  gboolean is_agreed;
  double ratio;
  double z;
} EnsVoteRepresentative;

/**
 * EnsVotes:
 * @n_groups: 0 when there are too few votes to tell groups
 * @group_of: for each participant their group, largest group first, or -1
 * @is_unsure: for each participant whether so few votes are given that the group is only a guess
 * @x: for each participant the place on the map; 0 without votes
 * @y: likewise
 * @group_sizes: participants per group
 * @proposals: for each proposal
 * @group_counts: @n_groups × proposals
 * @representatives: up to five per group, best first
 * @agreed: proposals that most people agree on, the surest first; up to five
 * @rejected: likewise that most disagree with
 * @silhouette: how well the groups hold together, -1 to 1
 */
typedef struct {
  guint n_participants;
  guint n_proposals;
  guint n_groups;
  int *group_of;
  gboolean *is_unsure;
  double *x;
  double *y;
  guint *group_sizes;
  EnsVoteProposal *proposals;
  EnsVoteCounts *group_counts;
  EnsVoteRepresentative *representatives;
  guint n_representatives;
  guint agreed[5];
  guint n_agreed;
  guint rejected[5];
  guint n_rejected;
  double silhouette;
} EnsVotes;

EnsVotes *ens_votes_new (const EnsVotesInput *input, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_votes_free (EnsVotes *self);

EnsVoteZone ens_vote_zone (const EnsVoteCounts *counts);
const char *ens_vote_zone_get_word (EnsVoteZone zone);
double ens_votes_proportion_z (double n, double of);
double ens_votes_difference_z (double n1, double n2, double of1, double of2);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsVotes, ens_votes_free)

G_END_DECLS
