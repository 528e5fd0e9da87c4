// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks the store of a session and copies what it lends; gives ids and stamps to what is saved.
#include "ens-session-rows.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-minors.h"
#include "ens-question.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-session.h"
#include "ens-tally.h"
#include "ens-text.h"
#include "ens-time.h"

/**
 * ens_session_get_row:
 * @key_record: a row of which only the key fields matter
 *
 * Returns: (transfer full): the row with that key, or %NULL with %ENS_ERROR_NOT_FOUND
 */
gpointer
ens_session_get_row (EnsSession *self,
                     const EnsEntity *entity,
                     gconstpointer key_record,
                     GError **error)
{
  gpointer record;
  gboolean is_found = FALSE;

  g_return_val_if_fail (ENS_IS_SESSION (self), NULL);
  record = ens_record_copy (entity, key_record);
  if (ens_store_read (ens_session_get_store (self), entity, record, &is_found, error)) {
    if (is_found)
      return record;
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("This row of kind %s is not there any more"), entity->name);
  }
  ens_record_free (entity, record);
  return NULL;
}

typedef struct {
  const EnsEntity *entity;
  GPtrArray *rows;
} Collection;

static gboolean
collect (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Collection *collection = data;

  g_ptr_array_add (collection->rows, ens_record_copy (collection->entity, record));
  return TRUE;
}

/**
 * ens_session_list_rows:
 *
 * Returns: (transfer full) (element-type gpointer): every row of @kind; for kinds with few rows
 */
GPtrArray *
ens_session_list_rows (EnsSession *self, EnsEntityKind kind, GError **error)
{
  g_autoptr (GPtrArray) rows = ens_rows_new (kind);
  Collection collection = { ens_entity_get (kind), rows };

  g_return_val_if_fail (ENS_IS_SESSION (self), NULL);
  if (!ens_store_each (ens_session_get_store (self), collection.entity, collect, &collection,
                       error))
    return NULL;
  return g_steal_pointer (&rows);
}

/** ens_session_count: Returns: how many rows of @kind there are; 0 when they cannot be counted. */
guint64
ens_session_count (EnsSession *self, EnsEntityKind kind)
{
  gint64 counts[ENS_N_KINDS] = { 0 };

  g_return_val_if_fail (ENS_IS_SESSION (self), 0);
  if (!ens_store_count (ens_session_get_store (self), counts, NULL))
    return 0;
  return (guint64) counts[kind];
}

/** ens_session_find_question: @word: `Q1`, `1`, …; @question: (out): its id. */
gboolean
ens_session_find_question (EnsSession *self, const char *word, EnsUuid *question, GError **error)
{
  g_autoptr (GPtrArray) questions = ens_session_list_rows (self, ENS_KIND_QUESTION, error);
  guint64 number = 0;

  if (questions == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (word + (*word == 'Q' || *word == 'q'), 10, 1, 99, &number, NULL))
    number = 0;
  for (guint i = 0; i < questions->len; i++) {
    const EnsQuestion *row = g_ptr_array_index (questions, i);

    if (row->number == (gint64) number) {
      *question = row->id;
      return TRUE;
    }
  }
  g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
               _ ("There is no question “%s”: write Q1, Q2, …"), word);
  return FALSE;
}

static gboolean
has_own_id (const EnsEntity *entity)
{
  return entity->n_key == 1 && entity->fields[0].type == ENS_FIELD_UUID &&
         entity->fields[0].refers_to == ENS_KIND_NONE;
}

static void
mark_made (EnsSession *self, const EnsEntity *entity, gpointer record)
{
  EnsStamp *stamp = ens_record_get_stamp (entity, record);
  EnsUuid *id = (EnsUuid *) ((char *) record + entity->fields[0].offset);

  if (has_own_id (entity) && ens_uuid_is_nil (id))
    *id = ens_session_next_id (self);
  if (stamp->created == 0)
    stamp->created = ens_time_now ();
  if (stamp->author == NULL)
    stamp->author = g_strdup (ens_session_get_author (self));
}

/** ens_session_insert_row: adds @record, known to be new, within an action; gives it id and stamp. */
gboolean
ens_session_insert_row (EnsSession *self, const EnsEntity *entity, gpointer record, GError **error)
{
  mark_made (self, entity, record);
  ens_session_note_added (self, entity->kind);
  return ens_store_insert (ens_session_get_store (self), entity, record, error);
}

static gboolean
update_row (EnsSession *self,
            const EnsEntity *entity,
            gpointer record,
            gpointer old,
            GError **error)
{
  EnsStamp *stamp = ens_record_get_stamp (entity, record);

  if (ens_record_equal (entity, record, old))
    return TRUE;
  stamp->created = ens_record_get_stamp (entity, old)->created;
  stamp->modified = ens_time_now ();
  ens_set_str (&stamp->author, ens_session_get_author (self));
  ens_session_note_kind (self, entity->kind);
  return ens_store_update (ens_session_get_store (self), entity, record, error);
}

static gboolean
put_row (EnsSession *self, const EnsEntity *entity, gpointer record, GError **error)
{
  const EnsUuid *id = (const EnsUuid *) ((char *) record + entity->fields[0].offset);
  gpointer old;
  gboolean is_found = FALSE;
  gboolean is_done = FALSE;

  if (!ens_minors_clean_row (self, entity, record, error))
    return FALSE;
  if (has_own_id (entity) && ens_uuid_is_nil (id))
    return ens_session_insert_row (self, entity, record, error);
  old = ens_record_copy (entity, record);
  if (ens_store_read (ens_session_get_store (self), entity, old, &is_found, error))
    is_done = is_found ? update_row (self, entity, record, old, error)
                       : ens_session_insert_row (self, entity, record, error);
  ens_record_free (entity, old);
  return is_done && ens_minors_clean_after_save (self, entity, record, error);
}

// What people call the row: its first text that they wrote.
static char *
dup_name (const EnsEntity *entity, gconstpointer record)
{
  for (guint i = entity->n_key; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];

    if ((field->flags & ENS_FIELD_LONG) != 0 && !ens_field_is_absent (field, record)) {
      g_autofree char *text = ens_field_dup_text (field, record);

      return ens_action_dup_detail (text, NULL);
    }
  }
  return g_strdup (entity->name);
}

/**
 * ens_session_save_row:
 * @record: (inout): added when its key is new, else changed; gets its id and stamp
 *
 * Within an action part of it, else an action by itself. Saving what is there already does nothing.
 */
gboolean
ens_session_save_row (EnsSession *self, const EnsEntity *entity, gpointer record, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (ENS_IS_SESSION (self), FALSE);
  if (ens_store_is_in_action (ens_session_get_store (self)))
    return put_row (self, entity, record, error);
  name = dup_name (entity, record);
  return ens_session_begin_action (self, ENS_ACTION_EDIT, name, error) &&
         ens_session_finish (self, put_row (self, entity, record, error), error);
}

// A row takes with it what hangs on it: the kinds that refer to its kind, and those to them.
static void
note_hanging (EnsSession *self, EnsEntityKind kind)
{
  EnsKinds kinds = ENS_KIND_BIT (kind) | ENS_KIND_BIT (ENS_KIND_TRANSLATION) |
                   ENS_KIND_BIT (ENS_KIND_TOMBSTONE);

  for (guint k = kind; k < ENS_N_KINDS; k++) {
    const EnsEntity *entity = ens_entity_get (k);

    for (guint i = 0; i < entity->n_fields; i++)
      if (entity->fields[i].refers_to < ENS_N_KINDS &&
          (kinds & ENS_KIND_BIT (entity->fields[i].refers_to)) != 0)
        kinds |= ENS_KIND_BIT (k);
  }
  for (guint k = 0; k < ENS_N_KINDS; k++)
    if ((kinds & ENS_KIND_BIT (k)) != 0)
      ens_session_note_kind (self, k);
}

static gboolean
delete_row (EnsSession *self, const EnsEntity *entity, gconstpointer record, GError **error)
{
  note_hanging (self, entity->kind);
  return ens_store_delete (ens_session_get_store (self), entity, record, error);
}

/**
 * ens_session_remove_row:
 * @record: only its key matters
 *
 * Removes the row and what hangs on it. Within an action part of it, else an action by itself.
 */
gboolean
ens_session_remove_row (EnsSession *self,
                        const EnsEntity *entity,
                        gconstpointer record,
                        GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (ENS_IS_SESSION (self), FALSE);
  if (ens_store_is_in_action (ens_session_get_store (self)))
    return delete_row (self, entity, record, error);
  name = dup_name (entity, record);
  return ens_session_begin_action (self, ENS_ACTION_REMOVE, name, error) &&
         ens_session_finish (self, delete_row (self, entity, record, error), error);
}
