// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of rounds.
#include "ens-round.h"

static const char *const state_words[] = { "open", "closed", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsRound, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_TEXT (EnsRound, date, ENS_FIELD_DATE),
  ENS_FIELDS_WORD (EnsRound, state, state_words),
  ENS_FIELDS_BOOL (EnsRound, wished),
  ENS_FIELDS_TEXT (EnsRound, title, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsRound, note, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsRound, intro, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsRound, consent, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsRound),
};

const EnsEntity ens_round_entity = {
  .kind = ENS_KIND_ROUND,
  .name = "round",
  .plural = "rounds",
  .size = sizeof (EnsRound),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
