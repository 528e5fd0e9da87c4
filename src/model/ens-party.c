// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of parties.
#include "ens-party.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsParty, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_TEXT (EnsParty, sector, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsParty, name, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsParty, note, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsParty),
};

const EnsEntity ens_party_entity = {
  .kind = ENS_KIND_PARTY,
  .name = "party",
  .plural = "parties",
  .size = sizeof (EnsParty),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
