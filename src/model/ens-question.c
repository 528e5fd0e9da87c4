// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of questions.
#include "ens-question.h"

const char *const ens_polarity_words[] = { "open", "positive", "negative", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsQuestion, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_INT (EnsQuestion, number, ENS_FIELD_REQUIRED, 1, 99),
  ENS_FIELDS_TEXT (EnsQuestion, language, ENS_FIELD_REQUIRED | ENS_FIELD_LANGUAGE),
  ENS_FIELDS_WORD (EnsQuestion, polarity, ens_polarity_words),
  ENS_FIELDS_INT (EnsQuestion, minutes, ENS_FIELD_PLAIN, 0, 999),
  ENS_FIELDS_TEXT (EnsQuestion, wording, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsQuestion, lineage, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsQuestion),
};

const EnsEntity ens_question_entity = {
  .kind = ENS_KIND_QUESTION,
  .name = "question",
  .plural = "questions",
  .size = sizeof (EnsQuestion),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
