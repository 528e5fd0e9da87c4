// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of answers.
#include "ens-answer.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsAnswer, respondent, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_RESPONDENT),
  ENS_FIELDS_UUID (EnsAnswer, indicator, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_INDICATOR),
  ENS_FIELDS_INT (EnsAnswer, level, ENS_FIELD_PLAIN, 0, 5),
  ENS_FIELDS_INT (EnsAnswer, wished, ENS_FIELD_PLAIN, 0, 5),
  ENS_FIELDS_STAMP (EnsAnswer),
};

const EnsEntity ens_answer_entity = {
  .kind = ENS_KIND_ANSWER,
  .name = "answer",
  .plural = "answers",
  .size = sizeof (EnsAnswer),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 2,
};
