// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of askings.
#include "ens-asking.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsAsking, round, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_ROUND),
  ENS_FIELDS_UUID (EnsAsking, indicator, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_INDICATOR),
  ENS_FIELDS_INT (EnsAsking, position, ENS_FIELD_PLAIN, 0, G_MAXINT32),
  ENS_FIELDS_STAMP (EnsAsking),
};

const EnsEntity ens_asking_entity = {
  .kind = ENS_KIND_ASKING,
  .name = "asking",
  .plural = "askings",
  .size = sizeof (EnsAsking),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 2,
};
