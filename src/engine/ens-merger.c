// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packages, row by row in bounded memory. What is in a project after a merge depends on the rows that
// came, not on their order: a row is the latest of its versions, field by field where it has an id of
// its own; a deletion stands whatever else was done to the row, unless somebody decides otherwise; what
// hangs on a deleted row goes with it without a word, wherever it comes from.
#include "ens-merger.h"

#include "ens-circles.h"
#include "ens-error.h"
#include "ens-exchange-log.h"
#include "ens-merger-above.h"
#include "ens-merger-deleted.h"
#include "ens-merger-private.h"
#include "ens-minors.h"
#include "ens-outside.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-store-edits.h"
#include "ens-tally.h"
#include "ens-text.h"
#include "ens-time.h"

#include <string.h>

// As many items as people will ever look through; further ones are only counted. New rows have a share of
// their own, and what somebody has to decide is always listed.
#define MOST_ITEMS 20000

/** ens_merger_insert: a row, known to be new, is counted and written. */
gboolean
ens_merger_insert (EnsMerger *self, const EnsEntity *entity, gconstpointer record, GError **error)
{
  ens_session_note_kind (self->session, entity->kind);
  self->result->n_new[entity->kind]++;
  return ens_store_insert (self->store, entity, record, error);
}

/** ens_merger_note_changed: a row of @kind is other than before. */
void
ens_merger_note_changed (EnsMerger *self, EnsEntityKind kind)
{
  ens_session_note_kind (self->session, kind);
  self->result->n_changed[kind]++;
  ens_known_rows_clear (self->known);
  self->changed |= (EnsKinds) 1 << kind;
}

static void
warn (EnsMerger *self, const EnsMergeItem *item)
{
  g_autofree char *kind = ens_merge_item_dup_kind (item);
  g_autofree char *short_title = ens_text_dup_short (item->title, 60);
  g_autofree char *what = NULL;

  if (item->what == ENS_MERGE_BOTH)
    what = g_strdup_printf (_ ("%s “%s” was changed here and there"), kind, short_title);
  else
    what = g_strdup_printf (_ ("%s “%s” was deleted on one side and changed on the other"), kind,
                            short_title);
  ens_faults_warn (self->faults, self->path, item->line, what,
                   _ ("“merge --prefer ours|theirs|newest” decides, “--report” shows both values"));
}

static char *
dup_place (const EnsEntity *entity, const char *key)
{
  return g_strconcat (entity->name, "\n", key, NULL);
}

/** ens_merger_list_item: @item: (transfer full): what came of @row, for people; @record: to name it by. */
void
ens_merger_list_item (EnsMerger *self,
                      EnsMergeItem *item,
                      const EnsPackageRow *row,
                      gconstpointer record)
{
  guint *n_listed = &self->n_listed[item->what == ENS_MERGE_NEW];
  gboolean is_listed = item->is_open || *n_listed < MOST_ITEMS;

  if (item->is_open)
    g_hash_table_add (self->open, dup_place (item->entity, item->key));
  if (is_listed) {
    item->package = g_strdup (self->path);
    item->package_id = g_strdup (self->merge.package);
    item->line = row->line;
    item->title = ens_merge_dup_title (self->session, item->entity, record);
  }
  if (item->is_open)
    warn (self, item);
  if (is_listed) {
    (*n_listed)++;
    g_ptr_array_add (self->items, item);
    return;
  }
  self->n_unlisted++;
  ens_merge_item_free (item);
}

// All edits of a row stand before it.
static gboolean
note_incoming (EnsMerger *self, const EnsEdit *edit)
{
  g_autofree char *place = g_strconcat (edit->entity, "\n", edit->key, NULL);
  GPtrArray *edits = g_hash_table_lookup (self->incoming, place);

  if (edits == NULL) {
    edits = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_edit_free);
    g_hash_table_insert (self->incoming, g_steal_pointer (&place), edits);
  }
  g_ptr_array_add (edits, ens_edit_copy (edit));
  return TRUE;
}

/** ens_merger_find_incoming: Returns: (nullable) (transfer none): the edits that came with @record. */
const GPtrArray *
ens_merger_find_incoming (EnsMerger *self, const EnsEntity *entity, gconstpointer record)
{
  g_autofree char *key = NULL;
  g_autofree char *place = NULL;

  if (g_hash_table_size (self->incoming) == 0 || !ens_entity_has_own_id (entity))
    return NULL;
  key = ens_record_dup_key (entity, record);
  place = dup_place (entity, key);
  return g_hash_table_lookup (self->incoming, place);
}

// What every package of a project brings along.
static gboolean
repeats (EnsEntityKind kind)
{
  return kind <= ENS_KIND_CODER || kind == ENS_KIND_TRANSLATION;
}

static gboolean
write_result (EnsMerger *self, const EnsPackageRow *row, const EnsRowResult *result, GError **error)
{
  if (!result->is_new) {
    self->result->n_same++;
    if (repeats (row->entity->kind) && result->item == NULL)
      ens_known_rows_add (self->known, row->entity, row->record);
    return TRUE;
  }
  ens_merger_note_changed (self, row->entity->kind);
  return ens_store_settle (self->store, row->entity, result->record, result->edits, error);
}

static gboolean
reconcile (EnsMerger *self, const EnsPackageRow *row, gconstpointer ours, GError **error)
{
  EnsRowResult result;
  gboolean is_done;

  is_done = ens_row_merge_run (&self->merge, row->entity, ours, row->record,
                               ens_merger_find_incoming (self, row->entity, row->record), &result,
                               error) &&
            write_result (self, row, &result, error);
  if (is_done && result.item != NULL)
    ens_merger_list_item (self, g_steal_pointer (&result.item), row, ours);
  ens_row_result_clear (row->entity, &result);
  return is_done;
}

/** ens_merger_note_gone: what hangs on @record stays away from now on. */
void
ens_merger_note_gone (EnsMerger *self, const EnsEntity *entity, gconstpointer record)
{
  if (ens_entity_has_own_id (entity))
    g_hash_table_add (self->gone, g_memdup2 (record, sizeof (EnsUuid)));
}

/** ens_merger_insert_with_edits: a new row, and when its fields were changed. */
gboolean
ens_merger_insert_with_edits (EnsMerger *self, const EnsPackageRow *row, GError **error)
{
  const GPtrArray *edits = ens_merger_find_incoming (self, row->entity, row->record);

  if (!ens_merger_insert (self, row->entity, row->record, error))
    return FALSE;
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    if (!ens_store_settle_edit (self->store, edits->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
refuse_row (EnsMerger *self, const EnsPackageRow *row, const char *key, GError **error)
{
  self->has_refusals = TRUE;
  self->result->n_same++;
  ens_merger_note_gone (self, row->entity, row->record);
  return ens_store_set_refusal (self->store, row->entity, key,
                                ens_record_get_touched (row->entity, row->record), error);
}

static gboolean
was_refused (EnsMerger *self,
             const EnsPackageRow *row,
             const char *key,
             gboolean *answer,
             GError **error)
{
  gint64 time = 0;

  *answer = FALSE;
  if (!self->has_refusals)
    return TRUE;
  if (!ens_store_find_refusal (self->store, row->entity, key, &time, error))
    return FALSE;
  *answer = time != 0 && time >= ens_record_get_touched (row->entity, row->record);
  return TRUE;
}

static gboolean
write_values (EnsMerger *self, const EnsPackageRow *row, const char *key, GError **error)
{
  for (guint i = row->entity->n_key; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    const char *value = NULL;

    if ((field->flags & ENS_FIELD_STAMP) == 0 &&
        ens_merge_decisions_get (self->options.decisions, self->merge.package, row->entity, key,
                                 field->name, &value) == ENS_TAKE_VALUE &&
        value != NULL && !ens_field_parse (field, row->record, value, error))
      return FALSE;
  }
  return TRUE;
}

// A value that somebody writes into a new row is an edit of that person, made after the row came.
static gboolean
edit_new (EnsMerger *self, const EnsPackageRow *row, const char *key, GError **error)
{
  gpointer edited;
  EnsStamp *stamp;
  gboolean is_done;

  if (ens_merge_decisions_get_n (self->options.decisions) == 0)
    return TRUE;
  edited = ens_record_copy (row->entity, row->record);
  stamp = ens_record_get_stamp (row->entity, edited);
  is_done = write_values (self, &(EnsPackageRow){ row->entity, edited, row->line }, key, error);
  if (is_done && !ens_record_equal (row->entity, edited, row->record)) {
    stamp->modified = MAX (self->merge.now, ens_record_get_touched (row->entity, edited) + 1);
    ens_set_str (&stamp->author, self->merge.author);
    is_done = ens_store_update (self->store, row->entity, edited, error);
  }
  ens_record_free (row->entity, edited);
  return is_done;
}

// What people wrote can be read, and written anew, before it comes.
static void
tell_words (EnsMergeItem *item, const EnsPackageRow *row)
{
  for (guint i = row->entity->n_key; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    EnsMergeField *told;

    if ((field->flags & ENS_FIELD_LONG) == 0 || ens_field_is_absent (field, row->record))
      continue;
    told = ens_merge_item_add_field (item, field);
    told->theirs = ens_field_dup_text (field, row->record);
    told->their_author = g_strdup (item->author);
    told->their_time = item->time;
    told->is_theirs = TRUE;
  }
}

/** ens_merger_take_new: a row that is not here, unless somebody refuses it. */
gboolean
ens_merger_take_new (EnsMerger *self, const EnsPackageRow *row, GError **error)
{
  g_autofree char *key = NULL;
  gboolean is_refused = FALSE;
  EnsMergeTake take;

  if (!self->options.with_new && !self->has_refusals &&
      ens_merge_decisions_get_n (self->options.decisions) == 0)
    return ens_merger_insert_with_edits (self, row, error);
  key = ens_record_dup_key (row->entity, row->record);
  take = ens_merge_decisions_get (self->options.decisions, self->merge.package, row->entity, key,
                                  NULL, NULL);
  if (!was_refused (self, row, key, &is_refused, error))
    return FALSE;
  if (self->options.with_new || take != ENS_TAKE_PLAIN) {
    EnsMergeItem *item = ens_merge_item_new (row->entity, key, ENS_MERGE_NEW);
    const EnsStamp *stamp = ens_record_get_stamp (row->entity, row->record);

    item->take = is_refused && take == ENS_TAKE_PLAIN ? ENS_TAKE_OURS : take;
    item->author = g_strdup (ens_outside_get_author (stamp->author));
    item->time = ens_record_get_touched (row->entity, row->record);
    tell_words (item, row);
    ens_merger_list_item (self, item, row, row->record);
  }
  if (take == ENS_TAKE_OURS || (is_refused && take == ENS_TAKE_PLAIN))
    return refuse_row (self, row, key, error);
  return ens_merger_insert_with_edits (self, row, error) && edit_new (self, row, key, error);
}

// A decision that hangs on a deleted row counts as taken back when it was taken.
static gboolean
take_hung (EnsMerger *self, const EnsPackageRow *row, GError **error)
{
  g_autoptr (EnsTombstone) tombstone = NULL;

  if (ens_entity_has_own_id (row->entity)) {
    self->result->n_same++;
    ens_merger_note_gone (self, row->entity, row->record);
    return TRUE;
  }
  tombstone = ens_tombstone_new ();
  tombstone->entity = g_strdup (row->entity->name);
  tombstone->key = ens_record_dup_key (row->entity, row->record);
  tombstone->stamp.created = ens_record_get_touched (row->entity, row->record);
  return ens_merger_take_tombstone (self, row, tombstone, error);
}

// A row that cannot be without a deleted one stays away with it; one that can only loses the reference.
static gboolean
hangs_on_gone (EnsMerger *self, const EnsPackageRow *row)
{
  gboolean is_hung = FALSE;

  for (guint i = 0; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    EnsUuid *id = (EnsUuid *) ((char *) row->record + field->offset);

    if (field->type != ENS_FIELD_UUID || ens_uuid_is_nil (id) ||
        !g_hash_table_contains (self->gone, id))
      continue;
    // An id of no row here, such as of the project that counted, hangs on nothing.
    if (field->refers_to == ENS_KIND_NONE && row->entity->kind != ENS_KIND_TRANSLATION)
      continue;
    if ((field->flags & (ENS_FIELD_REQUIRED | ENS_FIELD_KEY)) != 0)
      is_hung = TRUE;
    else
      *id = (EnsUuid){ { 0 } };
  }
  return is_hung;
}

static gboolean
take_absent (EnsMerger *self, const EnsPackageRow *row, GError **error)
{
  g_autoptr (EnsTombstone) tombstone = ens_tombstone_new ();
  gboolean is_deleted = FALSE;
  gint64 touched = ens_record_get_touched (row->entity, row->record);

  if (!ens_merger_find_tombstone (self, row->entity, row->record, tombstone, &is_deleted, error))
    return FALSE;
  if (!is_deleted)
    return ens_merger_take_new (self, row, error);
  if (ens_entity_has_own_id (row->entity))
    return ens_merger_take_deleted (self, row, tombstone, error);
  if (touched > tombstone->stamp.created)
    return ens_merger_take_new (self, row, error);
  self->result->n_same++;
  return TRUE;
}

static gboolean
take_known_or_absent (EnsMerger *self, const EnsPackageRow *row, gpointer ours, GError **error)
{
  gboolean is_found = FALSE;

  if (!ens_store_read (self->store, row->entity, ours, &is_found, error))
    return FALSE;
  return is_found ? reconcile (self, row, ours, error) : take_absent (self, row, error);
}

static gboolean
take_content (EnsMerger *self, const EnsPackageRow *row, GError **error)
{
  gboolean is_done;
  gpointer ours;

  if (g_hash_table_size (self->gone) > 0 && hangs_on_gone (self, row))
    return take_hung (self, row, error);
  if (!ens_merger_note_above (self, row, error))
    return FALSE;
  if (self->n_before[row->entity->kind] == 0 && self->n_before[ENS_KIND_TOMBSTONE] == 0)
    return ens_merger_take_new (self, row, error);
  ours = ens_record_copy (row->entity, row->record);
  is_done = take_known_or_absent (self, row, ours, error);
  ens_record_free (row->entity, ours);
  return is_done;
}

static gboolean
take_row (EnsMerger *self, const EnsPackageRow *row, GError **error)
{
  gboolean is_stand_in = FALSE;

  ens_merger_mark_outside (self, row);
  if (!ens_merger_stands_in (self, row, &is_stand_in, error))
    return FALSE;
  if (is_stand_in) {
    self->result->n_same++;
    return TRUE;
  }
  if (row->entity->kind == ENS_KIND_EDIT)
    return note_incoming (self, row->record);
  if (row->entity->kind == ENS_KIND_TOMBSTONE)
    return ens_merger_take_tombstone (self, row, row->record, error);
  if (ens_known_rows_contains (self->known, row->entity, row->record)) {
    self->result->n_same++;
    return TRUE;
  }
  return take_content (self, row, error);
}

static gboolean
names (const char *ids, const char *id)
{
  return ids != NULL && strstr (ids, id) != NULL;
}

// Of what was told to others, the fields are not what they were where it came from.
static gboolean
tells_all (const EnsPackageEntry *entry)
{
  return entry->direction == ENS_PACKAGE_OUT ||
         g_strcmp0 (entry->privacy, ens_package_privacy_words[ENS_PRIVACY_INTERNAL]) == 0;
}

// The last package that both sides know: one that the header names and that went through here. A file
// that somebody changed still says which package it was; only then its bytes are looked at.
static void
find_ground (EnsMerger *self)
{
  const EnsPackageHeader *header = ens_package_reader_get_header (self->reader);
  g_autofree char *body_id = NULL;
  EnsCommonGround *ground = &self->merge.ground;
  gboolean was_read = FALSE;

  *ground = self->merge.any_ground = (EnsCommonGround){ 0 };
  for (guint i = 0; i < self->log->len; i++) {
    const EnsPackageEntry *entry = self->log->pdata[i];
    gboolean is_same = strcmp (entry->id, header->id) == 0;

    if ((is_same || names (entry->parents, header->id)) && body_id == NULL)
      body_id = ens_package_dup_body_id (self->path, NULL);
    if (body_id == NULL || strcmp (body_id, header->id) == 0)
      ground->is_old |= is_same || names (entry->parents, header->id);
    if (is_same || (!was_read && names (header->parents, entry->id))) {
      self->merge.any_ground = (EnsCommonGround){ entry->generation, entry->time, FALSE };
      if (tells_all (entry))
        *ground = (EnsCommonGround){ entry->generation, entry->time, ground->is_old };
      was_read |= is_same;
    }
  }
  self->merge.any_ground.is_old = ground->is_old;
}

static gboolean
take_rows (EnsMerger *self, const EnsProgress *progress, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  EnsPackageRow row;

  while (ens_package_reader_next (self->reader, &row, &local_error)) {
    // After a fault nothing will be kept; the rest is only read for further faults.
    if (ens_faults_get_n_errors (self->faults) > 0)
      continue;
    if (!take_row (self, &row, error) ||
        !ens_progress_step (progress, ens_package_reader_get_fraction (self->reader), error))
      return FALSE;
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
log_package (EnsMerger *self, GError **error)
{
  const EnsPackageHeader *header = ens_package_reader_get_header (self->reader);
  EnsPackageEntry *entry = g_new0 (EnsPackageEntry, 1);

  entry->id = g_strdup (ens_package_reader_get_body_id (self->reader));
  entry->direction = ENS_PACKAGE_IN;
  entry->parents = g_strdup (header->parents);
  entry->privacy = g_strdup (ens_package_privacy_words[header->privacy]);
  entry->title = g_strdup (header->title);
  entry->time = ens_time_now ();
  g_ptr_array_add (self->log, entry);
  if (!ens_store_log_package (self->store, entry, error))
    return FALSE;
  entry->generation = ens_store_get_generation (self->store);
  return TRUE;
}

/**
 * ens_merger_new:
 * @options: copied
 * @faults: takes what is wrong with packages, and what must be decided
 *
 * For the length of one action.
 */
EnsMerger *
ens_merger_new (EnsSession *session,
                const EnsMergerOptions *options,
                EnsFaults *faults,
                GError **error)
{
  g_autoptr (EnsMerger) self = g_new0 (EnsMerger, 1);

  self->session = session;
  self->store = ens_session_get_store (session);
  self->options = *options;
  self->faults = faults;
  self->merge = (EnsRowMerge){
    .store = self->store,
    .now = ens_time_now (),
    .author = ens_session_get_author (session),
    .decisions = options->decisions,
    .prefer = options->prefer,
  };
  self->incoming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
  self->known = ens_known_rows_new ();
  self->stand_ins = ens_stand_ins_new ();
  self->gone = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_merge_item_free);
  self->log = ens_store_list_packages (self->store, error);
  if (self->log == NULL || !ens_store_count (self->store, self->n_before, error) ||
      !ens_store_has_refusals (self->store, &self->has_refusals, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ens_merger_free (EnsMerger *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->incoming);
  ens_known_rows_free (self->known);
  ens_stand_ins_free (self->stand_ins);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->open);
  g_clear_pointer (&self->below, g_ptr_array_unref);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/** ens_merger_get_n_open: Returns: how many rows wait for somebody to decide. */
guint
ens_merger_get_n_open (const EnsMerger *self)
{
  return g_hash_table_size (self->open);
}

/** ens_merger_get_n_unlisted: Returns: how many items are counted only. */
guint64
ens_merger_get_n_unlisted (const EnsMerger *self)
{
  return self->n_unlisted;
}

/** ens_merger_get_items: Returns: (transfer none) (element-type EnsMergeItem): row by row. */
GPtrArray *
ens_merger_get_items (const EnsMerger *self)
{
  return self->items;
}

/** ens_merger_finish: after the last package, before the action ends. */
gboolean
ens_merger_finish (EnsMerger *self, GError **error)
{
  if (!ens_merger_settle_stand_ins (self, error))
    return FALSE;
  for (guint kind = 0; kind < ENS_N_KINDS; kind++)
    if ((self->changed & ((EnsKinds) 1 << kind)) != 0 &&
        !ens_circles_open (self->session, kind, self->faults, self->path, error))
      return FALSE;
  return ens_minors_clean_after_merge (self->session, error);
}

static gboolean
read_package (EnsMerger *self, const EnsProgress *progress, GError **error)
{
  if (!take_rows (self, progress, error))
    return FALSE;
  if (ens_faults_get_n_errors (self->faults) == 0 && !ens_merger_settle_above (self, error))
    return FALSE;
  for (guint kind = 0; kind < ENS_N_KINDS; kind++)
    self->n_before[kind] += (gint64) self->result->n_new[kind];
  g_hash_table_remove_all (self->incoming);
  return ens_faults_get_n_errors (self->faults) > 0 || log_package (self, error);
}

/**
 * ens_merger_read:
 * @reader: at its beginning
 * @path: what messages speak of
 * @progress: (nullable): who listens
 * @result: (inout): counts are added to it
 *
 * Faults of the package are in the list of faults; the caller gives up when there are any.
 */
gboolean
ens_merger_read (EnsMerger *self,
                 EnsPackageReader *reader,
                 const char *path,
                 const EnsProgress *progress,
                 EnsImportResult *result,
                 GError **error)
{
  gboolean is_done;

  self->reader = reader;
  self->path = path;
  self->result = result;
  self->merge.package = ens_package_reader_get_header (reader)->id;
  find_ground (self);
  is_done = read_package (self, progress, error);
  self->reader = NULL;
  self->merge.package = NULL;
  return is_done;
}
