// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of contracts.
#include "ens-contract.h"

static const char *const state_words[] = { "draft", "signed", "ended", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsContract, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_TEXT (EnsContract, date, ENS_FIELD_DATE),
  ENS_FIELDS_TEXT (EnsContract, ends, ENS_FIELD_DATE),
  ENS_FIELDS_WORD (EnsContract, state, state_words),
  ENS_FIELDS_TEXT (EnsContract, title, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsContract, note, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsContract),
};

const EnsEntity ens_contract_entity = {
  .kind = ENS_KIND_CONTRACT,
  .name = "contract",
  .plural = "contracts",
  .size = sizeof (EnsContract),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
