// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of territories.
#include "ens-territory.h"

static const char *const kind_words[] = { "city",    "quarter", "school", "hospital",
                                          "company", "other",   NULL };

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsTerritory, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsTerritory, parent, ENS_FIELD_PLAIN, ENS_KIND_TERRITORY),
  ENS_FIELDS_WORD (EnsTerritory, kind, kind_words),
  ENS_FIELDS_TEXT (EnsTerritory, name, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsTerritory, note, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsTerritory),
};

const EnsEntity ens_territory_entity = {
  .kind = ENS_KIND_TERRITORY,
  .name = "territory",
  .plural = "territories",
  .size = sizeof (EnsTerritory),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};

static const EnsTerritory *
find (const GPtrArray *territories, const EnsUuid *id)
{
  for (guint i = 0; i < territories->len; i++)
    if (ens_uuid_equal (&((const EnsTerritory *) territories->pdata[i])->id, id))
      return territories->pdata[i];
  return NULL;
}

/**
 * ens_territory_lies_in:
 * @territories: (element-type EnsTerritory): all that there are
 *
 * Returns: whether @inner is @outer, or lies in it; nothing lies in a circle
 */
gboolean
ens_territory_lies_in (const GPtrArray *territories, const EnsUuid *inner, const EnsUuid *outer)
{
  for (guint steps = 0; steps <= territories->len; steps++) {
    const EnsTerritory *found;

    if (ens_uuid_equal (inner, outer))
      return TRUE;
    found = find (territories, inner);
    if (found == NULL || ens_uuid_is_nil (&found->parent))
      return FALSE;
    inner = &found->parent;
  }
  return FALSE;
}
