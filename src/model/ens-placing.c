// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of placings.
#include "ens-placing.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsPlacing, sorting, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_SORTING),
  ENS_FIELDS_UUID (EnsPlacing, statement, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_STATEMENT),
  ENS_FIELDS_TEXT (EnsPlacing, pile, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsPlacing),
};

const EnsEntity ens_placing_entity = {
  .kind = ENS_KIND_PLACING,
  .name = "placing",
  .plural = "placings",
  .size = sizeof (EnsPlacing),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 2,
};
