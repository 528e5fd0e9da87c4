// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of respondents.
#include "ens-respondent.h"

#include "ens-error.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsRespondent, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsRespondent, round, ENS_FIELD_REQUIRED, ENS_KIND_ROUND),
  ENS_FIELDS_UUID (EnsRespondent, group, ENS_FIELD_PLAIN, ENS_KIND_GROUP),
  ENS_FIELDS_INT (EnsRespondent, form, ENS_FIELD_PLAIN, 0, G_MAXINT32),
  ENS_FIELDS_REAL (EnsRespondent, weight),
  ENS_FIELDS_UUID (EnsRespondent, repeats, ENS_FIELD_PLAIN, ENS_KIND_RESPONDENT),
  ENS_FIELDS_TEXT (EnsRespondent, tags, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsRespondent),
};

static gboolean
check (gconstpointer record, GError **error)
{
  const EnsRespondent *respondent = record;

  if (respondent->weight > 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("respondent, field “weight”: %g is not above 0"), respondent->weight);
  return FALSE;
}

const EnsEntity ens_respondent_entity = {
  .kind = ENS_KIND_RESPONDENT,
  .name = "respondent",
  .plural = "respondents",
  .size = sizeof (EnsRespondent),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
  .check = check,
};
