// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of editions.
#include "ens-edition.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsEdition, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_TEXT (EnsEdition, code, ENS_FIELD_REQUIRED),
  ENS_FIELDS_TEXT (EnsEdition, language, ENS_FIELD_REQUIRED | ENS_FIELD_LANGUAGE),
  ENS_FIELDS_BOOL (EnsEdition, official),
  ENS_FIELDS_TEXT (EnsEdition, title, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsEdition, note, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsEdition),
};

const EnsEntity ens_edition_entity = {
  .kind = ENS_KIND_EDITION,
  .name = "edition",
  .plural = "editions",
  .size = sizeof (EnsEdition),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
