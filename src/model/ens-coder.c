// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of coders.
#include "ens-coder.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsCoder, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_TEXT (EnsCoder, initials, ENS_FIELD_REQUIRED),
  ENS_FIELDS_STAMP (EnsCoder),
};

const EnsEntity ens_coder_entity = {
  .kind = ENS_KIND_CODER,
  .name = "coder",
  .plural = "coders",
  .size = sizeof (EnsCoder),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
