// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of keywords.
#include "ens-keyword.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsKeyword, node, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NODE),
  ENS_FIELDS_TEXT (EnsKeyword, language, ENS_FIELD_KEY | ENS_FIELD_REQUIRED | ENS_FIELD_LANGUAGE),
  ENS_FIELDS_TEXT (EnsKeyword, word, ENS_FIELD_KEY | ENS_FIELD_REQUIRED),
  ENS_FIELDS_STAMP (EnsKeyword),
};

const EnsEntity ens_keyword_entity = {
  .kind = ENS_KIND_KEYWORD,
  .name = "keyword",
  .plural = "keywords",
  .size = sizeof (EnsKeyword),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 3,
};
