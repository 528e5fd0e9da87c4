// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One vote on a proposal. The voter is a number that means nothing outside its consultation.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsPublicVoteValue: one vote */
typedef enum {
  ENS_PUBLIC_VOTE_AGREE,
  ENS_PUBLIC_VOTE_DISAGREE,
  ENS_PUBLIC_VOTE_PASS,
} EnsPublicVoteValue;

/**
 * EnsPublicVote:
 * @proposal: on what
 * @voter: a number within the consultation
 * @value: the vote
 */
typedef struct {
  EnsUuid proposal;
  gint64 voter;
  int value;
  EnsStamp stamp;
} EnsPublicVote;

ENS_RECORD (EnsPublicVote, public_vote)

G_END_DECLS
