// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of options.
#include "ens-option.h"

#include "ens-error.h"

#include <string.h>

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsOption, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsOption, item, ENS_FIELD_REQUIRED, ENS_KIND_ITEM),
  ENS_FIELDS_INT (EnsOption, position, ENS_FIELD_PLAIN, 0, G_MAXINT32),
  ENS_FIELDS_TEXT (EnsOption, code, ENS_FIELD_REQUIRED),
  ENS_FIELDS_TEXT (EnsOption, label, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsOption),
};

static gboolean
check (gconstpointer record, GError **error)
{
  const EnsOption *option = record;

  if (strpbrk (option->code, " \t\r\n") == NULL)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("option, field “code”: “%s” has a blank in it, and codes are parted by blanks"),
               option->code);
  return FALSE;
}

const EnsEntity ens_option_entity = {
  .kind = ENS_KIND_OPTION,
  .name = "option",
  .plural = "options",
  .size = sizeof (EnsOption),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
  .check = check,
};
