// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of evidences.
#include "ens-evidence.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsEvidence, indicator, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_INDICATOR),
  ENS_FIELDS_UUID (EnsEvidence, statement, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_STATEMENT),
  ENS_FIELDS_INT (EnsEvidence, level, ENS_FIELD_REQUIRED, 1, 5),
  ENS_FIELDS_STAMP (EnsEvidence),
};

const EnsEntity ens_evidence_entity = {
  .kind = ENS_KIND_EVIDENCE,
  .name = "evidence",
  .plural = "evidences",
  .size = sizeof (EnsEvidence),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 2,
};
