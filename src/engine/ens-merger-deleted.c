// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows that one side deleted. A deletion of a row with an id of its own stands whatever else was done to
// the row, unless somebody decides otherwise; any other row is one decision, of which the later counts.
#include "ens-merger-deleted.h"

#include "ens-outside.h"
#include "ens-session-private.h"
#include "ens-store-edits.h"
#include "ens-text.h"

#include <string.h>

/** ens_merger_find_tombstone: @tombstone: (out caller-allocates): of @record, when it was deleted. */
gboolean
ens_merger_find_tombstone (EnsMerger *self,
                           const EnsEntity *entity,
                           gconstpointer record,
                           EnsTombstone *tombstone,
                           gboolean *is_found,
                           GError **error)
{
  *is_found = FALSE;
  if (self->n_before[ENS_KIND_TOMBSTONE] == 0)
    return TRUE;
  tombstone->entity = g_strdup (entity->name);
  tombstone->key = ens_record_dup_key (entity, record);
  return ens_store_read (self->store, &ens_tombstone_entity, tombstone, is_found, error);
}

// Whether the row that came is the one that was deleted here, or one before it.
static gboolean
was_seen (EnsMerger *self,
          const EnsPackageRow *row,
          const EnsTombstone *tombstone,
          gboolean *answer,
          GError **error)
{
  gint64 touched = ens_record_get_touched (row->entity, row->record);
  EnsBase base;
  char mark[33];

  *answer = self->merge.ground.is_old;
  if (*answer)
    return TRUE;
  if (!ens_store_find_base (self->store, row->entity, tombstone->key, "", 0, FALSE, &base, error))
    return FALSE;
  ens_store_mark_row (row->entity, row->record, mark);
  *answer = base.is_found ? strcmp (mark, base.mark) == 0 || touched <= base.time
                          : touched <= tombstone->stamp.created;
  return TRUE;
}

static gboolean
put_tombstone (EnsMerger *self,
               const EnsTombstone *tombstone,
               gint64 time,
               const char *author,
               GError **error)
{
  const EnsTombstone put = {
    .entity = tombstone->entity,
    .key = tombstone->key,
    .stamp = { .created = time, .author = (char *) author },
  };

  ens_session_note_kind (self->session, ENS_KIND_TOMBSTONE);
  self->result->n_changed[ENS_KIND_TOMBSTONE]++;
  self->n_before[ENS_KIND_TOMBSTONE]++;
  return ens_store_settle_tombstone (self->store, &put, error);
}

// Somebody kept the row: all of it is as of now, so that the deletion is older wherever it comes.
static gboolean
keep_row (EnsMerger *self, const EnsEntity *entity, const char *key, gint64 after, GError **error)
{
  const EnsEdit edit = {
    .entity = (char *) entity->name,
    .field = (char *) ENS_EDIT_KEPT,
    .key = (char *) key,
    .stamp = { .created = MAX (self->merge.now, after + 1), .author = (char *) self->merge.author },
  };

  return ens_store_settle_edit (self->store, &edit, error);
}

static EnsMergeItem *
new_deletion_item (EnsMerger *self,
                   const EnsEntity *entity,
                   const EnsTombstone *tombstone,
                   EnsMergeClass what,
                   gboolean is_both,
                   EnsMergeTake *take)
{
  EnsMergeItem *item = ens_merge_item_new (entity, tombstone->key, what);

  *take = ens_merge_decisions_get (self->options.decisions, self->merge.package, entity,
                                   tombstone->key, NULL, NULL);
  if (*take == ENS_TAKE_PLAIN && is_both && self->options.prefer == ENS_PREFER_OURS)
    *take = ENS_TAKE_OURS;
  if (*take == ENS_TAKE_PLAIN && is_both && self->options.prefer == ENS_PREFER_THEIRS)
    *take = ENS_TAKE_THEIRS;
  item->take = *take;
  item->is_open = is_both && *take == ENS_TAKE_PLAIN && self->options.prefer == ENS_PREFER_NOBODY;
  return item;
}

// Deleted here, and it comes again.
/** ens_merger_take_deleted: a row with an id of its own that was deleted here comes again. */
gboolean
ens_merger_take_deleted (EnsMerger *self,
                         const EnsPackageRow *row,
                         const EnsTombstone *tombstone,
                         GError **error)
{
  const EnsEntity *entity = row->entity;
  gint64 touched = ens_record_get_touched (entity, row->record);
  const EnsStamp *stamp = ens_record_get_stamp (entity, row->record);
  const EnsEdit *kept = ens_edits_find (ens_merger_find_incoming (self, entity, row->record),
                                        ENS_EDIT_KEPT);
  gboolean is_seen = FALSE;
  EnsMergeItem *item;
  EnsMergeTake take;

  if (kept != NULL && kept->stamp.created >= tombstone->stamp.created)
    return ens_merger_take_new (self, row, error);
  if (!was_seen (self, row, tombstone, &is_seen, error))
    return FALSE;
  item = new_deletion_item (self, entity, tombstone, ENS_MERGE_DELETED_HERE, !is_seen, &take);
  item->author = g_strdup (ens_outside_get_author (stamp->author));
  item->time = touched;
  if (!is_seen || take != ENS_TAKE_PLAIN)
    ens_merger_list_item (self, item, row, row->record);
  else
    ens_merge_item_free (item);
  if (take == ENS_TAKE_THEIRS)
    return ens_merger_insert_with_edits (self, row, error) &&
           keep_row (self, entity, tombstone->key, MAX (touched, tombstone->stamp.created), error);
  self->result->n_same++;
  ens_merger_note_gone (self, entity, row->record);
  if (take != ENS_TAKE_OURS || touched <= tombstone->stamp.created)
    return TRUE;
  return put_tombstone (self, tombstone, MAX (self->merge.now, touched + 1), self->merge.author,
                        error);
}

static gboolean
remove_row (EnsMerger *self,
            const EnsEntity *entity,
            const EnsTombstone *tombstone,
            gconstpointer ours,
            GError **error)
{
  ens_merger_note_changed (self, entity->kind);
  ens_merger_note_gone (self, entity, ours);
  return ens_store_take_away (self->store, entity, ours, error) &&
         put_tombstone (self, tombstone, tombstone->stamp.created, tombstone->stamp.author, error);
}

static gboolean
is_changed_here (EnsMerger *self,
                 const EnsEntity *entity,
                 const EnsTombstone *tombstone,
                 gconstpointer ours,
                 gboolean *answer,
                 GError **error)
{
  *answer = FALSE;
  if (self->merge.ground.is_old)
    return TRUE;
  if (self->merge.ground.generation == 0) {
    *answer = ens_record_get_touched (entity, ours) > tombstone->stamp.created;
    return TRUE;
  }
  *answer = ens_record_get_stamp (entity, (gpointer) ours)->created > self->merge.ground.time;
  for (guint i = entity->n_key; i < entity->n_fields && !*answer; i++) {
    EnsBase base;

    if (!ens_store_find_base (self->store, entity, tombstone->key, entity->fields[i].name,
                              self->merge.ground.generation, FALSE, &base, error))
      return FALSE;
    *answer = base.is_found;
  }
  return TRUE;
}

static gboolean
keep_decision (EnsMerger *self,
               const EnsEntity *entity,
               gpointer ours,
               gint64 after,
               GError **error)
{
  EnsStamp *stamp = ens_record_get_stamp (entity, ours);

  stamp->modified = MAX (self->merge.now, after + 1);
  ens_set_str (&stamp->author, self->merge.author);
  return ens_store_settle (self->store, entity, ours, NULL, error);
}

// Deleted there, and it is still here.
static gboolean
delete_row (EnsMerger *self,
            const EnsPackageRow *row,
            const EnsEntity *entity,
            const EnsTombstone *tombstone,
            gpointer ours,
            GError **error)
{
  gint64 touched = ens_record_get_touched (entity, ours);
  gint64 time = tombstone->stamp.created;
  gboolean is_both = FALSE;
  EnsMergeItem *item;
  EnsMergeTake take;

  if (!ens_entity_has_own_id (entity) && touched > time) {
    self->result->n_same++;
    return TRUE;
  }
  if (!is_changed_here (self, entity, tombstone, ours, &is_both, error))
    return FALSE;
  item = new_deletion_item (self, entity, tombstone, ENS_MERGE_DELETED_THERE, is_both, &take);
  item->author = g_strdup (tombstone->stamp.author);
  item->time = time;
  ens_merger_list_item (self, item, row, ours);
  if (take != ENS_TAKE_OURS)
    return remove_row (self, entity, tombstone, ours, error);
  ens_merger_note_changed (self, entity->kind);
  if (ens_entity_has_own_id (entity))
    return keep_row (self, entity, tombstone->key, MAX (touched, time), error);
  return keep_decision (self, entity, ours, MAX (touched, time), error);
}

static gboolean
is_kept (EnsMerger *self,
         const EnsEntity *entity,
         const EnsTombstone *tombstone,
         gboolean *answer,
         GError **error)
{
  g_autoptr (GPtrArray) edits = NULL;
  const EnsEdit *kept;

  *answer = FALSE;
  if (!ens_entity_has_own_id (entity))
    return TRUE;
  edits = ens_store_list_edits (self->store, entity, tombstone->key, error);
  if (edits == NULL)
    return FALSE;
  kept = ens_edits_find (edits, ENS_EDIT_KEPT);
  *answer = kept != NULL && kept->stamp.created >= tombstone->stamp.created;
  return TRUE;
}

static gboolean
take_first_tombstone (EnsMerger *self,
                      const EnsPackageRow *row,
                      const EnsTombstone *tombstone,
                      GError **error)
{
  const EnsEntity *entity = ens_entity_by_name (tombstone->entity);
  gpointer ours = ens_record_new (entity);
  gboolean is_found = FALSE;
  gboolean is_kept_here = FALSE;
  gboolean is_done;

  is_done = ens_record_parse_key (entity, ours, tombstone->key, error) &&
            ens_store_read (self->store, entity, ours, &is_found, error) &&
            is_kept (self, entity, tombstone, &is_kept_here, error);
  if (is_done && is_kept_here)
    self->result->n_same++;
  else if (is_done && is_found)
    is_done = delete_row (self, row, entity, tombstone, ours, error);
  else if (is_done) {
    ens_merger_note_gone (self, entity, ours);
    is_done = ens_merger_insert (self, &ens_tombstone_entity, tombstone, error);
  }
  ens_record_free (entity, ours);
  return is_done;
}

// Of two deletions of the same row the later one is kept, so that the order does not matter.
/** ens_merger_take_tombstone: that a row was deleted elsewhere; @row: what it came with. */
gboolean
ens_merger_take_tombstone (EnsMerger *self,
                           const EnsPackageRow *row,
                           const EnsTombstone *tombstone,
                           GError **error)
{
  g_autoptr (EnsTombstone) known = ens_tombstone_copy (tombstone);
  gboolean is_found = FALSE;

  if (!ens_store_read (self->store, &ens_tombstone_entity, known, &is_found, error))
    return FALSE;
  if (!is_found)
    return take_first_tombstone (self, row, tombstone, error);
  if (known->stamp.created > tombstone->stamp.created ||
      (known->stamp.created == tombstone->stamp.created &&
       g_strcmp0 (known->stamp.author, tombstone->stamp.author) >= 0)) {
    self->result->n_same++;
    return TRUE;
  }
  return put_tombstone (self, tombstone, tombstone->stamp.created, tombstone->stamp.author, error);
}
