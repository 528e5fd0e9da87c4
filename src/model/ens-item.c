// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of items.
#include "ens-item.h"

#include "ens-error.h"

static const char *const kind_words[] = { "single", "multiple", "scale", "text", "section", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsItem, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsItem, round, ENS_FIELD_REQUIRED, ENS_KIND_ROUND),
  ENS_FIELDS_INT (EnsItem, position, ENS_FIELD_PLAIN, 0, G_MAXINT32),
  ENS_FIELDS_WORD (EnsItem, kind, kind_words),
  ENS_FIELDS_TEXT (EnsItem, code, ENS_FIELD_PLAIN),
  ENS_FIELDS_TEXT (EnsItem, language, ENS_FIELD_REQUIRED | ENS_FIELD_LANGUAGE),
  ENS_FIELDS_INT (EnsItem, least, ENS_FIELD_PLAIN, 0, 100),
  ENS_FIELDS_INT (EnsItem, most, ENS_FIELD_PLAIN, 0, 100),
  ENS_FIELDS_TEXT (EnsItem, title, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsItem, hint, ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsItem, lineage, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsItem),
};

static gboolean
check (gconstpointer record, GError **error)
{
  const EnsItem *item = record;

  if (item->kind != ENS_ITEM_SCALE || item->least < item->most)
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                       _ ("item, field “most”: a scale must go up from its least number"));
  return FALSE;
}

const EnsEntity ens_item_entity = {
  .kind = ENS_KIND_ITEM,
  .name = "item",
  .plural = "items",
  .size = sizeof (EnsItem),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
  .check = check,
};
