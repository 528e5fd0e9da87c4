// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of one kind come in the order of their keys: a pile may come before the pile it lies in, of which
// only then is found out that it was deleted here. What would have been done, had it come after, is done
// at the end of the package.
#include "ens-merger-above.h"

#include "ens-merger-private.h"
#include "ens-session-private.h"
#include "ens-store-edits.h"

typedef struct {
  const EnsEntity *entity;
  const EnsField *field;
  gpointer record;
} Below;

static void
below_free (Below *below)
{
  ens_record_free (below->entity, below->record);
  g_free (below);
}

static const EnsUuid *
get_above (const EnsField *field, gconstpointer record)
{
  return (const EnsUuid *) ((const char *) record + field->offset);
}

/** ens_merger_note_above: remembers @row until the end of the package where it lies in one of its kind. */
gboolean
ens_merger_note_above (EnsMerger *self, const EnsPackageRow *row, GError **error)
{
  for (guint i = row->entity->n_key; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    gpointer key;
    gboolean is_there = FALSE;
    Below *below;

    if (field->refers_to != row->entity->kind || ens_uuid_is_nil (get_above (field, row->record)))
      continue;
    key = ens_record_new (row->entity);
    *(EnsUuid *) ((char *) key + row->entity->fields[0].offset) = *get_above (field, row->record);
    if (!ens_store_read (self->store, row->entity, key, &is_there, error)) {
      ens_record_free (row->entity, key);
      return FALSE;
    }
    ens_record_free (row->entity, key);
    if (is_there)
      continue;
    if (self->below == NULL)
      self->below = g_ptr_array_new_with_free_func ((GDestroyNotify) below_free);
    below = g_new0 (Below, 1);
    below->entity = row->entity;
    below->field = field;
    below->record = ens_record_copy (row->entity, row->record);
    g_ptr_array_add (self->below, below);
  }
  return TRUE;
}

static gboolean
let_go (EnsMerger *self, const Below *below, gpointer record, GError **error)
{
  g_autofree char *key = ens_record_dup_key (below->entity, record);
  g_autoptr (GPtrArray) edits = NULL;

  ens_merger_note_changed (self, below->entity->kind);
  *(EnsUuid *) get_above (below->field, record) = (EnsUuid){ { 0 } };
  edits = ens_store_list_edits (self->store, below->entity, key, error);
  return edits != NULL && ens_store_settle (self->store, below->entity, record, edits, error);
}

static gboolean
settle (EnsMerger *self, const Below *below, GError **error)
{
  const EnsUuid above = *get_above (below->field, below->record);
  gboolean is_found = FALSE;
  gboolean is_done;
  gpointer record;

  if (!g_hash_table_contains (self->gone, &above))
    return TRUE;
  record = ens_record_copy (below->entity, below->record);
  is_done = ens_store_read (self->store, below->entity, record, &is_found, error);
  if (is_done && is_found && ens_uuid_equal (get_above (below->field, record), &above))
    is_done = let_go (self, below, record, error);
  ens_record_free (below->entity, record);
  return is_done;
}

/** ens_merger_settle_above: at the end of a package. */
gboolean
ens_merger_settle_above (EnsMerger *self, GError **error)
{
  gboolean is_any_gone = self->below != NULL && g_hash_table_size (self->gone) > 0;

  for (guint i = 0; is_any_gone && i < self->below->len; i++)
    if (!settle (self, self->below->pdata[i], error))
      return FALSE;
  g_clear_pointer (&self->below, g_ptr_array_unref);
  return TRUE;
}
