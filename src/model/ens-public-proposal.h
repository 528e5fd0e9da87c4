// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What somebody proposed in an online consultation. Its author is not known here.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsPublicProposalState:
 * @ENS_PUBLIC_PROPOSAL_STATE_OPEN: to be voted on
 * @ENS_PUBLIC_PROPOSAL_STATE_REJECTED: taken out by moderation, or declined
 *
 * What became of a proposal.
 */
typedef enum {
  ENS_PUBLIC_PROPOSAL_STATE_OPEN,
  ENS_PUBLIC_PROPOSAL_STATE_ACCEPTED,
  ENS_PUBLIC_PROPOSAL_STATE_REJECTED,
  ENS_PUBLIC_PROPOSAL_STATE_WITHDRAWN,
} EnsPublicProposalState;

/**
 * EnsPublicProposal:
 * @id: its identity
 * @criterion: which it belongs to
 * @number: in the consultation it comes from; 0 not known
 * @state: what became of it
 * @language: of the text
 * @agreed: how many agreed, where single votes are not known
 * @disagreed: how many disagreed, likewise
 * @passed: how many passed, likewise
 * @text: to the letter
 * @source: which consultation
 */
typedef struct {
  EnsUuid id;
  EnsUuid criterion;
  gint64 number;
  int state;
  char *language;
  gint64 agreed;
  gint64 disagreed;
  gint64 passed;
  char *text;
  char *source;
  EnsStamp stamp;
} EnsPublicProposal;

ENS_RECORD (EnsPublicProposal, public_proposal)

G_END_DECLS
