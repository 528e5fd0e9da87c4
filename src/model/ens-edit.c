// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of edits, and how they tell when a field got its value.
#include "ens-edit.h"

#include "ens-error.h"

#include <string.h>

static const EnsField fields[] = {
  ENS_FIELDS_TEXT (EnsEdit, entity, ENS_FIELD_KEY | ENS_FIELD_REQUIRED),
  ENS_FIELDS_TEXT (EnsEdit, field, ENS_FIELD_KEY | ENS_FIELD_REQUIRED),
  ENS_FIELDS_TEXT (EnsEdit, key, ENS_FIELD_KEY | ENS_FIELD_REQUIRED),
  ENS_FIELDS_STAMP (EnsEdit),
};

static gboolean
may_change (const EnsEntity *entity, const char *name)
{
  const EnsField *field = ens_entity_get_field (entity, name);

  if (strcmp (name, ENS_EDIT_KEPT) == 0)
    return TRUE;
  return field != NULL && ens_field_is_content (field);
}

static gboolean
check (gconstpointer record, GError **error)
{
  const EnsEdit *edit = record;
  const EnsEntity *entity = ens_entity_by_name (edit->entity);

  if (entity != NULL && ens_entity_has_own_id (entity) && may_change (entity, edit->field))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("an edit names a field that does not exist: “%s” of “%s”"), edit->field,
               edit->entity);
  return FALSE;
}

const EnsEntity ens_edit_entity = {
  .kind = ENS_KIND_EDIT,
  .name = "edit",
  .plural = "edits",
  .size = sizeof (EnsEdit),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 3,
  .check = check,
};

/** ens_entity_has_own_id: Returns: whether its rows have an id of their own, to which others may refer. */
gboolean
ens_entity_has_own_id (const EnsEntity *entity)
{
  return entity->n_key == 1 && entity->fields[0].type == ENS_FIELD_UUID &&
         entity->fields[0].refers_to == ENS_KIND_NONE;
}

/** ens_record_get_touched: Returns: when the row was made or last changed, whichever is later. */
gint64
ens_record_get_touched (const EnsEntity *entity, gconstpointer record)
{
  const EnsStamp *stamp = ens_record_get_stamp (entity, (gpointer) record);

  return MAX (stamp->created, stamp->modified);
}

/** ens_edits_find: @edits: (nullable) (element-type EnsEdit); Returns: (nullable): of @field. */
const EnsEdit *
ens_edits_find (const GPtrArray *edits, const char *field)
{
  for (guint i = 0; edits != NULL && i < edits->len; i++) {
    const EnsEdit *edit = edits->pdata[i];

    if (strcmp (edit->field, field) == 0)
      return edit;
  }
  return NULL;
}

/**
 * ens_edits_get_time:
 * @edits: (nullable) (element-type EnsEdit): all of the row
 * @author: (out) (optional) (transfer none): by whom
 *
 * A row that was changed and has no edits was written by a program that keeps none: any of its
 * fields may have changed then.
 *
 * Returns: when @field of @record got its value; 0 when it has it since the row was made
 */
gint64
ens_edits_get_time (const GPtrArray *edits,
                    const EnsEntity *entity,
                    gconstpointer record,
                    const EnsField *field,
                    const char **author)
{
  const EnsStamp *stamp = ens_record_get_stamp (entity, (gpointer) record);
  const EnsEdit *own = ens_edits_find (edits, field->name);
  const EnsEdit *kept = ens_edits_find (edits, ENS_EDIT_KEPT);

  if (own == NULL || (kept != NULL && kept->stamp.created > own->stamp.created))
    own = kept;
  if (author != NULL)
    *author = own != NULL ? own->stamp.author : stamp->author;
  if (own != NULL)
    return own->stamp.created;
  return edits == NULL || edits->len == 0 ? stamp->modified : 0;
}
