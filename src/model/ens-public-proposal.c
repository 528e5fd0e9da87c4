// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of proposals.
#include "ens-public-proposal.h"

static const char *const state_words[] = { "open", "accepted", "rejected", "withdrawn", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsPublicProposal, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsPublicProposal, criterion, ENS_FIELD_PLAIN, ENS_KIND_CRITERION),
  ENS_FIELDS_INT (EnsPublicProposal, number, ENS_FIELD_PLAIN, 0, G_MAXINT32),
  ENS_FIELDS_WORD (EnsPublicProposal, state, state_words),
  ENS_FIELDS_TEXT (EnsPublicProposal, language, ENS_FIELD_REQUIRED | ENS_FIELD_LANGUAGE),
  ENS_FIELDS_INT (EnsPublicProposal, agreed, ENS_FIELD_PLAIN, 0, G_MAXINT32),
  ENS_FIELDS_INT (EnsPublicProposal, disagreed, ENS_FIELD_PLAIN, 0, G_MAXINT32),
  ENS_FIELDS_INT (EnsPublicProposal, passed, ENS_FIELD_PLAIN, 0, G_MAXINT32),
  ENS_FIELDS_TEXT (EnsPublicProposal, text, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsPublicProposal, source, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsPublicProposal),
};

const EnsEntity ens_public_proposal_entity = {
  .kind = ENS_KIND_PROPOSAL,
  .name = "proposal",
  .plural = "proposals",
  .size = sizeof (EnsPublicProposal),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
