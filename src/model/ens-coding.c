// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of codings.
#include "ens-coding.h"

#include "ens-code.h"
#include "ens-error.h"

static const char *const certainty_words[] = { "sure", "unsure", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsCoding, statement, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_STATEMENT),
  ENS_FIELDS_UUID (EnsCoding, coder, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_CODER),
  ENS_FIELDS_UUID (EnsCoding, node, ENS_FIELD_REQUIRED, ENS_KIND_NODE),
  ENS_FIELDS_TEXT (EnsCoding, meaning, ENS_FIELD_PLAIN),
  ENS_FIELDS_TEXT (EnsCoding, beneficiary, ENS_FIELD_PLAIN),
  ENS_FIELDS_WORD (EnsCoding, certainty, certainty_words),
  ENS_FIELDS_BOOL (EnsCoding, agreed),
  ENS_FIELDS_STAMP (EnsCoding),
};

static gboolean
check (gconstpointer record, GError **error)
{
  const EnsCoding *coding = record;

  if (ens_code_is_meaning (coding->meaning) && ens_code_is_beneficiary (coding->beneficiary))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s/%s” is not a meaning and beneficiary: expected a form like P, P15 or P15/k"),
               coding->meaning != NULL ? coding->meaning : "",
               coding->beneficiary != NULL ? coding->beneficiary : "");
  return FALSE;
}

const EnsEntity ens_coding_entity = {
  .kind = ENS_KIND_CODING,
  .name = "coding",
  .plural = "codings",
  .size = sizeof (EnsCoding),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 2,
  .check = check,
};
