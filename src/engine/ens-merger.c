// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packages, row by row in bounded memory. New rows come in, equal rows are passed over, a row changed
// on one side only takes that change. Which side changed is told by the row's stamp: what was touched
// after both sides last knew the same. Whatever order packages come in, the same rows stay.
#include "ens-merger.h"

#include "ens-circles.h"
#include "ens-error.h"
#include "ens-exchange-log.h"
#include "ens-known-rows.h"
#include "ens-package-reader.h"
#include "ens-session-private.h"
#include "ens-tally.h"
#include "ens-time.h"
#include "ens-tombstone.h"

#include <string.h>

/**
 * EnsMerger:
 * @n_before: rows of each kind before the package at hand: where there were none, all is new
 * @parent_time: when both sides last knew the same; 0 for never
 * @gone: ids of rows that were deleted here and stay so: what hangs on them stays away, too
 * @known: rows that are in the project just so: every package repeats the codebook
 */
struct _EnsMerger {
  EnsSession *session;
  EnsStore *store;
  EnsPrefer prefer;
  EnsFaults *faults;
  EnsImportResult *result;
  EnsPackageReader *reader;
  const char *path;
  gint64 n_before[ENS_N_KINDS];
  gint64 parent_time;
  EnsKnownRows *known;
  GHashTable *gone;
  GPtrArray *conflicts;
  guint n_rows_in_conflict;
};

static void
conflict_free (EnsConflict *conflict)
{
  g_free (conflict->package);
  g_free (conflict->key);
  g_free (conflict->ours);
  g_free (conflict->theirs);
  g_free (conflict->our_author);
  g_free (conflict->their_author);
  g_free (conflict);
}

/** ens_prefer_parse: @word: (nullable): `ours`, `theirs` or `newest`; nobody when %NULL. */
gboolean
ens_prefer_parse (const char *word, EnsPrefer *prefer, GError **error)
{
  static const char *const words[] = { "ours", "theirs", "newest" };

  *prefer = ENS_PREFER_NOBODY;
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      *prefer = (EnsPrefer) (ENS_PREFER_OURS + i);
  if (word == NULL || *prefer != ENS_PREFER_NOBODY)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("“%s” is not ours, theirs or newest"), word);
  return FALSE;
}

static gint64
last_touched (const EnsEntity *entity, gconstpointer record)
{
  const EnsStamp *stamp = ens_record_get_stamp (entity, (gpointer) record);

  return MAX (stamp->created, stamp->modified);
}

// Whether a row is as it was when both sides last knew the same, or as it was made.
static gboolean
is_untouched (const EnsMerger *self, const EnsEntity *entity, gconstpointer record)
{
  return ens_record_get_stamp (entity, (gpointer) record)->modified == 0 ||
         last_touched (entity, record) <= self->parent_time;
}

static gboolean
insert (EnsMerger *self, const EnsEntity *entity, gconstpointer record, GError **error)
{
  ens_session_note_kind (self->session, entity->kind);
  self->result->n_new[entity->kind]++;
  return ens_store_insert (self->store, entity, record, error);
}

static gboolean
take_theirs (EnsMerger *self, const EnsPackageRow *row, GError **error)
{
  ens_session_note_kind (self->session, row->entity->kind);
  self->result->n_changed[row->entity->kind]++;
  ens_known_rows_clear (self->known);
  return ens_store_update (self->store, row->entity, row->record, error);
}

// Which of two values wins must not depend on who merges: the later one, else the greater text.
static gboolean
is_newer (const EnsEntity *entity, gconstpointer theirs, gconstpointer ours)
{
  gint64 their_time = last_touched (entity, theirs);
  gint64 our_time = last_touched (entity, ours);

  if (their_time != our_time)
    return their_time > our_time;
  for (guint i = 0; i < entity->n_fields; i++) {
    g_autofree char *left = ens_field_dup_text (&entity->fields[i], theirs);
    g_autofree char *right = ens_field_dup_text (&entity->fields[i], ours);
    int order = g_strcmp0 (left, right);

    if (order != 0)
      return order > 0;
  }
  return FALSE;
}

static void
add_conflict (EnsMerger *self,
              const EnsPackageRow *row,
              gconstpointer ours,
              const EnsField *field,
              gboolean is_theirs)
{
  const EnsStamp *our_stamp = ens_record_get_stamp (row->entity, (gpointer) ours);
  const EnsStamp *their_stamp = ens_record_get_stamp (row->entity, row->record);
  EnsConflict *conflict = g_new0 (EnsConflict, 1);

  conflict->package = g_strdup (self->path);
  conflict->line = row->line;
  conflict->entity = row->entity;
  conflict->key = ens_record_dup_key (row->entity, ours);
  conflict->field = field->name;
  conflict->ours = ens_field_dup_text (field, ours);
  conflict->theirs = ens_field_dup_text (field, row->record);
  conflict->our_author = g_strdup (our_stamp->author);
  conflict->their_author = g_strdup (their_stamp->author);
  conflict->our_time = last_touched (row->entity, ours);
  conflict->their_time = last_touched (row->entity, row->record);
  conflict->is_theirs = is_theirs;
  g_ptr_array_add (self->conflicts, conflict);
}

static void
warn (EnsMerger *self, const EnsPackageRow *row)
{
  g_autofree char *key = ens_record_dup_key (row->entity, row->record);
  g_autofree char *what = g_strdup_printf (_ ("%s %s was changed here and there"),
                                           row->entity->name, key);

  ens_faults_warn (self->faults, self->path, row->line, what,
                   _ ("“merge --prefer ours|theirs|newest” decides, “--report” shows both values"));
}

static gboolean
decide (EnsMerger *self, const EnsPackageRow *row, gconstpointer ours, GError **error)
{
  gboolean is_theirs = self->prefer == ENS_PREFER_THEIRS ||
                       (self->prefer == ENS_PREFER_NEWEST &&
                        is_newer (row->entity, row->record, ours));

  for (guint i = 0; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];

    if ((field->flags & ENS_FIELD_STAMP) == 0 && !ens_field_equal (field, ours, row->record))
      add_conflict (self, row, ours, field, is_theirs);
  }
  self->n_rows_in_conflict++;
  if (self->prefer == ENS_PREFER_NOBODY)
    warn (self, row);
  return !is_theirs || take_theirs (self, row, error);
}

// What every package of a project brings along.
static gboolean
repeats (EnsEntityKind kind)
{
  return kind <= ENS_KIND_CODER || kind == ENS_KIND_TRANSLATION;
}

static gboolean
reconcile (EnsMerger *self, const EnsPackageRow *row, gconstpointer ours, GError **error)
{
  gboolean is_ours_old, is_theirs_old;

  if (ens_record_equal (row->entity, ours, row->record)) {
    self->result->n_same++;
    if (repeats (row->entity->kind))
      ens_known_rows_add (self->known, row->entity, row->record);
    return TRUE;
  }
  is_ours_old = is_untouched (self, row->entity, ours);
  is_theirs_old = is_untouched (self, row->entity, row->record);
  if (is_ours_old == is_theirs_old)
    return decide (self, row, ours, error);
  if (is_ours_old)
    return take_theirs (self, row, error);
  self->result->n_same++;
  return TRUE;
}

// A row that was deleted here stays deleted unless somebody worked on it after that.
static gboolean
is_deleted (EnsMerger *self, const EnsPackageRow *row, gboolean *answer, GError **error)
{
  g_autoptr (EnsTombstone) tombstone = NULL;

  *answer = FALSE;
  if (self->n_before[ENS_KIND_TOMBSTONE] == 0)
    return TRUE;
  tombstone = ens_tombstone_new ();
  tombstone->entity = g_strdup (row->entity->name);
  tombstone->key = ens_record_dup_key (row->entity, row->record);
  if (!ens_store_read (self->store, &ens_tombstone_entity, tombstone, answer, error))
    return FALSE;
  *answer = *answer && last_touched (row->entity, row->record) <= tombstone->stamp.created;
  return TRUE;
}

static void
note_gone (EnsMerger *self, const EnsPackageRow *row)
{
  self->result->n_same++;
  if (row->entity->n_key == 1 && row->entity->fields[0].type == ENS_FIELD_UUID)
    g_hash_table_add (self->gone, g_memdup2 (row->record, sizeof (EnsUuid)));
}

// A row that cannot be without a deleted one stays away with it; one that can only loses the reference.
static gboolean
hangs_on_gone (EnsMerger *self, const EnsPackageRow *row)
{
  if (g_hash_table_size (self->gone) == 0)
    return FALSE;
  for (guint i = 0; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    EnsUuid *id = (EnsUuid *) ((char *) row->record + field->offset);

    if (field->refers_to == ENS_KIND_NONE || !g_hash_table_contains (self->gone, id))
      continue;
    if ((field->flags & ENS_FIELD_REQUIRED) != 0)
      return TRUE;
    *id = (EnsUuid){ { 0 } };
  }
  return FALSE;
}

static gboolean
take_known_or_new (EnsMerger *self, const EnsPackageRow *row, gpointer ours, GError **error)
{
  gboolean is_found = FALSE;
  gboolean is_gone = FALSE;

  if (!ens_store_read (self->store, row->entity, ours, &is_found, error))
    return FALSE;
  if (is_found)
    return reconcile (self, row, ours, error);
  if (!is_deleted (self, row, &is_gone, error))
    return FALSE;
  if (!is_gone && !hangs_on_gone (self, row))
    return insert (self, row->entity, row->record, error);
  note_gone (self, row);
  return TRUE;
}

static gboolean
delete_row (EnsMerger *self,
            const EnsEntity *entity,
            const EnsTombstone *tombstone,
            gpointer ours,
            GError **error)
{
  gboolean is_found = FALSE;

  if (!ens_record_parse_key (entity, ours, tombstone->key, error) ||
      !ens_store_read (self->store, entity, ours, &is_found, error))
    return FALSE;
  if (!is_found)
    return insert (self, &ens_tombstone_entity, tombstone, error);
  // Whoever worked on it later did not want it gone.
  if (last_touched (entity, ours) > tombstone->stamp.created)
    return TRUE;
  ens_session_note_kind (self->session, entity->kind);
  self->result->n_changed[entity->kind]++;
  ens_known_rows_clear (self->known);
  // The tombstone is the one that came, so that it is the same wherever it comes.
  return ens_store_delete (self->store, entity, ours, error) &&
         ens_store_update (self->store, &ens_tombstone_entity, tombstone, error);
}

static gboolean
take_tombstone (EnsMerger *self, const EnsPackageRow *row, GError **error)
{
  const EnsTombstone *tombstone = row->record;
  const EnsEntity *entity = ens_entity_by_name (tombstone->entity);
  g_autoptr (EnsTombstone) known = ens_tombstone_copy (tombstone);
  gboolean is_found = FALSE;
  gboolean is_done;
  gpointer ours;

  if (!ens_store_read (self->store, &ens_tombstone_entity, known, &is_found, error))
    return FALSE;
  if (is_found) {
    self->result->n_same++;
    return TRUE;
  }
  ours = ens_record_new (entity);
  is_done = delete_row (self, entity, tombstone, ours, error);
  ens_record_free (entity, ours);
  return is_done;
}

static gboolean
take_row (EnsMerger *self, const EnsPackageRow *row, GError **error)
{
  gboolean is_done;
  gpointer ours;

  if (row->entity->kind == ENS_KIND_TOMBSTONE)
    return take_tombstone (self, row, error);
  if (ens_known_rows_contains (self->known, row->entity, row->record)) {
    self->result->n_same++;
    return TRUE;
  }
  if (self->n_before[row->entity->kind] == 0 && self->n_before[ENS_KIND_TOMBSTONE] == 0)
    return insert (self, row->entity, row->record, error);
  ours = ens_record_copy (row->entity, row->record);
  is_done = take_known_or_new (self, row, ours, error);
  ens_record_free (row->entity, ours);
  return is_done;
}

// The last package that both sides know: one that the header names and that went through here.
static gboolean
find_parent_time (EnsMerger *self, GError **error)
{
  const EnsPackageHeader *header = ens_package_reader_get_header (self->reader);
  g_autoptr (GPtrArray) packages = NULL;

  self->parent_time = 0;
  if (header->parents == NULL)
    return TRUE;
  packages = ens_store_list_packages (self->store, error);
  for (guint i = 0; packages != NULL && i < packages->len; i++) {
    const EnsPackageEntry *entry = g_ptr_array_index (packages, i);

    if (ens_package_header_has_parent (header, entry->id))
      self->parent_time = MAX (self->parent_time, entry->time);
  }
  return packages != NULL;
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
  const EnsPackageEntry entry = {
    .id = (char *) ens_package_reader_get_body_id (self->reader),
    .direction = ENS_PACKAGE_IN,
    .parents = header->parents,
    .privacy = (char *) ens_package_privacy_words[header->privacy],
    .title = header->title,
    .time = ens_time_now (),
  };

  return ens_store_log_package (self->store, &entry, error);
}

/**
 * ens_merger_new:
 * @prefer: who is right where both sides changed
 * @faults: takes what is wrong with packages, and what must be decided
 *
 * For the length of one action.
 */
EnsMerger *
ens_merger_new (EnsSession *session, EnsPrefer prefer, EnsFaults *faults, GError **error)
{
  g_autoptr (EnsMerger) self = g_new0 (EnsMerger, 1);

  self->session = session;
  self->store = ens_session_get_store (session);
  self->prefer = prefer;
  self->faults = faults;
  self->known = ens_known_rows_new ();
  self->gone = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) conflict_free);
  return ens_store_count (self->store, self->n_before, error) ? g_steal_pointer (&self) : NULL;
}

void
ens_merger_free (EnsMerger *self)
{
  if (self == NULL)
    return;
  ens_known_rows_free (self->known);
  g_hash_table_unref (self->gone);
  g_ptr_array_unref (self->conflicts);
  g_free (self);
}

/** ens_merger_get_n_rows_in_conflict: Returns: how many rows both sides changed. */
guint
ens_merger_get_n_rows_in_conflict (const EnsMerger *self)
{
  return self->n_rows_in_conflict;
}

/** ens_merger_get_conflicts: Returns: (transfer none) (element-type EnsConflict): field by field. */
GPtrArray *
ens_merger_get_conflicts (const EnsMerger *self)
{
  return self->conflicts;
}

static gboolean
read_package (EnsMerger *self, const EnsProgress *progress, GError **error)
{
  if (!find_parent_time (self, error) || !take_rows (self, progress, error))
    return FALSE;
  for (guint kind = 0; kind < ENS_N_KINDS; kind++)
    self->n_before[kind] += (gint64) self->result->n_new[kind];
  if (self->result->n_changed[ENS_KIND_CRITERION] > 0 &&
      !ens_circles_open (self->session, ENS_KIND_CRITERION, self->faults, self->path, error))
    return FALSE;
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
  is_done = read_package (self, progress, error);
  self->reader = NULL;
  return is_done;
}
