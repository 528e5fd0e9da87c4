// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of crosswalks.
#include "ens-crosswalk.h"

static const char *const relation_words[] = { "same", "broader", "narrower", "related", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsCrosswalk, source, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NODE),
  ENS_FIELDS_UUID (EnsCrosswalk, target, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NODE),
  ENS_FIELDS_WORD (EnsCrosswalk, relation, relation_words),
  ENS_FIELDS_TEXT (EnsCrosswalk, note, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsCrosswalk),
};

const EnsEntity ens_crosswalk_entity = {
  .kind = ENS_KIND_CROSSWALK,
  .name = "crosswalk",
  .plural = "crosswalks",
  .size = sizeof (EnsCrosswalk),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 2,
};
