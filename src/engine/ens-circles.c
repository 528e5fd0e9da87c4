// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Of each circle, the row that was touched last comes out; of equals, the one with the greater id.
// Its stamp stays, so that both sides hold equal rows afterwards.
#include "ens-circles.h"

#include "ens-error.h"
#include "ens-session-private.h"
#include "ens-store-edits.h"

typedef struct {
  const EnsEntity *entity;
  const EnsField *field;
  GHashTable *by_id;
} Rows;

static const EnsField *
find_self_reference (const EnsEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].refers_to == entity->kind)
      return &entity->fields[i];
  return NULL;
}

static EnsUuid *
get_above (const Rows *rows, gpointer record)
{
  return (EnsUuid *) ((char *) record + rows->field->offset);
}

static const EnsUuid *
get_id (const Rows *rows, gconstpointer record)
{
  return (const EnsUuid *) ((const char *) record + rows->entity->fields[0].offset);
}

static gboolean
is_later (const Rows *rows, gpointer left, gpointer right)
{
  const EnsStamp *one = ens_record_get_stamp (rows->entity, left);
  const EnsStamp *two = ens_record_get_stamp (rows->entity, right);
  gint64 first = MAX (one->created, one->modified);
  gint64 second = MAX (two->created, two->modified);

  return first != second ? first > second
                         : ens_uuid_compare (get_id (rows, left), get_id (rows, right)) > 0;
}

// The row of the circle through @record that comes out, or NULL where there is no circle.
static gpointer
find_last_in_circle (const Rows *rows, gpointer record)
{
  gpointer last = record;
  gpointer at = g_hash_table_lookup (rows->by_id, get_above (rows, record));

  for (guint steps = g_hash_table_size (rows->by_id); at != NULL && steps > 0; steps--) {
    if (at == record)
      return last;
    if (is_later (rows, at, last))
      last = at;
    at = g_hash_table_lookup (rows->by_id, get_above (rows, at));
  }
  return NULL;
}

static gboolean
take_out (const Rows *rows,
          EnsSession *session,
          gpointer record,
          EnsFaults *faults,
          const char *path,
          GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autofree char *key = ens_record_dup_key (rows->entity, record);
  g_autoptr (GPtrArray) edits = ens_store_list_edits (store, rows->entity, key, error);
  g_autofree char *what = g_strdup_printf (_ ("%s %s would lie in itself after the merge"),
                                           rows->entity->name, key);

  *get_above (rows, record) = (EnsUuid){ { 0 } };
  ens_session_note_kind (session, rows->entity->kind);
  ens_faults_warn (faults, path, 0, what, _ ("it was taken out of the one it lay in; put it back"));
  return edits != NULL && ens_store_settle (store, rows->entity, record, edits, error);
}

/**
 * ens_circles_open:
 * @kind: of rows that may lie in one another and have an id
 * @faults: told of each row that was taken out
 * @path: what @faults speaks of
 *
 * Within an action.
 */
gboolean
ens_circles_open (EnsSession *session,
                  EnsEntityKind kind,
                  EnsFaults *faults,
                  const char *path,
                  GError **error)
{
  g_autoptr (GPtrArray) list = ens_session_list_rows (session, kind, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  Rows rows = { .entity = ens_entity_get (kind), .by_id = by_id };

  rows.field = find_self_reference (rows.entity);
  if (list == NULL || rows.field == NULL)
    return list != NULL;
  for (guint i = 0; i < list->len; i++)
    g_hash_table_insert (by_id, (gpointer) get_id (&rows, list->pdata[i]), list->pdata[i]);
  for (guint i = 0; i < list->len; i++) {
    gpointer last = find_last_in_circle (&rows, list->pdata[i]);

    if (last != NULL && !take_out (&rows, session, last, faults, path, error))
      return FALSE;
  }
  return TRUE;
}
