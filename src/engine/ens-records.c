// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walks the tables of fields, so that a new kind of row needs nothing here. A name is any required
// text of a row; an id is always good.
#include "ens-records.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-minors.h"
#include "ens-node.h"
#include "ens-record.h"
#include "ens-session-private.h"
#include "ens-text.h"

#include <string.h>

static const char *
get_text (const EnsField *field, gconstpointer record)
{
  return *(char *const *) ((const char *) record + field->offset);
}

static gboolean
is_naming (const EnsField *field)
{
  return field->type == ENS_FIELD_TEXT && (field->flags & ENS_FIELD_REQUIRED) != 0 &&
         (field->flags & ENS_FIELD_LANGUAGE) == 0;
}

/** ens_records_get_name: Returns: (transfer none) (nullable): what people call @record. */
const char *
ens_records_get_name (const EnsEntity *entity, gconstpointer record)
{
  const char *name = NULL;

  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];

    if (is_naming (field) && (name == NULL || (field->flags & ENS_FIELD_LONG) != 0)) {
      name = get_text (field, record);
      if ((field->flags & ENS_FIELD_LONG) != 0)
        return name;
    }
  }
  return name;
}

static gboolean
is_called (const EnsEntity *entity, gconstpointer record, const char *word)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (is_naming (&entity->fields[i]) &&
        g_strcmp0 (get_text (&entity->fields[i], record), word) == 0)
      return TRUE;
  return FALSE;
}

static const EnsUuid *
get_id (const EnsEntity *entity, gconstpointer record)
{
  return (const EnsUuid *) ((const char *) record + entity->fields[0].offset);
}

// A code is that of the codebook in use: a copy of it has the same codes.
static gboolean
is_in_use (EnsSession *session, const EnsEntity *entity, gconstpointer record)
{
  const EnsUuid *edition = &ens_session_get_project (session)->edition;

  return entity != &ens_node_entity || ens_uuid_is_nil (edition) ||
         ens_uuid_equal (&((const EnsNode *) record)->edition, edition);
}

/**
 * ens_records_get:
 * @word: its id or what people call it
 *
 * Returns: (transfer full): the row; free it with ens_record_free()
 */
gpointer
ens_records_get (EnsSession *session, EnsEntityKind kind, const char *word, GError **error)
{
  const EnsEntity *entity = ens_entity_get (kind);
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, kind, error);
  gconstpointer found = NULL;
  EnsUuid id;
  gboolean is_id = ens_uuid_parse (word, &id);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++) {
    gconstpointer row = g_ptr_array_index (rows, i);

    if (is_id ? !ens_uuid_equal (get_id (entity, row), &id)
              : !is_in_use (session, entity, row) || !is_called (entity, row, word))
      continue;
    if (found != NULL) {
      g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                   _ ("Several rows of kind %s are called “%s”: name one by its id"), entity->name,
                   word);
      return NULL;
    }
    found = row;
  }
  if (found != NULL)
    return ens_record_copy (entity, found);
  g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
               _ ("There is no %s “%s”: list them to see what there is"), entity->name, word);
  return NULL;
}

/** ens_records_find: @id: (out): of the row of @kind that has the id or the name @word. */
gboolean
ens_records_find (EnsSession *session,
                  EnsEntityKind kind,
                  const char *word,
                  EnsUuid *id,
                  GError **error)
{
  const EnsEntity *entity = ens_entity_get (kind);
  gpointer row = ens_records_get (session, kind, word, error);

  if (row == NULL)
    return FALSE;
  *id = *get_id (entity, row);
  ens_record_free (entity, row);
  return TRUE;
}

/** ens_records_dup: Returns: (transfer full) (nullable): the row @id, if it is there. */
gpointer
ens_records_dup (EnsSession *session, const EnsEntity *entity, const EnsUuid *id)
{
  return ens_store_dup (ens_session_get_store (session), entity, id, NULL);
}

/** ens_records_dup_name: Returns: (transfer full) (nullable): what people call the row @id. */
char *
ens_records_dup_name (EnsSession *session, EnsEntityKind kind, const EnsUuid *id)
{
  const EnsEntity *entity = ens_entity_get (kind);
  gpointer row = NULL;
  char *name;

  if (!ens_uuid_is_nil (id))
    row = ens_store_dup (ens_session_get_store (session), entity, id, NULL);
  if (row == NULL)
    return NULL;
  name = g_strdup (ens_records_get_name (entity, row));
  ens_record_free (entity, row);
  return name;
}

/**
 * ens_records_set:
 * @record: (inout): takes the value
 * @field: its name in files
 * @text: the value as in files, a referred row also by its name; empty for none
 */
gboolean
ens_records_set (EnsSession *session,
                 const EnsEntity *entity,
                 gpointer record,
                 const char *field,
                 const char *text,
                 GError **error)
{
  const EnsField *found = ens_entity_get_field (entity, field);
  gpointer at;

  g_return_val_if_fail (found != NULL, FALSE);
  at = (char *) record + found->offset;
  if (found->type == ENS_FIELD_TEXT) {
    g_autofree char *clean = ens_text_clean (text, -1, NULL);
    g_autofree char *trimmed = ens_text_dup_trimmed (clean);

    ens_set_str (at, *trimmed != '\0' ? trimmed : NULL);
    return TRUE;
  }
  if (found->type == ENS_FIELD_UUID && found->refers_to != ENS_KIND_NONE) {
    *(EnsUuid *) at = (EnsUuid){ { 0 } };
    if (*text != '\0' && !ens_records_find (session, found->refers_to, text, at, error))
      return FALSE;
    return entity->kind != ENS_KIND_GROUP || ens_minors_check_group (session, record, error);
  }
  if (found->type == ENS_FIELD_INT && *text == '\0') {
    *(gint64 *) at = found->min;
    return TRUE;
  }
  return ens_field_parse (found, record, text, error);
}

/** ens_records_add: @record: (inout): gets its id and stamp. One action. */
gboolean
ens_records_add (EnsSession *session, const EnsEntity *entity, gpointer record, GError **error)
{
  const char *name = ens_records_get_name (entity, record);
  g_autofree char *detail = ens_action_dup_detail (name != NULL ? name : entity->name, NULL);

  return ens_session_begin_action (session, ENS_ACTION_ROW_ADD, detail, error) &&
         ens_session_finish (session, ens_session_save_row (session, entity, record, error), error);
}
