// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of commitments.
#include "ens-commitment.h"

static const char *const state_words[] = { "open", "kept", "broken", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsCommitment, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsCommitment, contract, ENS_FIELD_REQUIRED, ENS_KIND_CONTRACT),
  ENS_FIELDS_UUID (EnsCommitment, party, ENS_FIELD_REQUIRED, ENS_KIND_PARTY),
  ENS_FIELDS_UUID (EnsCommitment, toward, ENS_FIELD_PLAIN, ENS_KIND_PARTY),
  ENS_FIELDS_UUID (EnsCommitment, action, ENS_FIELD_PLAIN, ENS_KIND_ACTION),
  ENS_FIELDS_TEXT (EnsCommitment, due, ENS_FIELD_DATE),
  ENS_FIELDS_WORD (EnsCommitment, state, state_words),
  ENS_FIELDS_TEXT (EnsCommitment, text, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsCommitment, result, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsCommitment),
};

const EnsEntity ens_commitment_entity = {
  .kind = ENS_KIND_COMMITMENT,
  .name = "commitment",
  .plural = "commitments",
  .size = sizeof (EnsCommitment),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
