// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of tombstones.
#include "ens-tombstone.h"

#include "ens-error.h"

static const EnsField fields[] = {
  ENS_FIELDS_TEXT (EnsTombstone, entity, ENS_FIELD_KEY | ENS_FIELD_REQUIRED),
  ENS_FIELDS_TEXT (EnsTombstone, key, ENS_FIELD_KEY | ENS_FIELD_REQUIRED),
  ENS_FIELDS_STAMP (EnsTombstone),
};

static gboolean
check (gconstpointer record, GError **error)
{
  const EnsTombstone *tombstone = record;

  if (ens_entity_by_name (tombstone->entity) != NULL)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("a tombstone names a kind of row that does not exist: “%s”"), tombstone->entity);
  return FALSE;
}

const EnsEntity ens_tombstone_entity = {
  .kind = ENS_KIND_TOMBSTONE,
  .name = "tombstone",
  .plural = "tombstones",
  .size = sizeof (EnsTombstone),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 2,
  .check = check,
};
