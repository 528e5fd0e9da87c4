// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of criteria.
#include "ens-criterion.h"

static const char *const kind_words[] = { "undecided", "material", "immaterial", NULL };

static const char *const state_words[] = { "draft", "shown", "changed", "validated", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsCriterion, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsCriterion, parent, ENS_FIELD_PLAIN, ENS_KIND_CRITERION),
  ENS_FIELDS_UUID (EnsCriterion, node, ENS_FIELD_PLAIN, ENS_KIND_NODE),
  ENS_FIELDS_TEXT (EnsCriterion, language, ENS_FIELD_REQUIRED | ENS_FIELD_LANGUAGE),
  ENS_FIELDS_WORD (EnsCriterion, kind, kind_words),
  ENS_FIELDS_BOOL (EnsCriterion, minority),
  ENS_FIELDS_WORD (EnsCriterion, state, state_words),
  ENS_FIELDS_INT (EnsCriterion, position, ENS_FIELD_PLAIN, 0, G_MAXINT32),
  ENS_FIELDS_TEXT (EnsCriterion, title, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsCriterion, note, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsCriterion),
};

const EnsEntity ens_criterion_entity = {
  .kind = ENS_KIND_CRITERION,
  .name = "criterion",
  .plural = "criteria",
  .size = sizeof (EnsCriterion),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
