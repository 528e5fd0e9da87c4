// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of decisions.
#include "ens-decision.h"

static const char *const verdict_words[] = { "validated", "changed", "objected", "minority", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsDecision, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsDecision, criterion, ENS_FIELD_REQUIRED, ENS_KIND_CRITERION),
  ENS_FIELDS_UUID (EnsDecision, group, ENS_FIELD_REQUIRED, ENS_KIND_GROUP),
  ENS_FIELDS_WORD (EnsDecision, verdict, verdict_words),
  ENS_FIELDS_TEXT (EnsDecision, before, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsDecision, after, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsDecision, note, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsDecision),
};

const EnsEntity ens_decision_entity = {
  .kind = ENS_KIND_DECISION,
  .name = "decision",
  .plural = "decisions",
  .size = sizeof (EnsDecision),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
