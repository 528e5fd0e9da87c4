// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of signings.
#include "ens-signing.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsSigning, contract, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_CONTRACT),
  ENS_FIELDS_UUID (EnsSigning, party, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_PARTY),
  ENS_FIELDS_TEXT (EnsSigning, date, ENS_FIELD_DATE),
  ENS_FIELDS_STAMP (EnsSigning),
};

const EnsEntity ens_signing_entity = {
  .kind = ENS_KIND_SIGNING,
  .name = "signing",
  .plural = "signings",
  .size = sizeof (EnsSigning),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 2,
};
