// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of resources.
#include "ens-resource.h"

static const char *const kind_words[] = { "material", "immaterial", NULL };

static const char *const state_words[] = { "underused", "overused",  "destroyed",
                                           "produced",  "preserved", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsResource, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsResource, criterion, ENS_FIELD_PLAIN, ENS_KIND_CRITERION),
  ENS_FIELDS_UUID (EnsResource, action, ENS_FIELD_PLAIN, ENS_KIND_ACTION),
  ENS_FIELDS_WORD (EnsResource, kind, kind_words),
  ENS_FIELDS_WORD (EnsResource, state, state_words),
  ENS_FIELDS_TEXT (EnsResource, title, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsResource, note, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsResource),
};

const EnsEntity ens_resource_entity = {
  .kind = ENS_KIND_RESOURCE,
  .name = "resource",
  .plural = "resources",
  .size = sizeof (EnsResource),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
