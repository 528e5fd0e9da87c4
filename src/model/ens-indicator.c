// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of indicators.
#include "ens-indicator.h"

static const char *const state_words[] = { "draft", "discussed", "fixed", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsIndicator, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsIndicator, criterion, ENS_FIELD_PLAIN, ENS_KIND_CRITERION),
  ENS_FIELDS_UUID (EnsIndicator, node, ENS_FIELD_PLAIN, ENS_KIND_NODE),
  ENS_FIELDS_TEXT (EnsIndicator, language, ENS_FIELD_REQUIRED | ENS_FIELD_LANGUAGE),
  ENS_FIELDS_INT (EnsIndicator, position, ENS_FIELD_PLAIN, 0, G_MAXINT32),
  ENS_FIELDS_INT (EnsIndicator, version, ENS_FIELD_REQUIRED, 1, G_MAXINT32),
  ENS_FIELDS_WORD (EnsIndicator, state, state_words),
  ENS_FIELDS_UUID (EnsIndicator, replaces, ENS_FIELD_PLAIN, ENS_KIND_INDICATOR),
  ENS_FIELDS_TEXT (EnsIndicator, title, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsIndicator, level1, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsIndicator, level2, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsIndicator, level3, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsIndicator, level4, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsIndicator, level5, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsIndicator, lineage, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsIndicator),
};

const EnsEntity ens_indicator_entity = {
  .kind = ENS_KIND_INDICATOR,
  .name = "indicator",
  .plural = "indicators",
  .size = sizeof (EnsIndicator),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
