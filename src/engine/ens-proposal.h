// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles as the program finds them: suggestions that change nothing until somebody accepts.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsProposedPile:
 * @label: what it would be called
 * @medoid: (nullable): the statement in its middle
 * @closeness: (nullable): in words, how near it is to the other piles
 * @statements: (element-type EnsUuid): what lies in it
 * @texts: their words, in the same order
 * @reasons: (nullable): why each lies there, in the same order; kept with it
 * @branch: of a tree, which branch it is; else 0
 */
typedef struct {
  char *label;
  char *medoid;
  char *closeness;
  GArray *statements;
  char **texts;
  char **reasons;
  guint branch;
} EnsProposedPile;

/**
 * EnsProposal: piles that the program found among statements: a suggestion that changes nothing until
 * accepted
 * @piles: (element-type EnsProposedPile): the largest first
 * @method: in a word
 * @why: how they were found, in words
 * @has_learned: what earlier projects taught helped to find them
 */
typedef struct {
  GPtrArray *piles;
  char *method;
  char *why;
  gboolean has_learned;
} EnsProposal;

void ens_proposal_leave_out_placed (EnsProposal *proposal, EnsSession *session);
EnsProposal *ens_proposal_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_proposal_free (EnsProposal *proposal);
gboolean ens_sorting_accept (EnsSession *session,
                             const EnsProposedPile *const *piles,
                             guint n,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsProposal, ens_proposal_free)

G_END_DECLS
