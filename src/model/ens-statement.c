// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of statements.
#include "ens-statement.h"

#include "ens-limits.h"
#include "ens-question.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsStatement, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsStatement, group, ENS_FIELD_REQUIRED, ENS_KIND_GROUP),
  ENS_FIELDS_UUID (EnsStatement, question, ENS_FIELD_REQUIRED, ENS_KIND_QUESTION),
  ENS_FIELDS_INT (EnsStatement, seq, ENS_FIELD_PLAIN, 0, G_MAXINT32),
  ENS_FIELDS_TEXT (EnsStatement, language, ENS_FIELD_REQUIRED | ENS_FIELD_LANGUAGE),
  ENS_FIELDS_INT (EnsStatement, count, ENS_FIELD_REQUIRED, 1, ENS_LIMIT_COUNT),
  ENS_FIELDS_WORD (EnsStatement, polarity, ens_polarity_words),
  ENS_FIELDS_TEXT (EnsStatement, receipt, ENS_FIELD_PLAIN),
  ENS_FIELDS_BOOL (EnsStatement, safe),
  ENS_FIELDS_TEXT (EnsStatement, text, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsStatement, masked, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsStatement),
};

const EnsEntity ens_statement_entity = {
  .kind = ENS_KIND_STATEMENT,
  .name = "statement",
  .plural = "statements",
  .size = sizeof (EnsStatement),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
