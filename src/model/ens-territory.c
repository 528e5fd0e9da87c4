// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of territories.
#include "ens-territory.h"

static const char *const kind_words[] = { "city",    "quarter", "school", "hospital",
                                          "company", "other",   NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsTerritory, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsTerritory, parent, ENS_FIELD_PLAIN, ENS_KIND_TERRITORY),
  ENS_FIELDS_WORD (EnsTerritory, kind, kind_words),
  ENS_FIELDS_TEXT (EnsTerritory, name, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsTerritory, note, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsTerritory),
};

const EnsEntity ens_territory_entity = {
  .kind = ENS_KIND_TERRITORY,
  .name = "territory",
  .plural = "territories",
  .size = sizeof (EnsTerritory),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
