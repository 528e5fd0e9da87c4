// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of actions.
#include "ens-pilot-action.h"

static const char *const state_words[] = { "idea", "planned", "immediate", "started",
                                           "done", "dropped", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsPilotAction, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsPilotAction, criterion, ENS_FIELD_PLAIN, ENS_KIND_CRITERION),
  ENS_FIELDS_UUID (EnsPilotAction, owner, ENS_FIELD_PLAIN, ENS_KIND_PARTY),
  ENS_FIELDS_WORD (EnsPilotAction, state, state_words),
  ENS_FIELDS_INT (EnsPilotAction, priority, ENS_FIELD_PLAIN, 0, 9),
  ENS_FIELDS_TEXT (EnsPilotAction, starts, ENS_FIELD_DATE),
  ENS_FIELDS_TEXT (EnsPilotAction, due, ENS_FIELD_DATE),
  ENS_FIELDS_TEXT (EnsPilotAction, title, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsPilotAction, objective, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsPilotAction, note, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsPilotAction, result, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsPilotAction, lineage, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsPilotAction),
};

const EnsEntity ens_pilot_action_entity = {
  .kind = ENS_KIND_ACTION,
  .name = "action",
  .plural = "actions",
  .size = sizeof (EnsPilotAction),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
