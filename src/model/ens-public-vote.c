// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of votes.
#include "ens-public-vote.h"

static const char *const value_words[] = { "agree", "disagree", "pass", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsPublicVote, proposal, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_PROPOSAL),
  ENS_FIELDS_INT (EnsPublicVote, voter, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, 0, G_MAXINT64),
  ENS_FIELDS_WORD (EnsPublicVote, value, value_words),
  ENS_FIELDS_STAMP (EnsPublicVote),
};

const EnsEntity ens_public_vote_entity = {
  .kind = ENS_KIND_VOTE,
  .name = "vote",
  .plural = "votes",
  .size = sizeof (EnsPublicVote),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 2,
};
