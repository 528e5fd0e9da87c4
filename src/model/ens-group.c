// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of groups.
#include "ens-group.h"

static const char *const kind_words[] = { "monochrome", "rainbow", NULL };

static const char *const state_words[] = { "planned",     "met",       "entered", "coded",
                                           "synthesised", "validated", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsGroup, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_WORD (EnsGroup, kind, kind_words),
  ENS_FIELDS_TEXT (EnsGroup, date, ENS_FIELD_DATE),
  ENS_FIELDS_INT (EnsGroup, participants, ENS_FIELD_PLAIN, 0, 100000),
  ENS_FIELDS_BOOL (EnsGroup, minors),
  ENS_FIELDS_TEXT (EnsGroup, facilitator, ENS_FIELD_PLAIN),
  ENS_FIELDS_WORD (EnsGroup, state, state_words),
  ENS_FIELDS_UUID (EnsGroup, territory, ENS_FIELD_PLAIN, ENS_KIND_TERRITORY),
  ENS_FIELDS_TEXT (EnsGroup, name, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsGroup, profile, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsGroup, place, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsGroup, consent, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsGroup, note, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsGroup),
};

const EnsEntity ens_group_entity = {
  .kind = ENS_KIND_GROUP,
  .name = "group",
  .plural = "groups",
  .size = sizeof (EnsGroup),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
