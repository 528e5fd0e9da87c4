// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packages, row by row in bounded memory. New rows come in, equal rows are passed over, a row changed
// on one side only takes that change. A row changed on both sides is for people to decide.
#include "ens-import-package.h"

#include "ens-bundle.h"
#include "ens-error.h"
#include "ens-exchange-log.h"
#include "ens-keyring.h"
#include "ens-package-reader.h"
#include "ens-session-private.h"
#include "ens-tally.h"
#include "ens-time.h"
#include "ens-tombstone.h"

#include <string.h>
#include <unistd.h>

/**
 * Merging:
 * @n_before: rows of each kind before: where there were none, all is new
 * @parent_time: when both sides last knew the same; 0 for never
 * @n_conflicts: rows that both sides changed
 */
typedef struct {
  EnsImporter *importer;
  EnsStore *store;
  EnsPackageReader *reader;
  gint64 n_before[ENS_N_KINDS];
  gint64 parent_time;
  guint n_conflicts;
} Merging;

static gint64
last_touched (const EnsEntity *entity, gconstpointer record)
{
  const EnsStamp *stamp = ens_record_get_stamp (entity, (gpointer) record);

  return MAX (stamp->created, stamp->modified);
}

// Whether a row is as it was when both sides last knew the same, or as it was made.
static gboolean
is_untouched (const Merging *merging, const EnsEntity *entity, gconstpointer record)
{
  return ens_record_get_stamp (entity, (gpointer) record)->modified == 0 ||
         last_touched (entity, record) <= merging->parent_time;
}

static gboolean
insert (Merging *merging, const EnsEntity *entity, gconstpointer record, GError **error)
{
  ens_session_note_kind (merging->importer->session, entity->kind);
  merging->importer->result->n_new[entity->kind]++;
  return ens_store_insert (merging->store, entity, record, error);
}

static void
add_conflict (Merging *merging, const EnsPackageRow *row)
{
  g_autofree char *key = ens_record_dup_key (row->entity, row->record);
  g_autofree char *what = g_strdup_printf (_("%s %s was changed here and there"),
                                              row->entity->name, key);

  merging->n_conflicts++;
  ens_faults_warn (merging->importer->faults, merging->importer->request->path, row->line, what,
                   _("“merge” shows both values and asks which to keep"));
}

static gboolean
reconcile (Merging *merging, const EnsPackageRow *row, gconstpointer ours, GError **error)
{
  const EnsEntity *entity = row->entity;

  if (ens_record_equal (entity, ours, row->record)) {
    merging->importer->result->n_same++;
    return TRUE;
  }
  if (is_untouched (merging, entity, ours)) {
    ens_session_note_kind (merging->importer->session, entity->kind);
    merging->importer->result->n_changed[entity->kind]++;
    return ens_store_update (merging->store, entity, row->record, error);
  }
  if (is_untouched (merging, entity, row->record))
    merging->importer->result->n_same++;
  else
    add_conflict (merging, row);
  return TRUE;
}

// A row that was deleted here stays deleted unless somebody worked on it after that.
static gboolean
is_deleted (Merging *merging, const EnsPackageRow *row, gboolean *answer, GError **error)
{
  g_autoptr (EnsTombstone) tombstone = NULL;

  *answer = FALSE;
  if (merging->n_before[ENS_KIND_TOMBSTONE] == 0)
    return TRUE;
  tombstone = ens_tombstone_new ();
  tombstone->entity = g_strdup (row->entity->name);
  tombstone->key = ens_record_dup_key (row->entity, row->record);
  if (!ens_store_read (merging->store, &ens_tombstone_entity, tombstone, answer, error))
    return FALSE;
  *answer = *answer && last_touched (row->entity, row->record) <= tombstone->stamp.created;
  return TRUE;
}

static gboolean
take_known_or_new (Merging *merging, const EnsPackageRow *row, gpointer ours, GError **error)
{
  gboolean is_found = FALSE;
  gboolean is_gone = FALSE;

  if (!ens_store_read (merging->store, row->entity, ours, &is_found, error))
    return FALSE;
  if (is_found)
    return reconcile (merging, row, ours, error);
  if (!is_deleted (merging, row, &is_gone, error))
    return FALSE;
  if (!is_gone)
    return insert (merging, row->entity, row->record, error);
  merging->importer->result->n_same++;
  return TRUE;
}

static gboolean
delete_row (Merging *merging,
            const EnsEntity *entity,
            const EnsTombstone *tombstone,
            gpointer ours,
            GError **error)
{
  gboolean is_found = FALSE;

  if (!ens_record_parse_key (entity, ours, tombstone->key, error) ||
      !ens_store_read (merging->store, entity, ours, &is_found, error))
    return FALSE;
  if (!is_found)
    return insert (merging, &ens_tombstone_entity, tombstone, error);
  // Whoever worked on it later did not want it gone.
  if (last_touched (entity, ours) > tombstone->stamp.created)
    return TRUE;
  ens_session_note_kind (merging->importer->session, entity->kind);
  merging->importer->result->n_changed[entity->kind]++;
  return ens_store_delete (merging->store, entity, ours, error);
}

static gboolean
take_tombstone (Merging *merging, const EnsPackageRow *row, GError **error)
{
  const EnsTombstone *tombstone = row->record;
  const EnsEntity *entity = ens_entity_by_name (tombstone->entity);
  g_autoptr (EnsTombstone) known = ens_tombstone_copy (tombstone);
  gboolean is_found = FALSE;
  gboolean is_done;
  gpointer ours;

  if (!ens_store_read (merging->store, &ens_tombstone_entity, known, &is_found, error))
    return FALSE;
  if (is_found) {
    merging->importer->result->n_same++;
    return TRUE;
  }
  ours = ens_record_new (entity);
  is_done = delete_row (merging, entity, tombstone, ours, error);
  ens_record_free (entity, ours);
  return is_done;
}

static gboolean
take_row (Merging *merging, const EnsPackageRow *row, GError **error)
{
  gboolean is_done;
  gpointer ours;

  if (row->entity->kind == ENS_KIND_TOMBSTONE)
    return take_tombstone (merging, row, error);
  if (merging->n_before[row->entity->kind] == 0 && merging->n_before[ENS_KIND_TOMBSTONE] == 0)
    return insert (merging, row->entity, row->record, error);
  ours = ens_record_copy (row->entity, row->record);
  is_done = take_known_or_new (merging, row, ours, error);
  ens_record_free (row->entity, ours);
  return is_done;
}

// The last package that both sides know: one that the header names and that went through here.
static gboolean
find_parent_time (Merging *merging, GError **error)
{
  const EnsPackageHeader *header = ens_package_reader_get_header (merging->reader);
  g_autoptr (GPtrArray) packages = ens_store_list_packages (merging->store, error);

  for (guint i = 0; packages != NULL && i < packages->len; i++) {
    const EnsPackageEntry *entry = g_ptr_array_index (packages, i);

    if (ens_package_header_has_parent (header, entry->id))
      merging->parent_time = MAX (merging->parent_time, entry->time);
  }
  return packages != NULL;
}

static gboolean
take_rows (Merging *merging, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  EnsPackageRow row;

  while (ens_package_reader_next (merging->reader, &row, &local_error)) {
    // After a fault nothing will be kept; the rest is only read for further faults.
    if (ens_faults_get_n_errors (merging->importer->faults) > 0)
      continue;
    if (!take_row (merging, &row, error) ||
        !ens_importer_step (merging->importer, ens_package_reader_get_fraction (merging->reader),
                            error))
      return FALSE;
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
log_package (Merging *merging, GError **error)
{
  const EnsPackageHeader *header = ens_package_reader_get_header (merging->reader);
  const EnsPackageEntry entry = {
    .id = (char *) ens_package_reader_get_body_id (merging->reader),
    .direction = ENS_PACKAGE_IN,
    .parents = header->parents,
    .privacy = (char *) ens_package_privacy_words[header->privacy],
    .title = header->title,
    .time = ens_time_now (),
  };

  return ens_store_log_package (merging->store, &entry, error);
}

static gboolean
refuse_conflicts (const Merging *merging, GError **error)
{
  if (merging->n_conflicts == 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_DECISION,
               g_dngettext (GETTEXT_PACKAGE,
                            "%s: %u row was changed on both sides: nothing was "
                            "imported, “merge” lets you decide",
                            "%s: %u rows were changed on both sides: nothing was imported, “merge” "
                            "lets you decide",
                            merging->n_conflicts),
               merging->importer->request->path, merging->n_conflicts);
  return FALSE;
}

static gboolean
import_from (EnsImporter *importer, EnsPackageReader *reader, GError **error)
{
  Merging merging = { .importer = importer,
                      .store = ens_session_get_store (importer->session),
                      .reader = reader };

  if (reader == NULL || !ens_store_count (merging.store, merging.n_before, error) ||
      !find_parent_time (&merging, error) || !take_rows (&merging, error))
    return FALSE;
  if (ens_faults_get_n_errors (importer->faults) > 0)
    return TRUE;
  return refuse_conflicts (&merging, error) && log_package (&merging, error);
}

gboolean
ens_import_package (EnsImporter *importer, GError **error)
{
  g_autoptr (EnsPackageReader)
               reader = ens_package_reader_new (importer->request->path, ENS_PACKAGE_READER_PLAIN,
                                                importer->faults, error);

  return import_from (importer, reader, error);
}

// Unsigned bundles and those of unknown keys come in with a word about it; a wrong signature never does.
static gboolean
check_signature (EnsImporter *importer, const EnsBundleReader *bundle, GError **error)
{
  const char *path = importer->request->path;
  const char *signature = ens_bundle_reader_get_signature (bundle);
  g_autofree char *key_id = NULL;
  g_autofree char *what = NULL;
  g_autoptr (GError) wrong = NULL;
  g_autoptr (EnsKnownKey) signer = NULL;

  if (signature == NULL) {
    ens_faults_warn (importer->faults, path, 0,
                     _("it is not signed"), _("ask the sender whether it is from them"));
    return TRUE;
  }
  signer = ens_keyring_check (path, ens_bundle_reader_get_package_fd (bundle), signature, &key_id,
                              &wrong);
  if (wrong != NULL) {
    g_propagate_error (error, g_steal_pointer (&wrong));
    return FALSE;
  }
  if (signer != NULL)
    return TRUE;
  what = g_strdup_printf (_("it is signed by the key %s, which is not known here"), key_id);
  ens_faults_warn (importer->faults, path, 0, what,
                   _("ask the sender for the public key and compare its words by phone"));
  return TRUE;
}

/** ens_import_bundle: as ens_import_package(), for the package in a bundle, its signature looked at first. */
gboolean
ens_import_bundle (EnsImporter *importer, GError **error)
{
  g_autoptr (EnsBundleReader) bundle = ens_bundle_reader_new (importer->request->path, error);
  g_autoptr (EnsPackageReader) reader = NULL;
  g_autofree char *name = NULL;
  int fd;

  if (bundle == NULL || !check_signature (importer, bundle, error))
    return FALSE;
  name = g_strconcat (importer->request->path, "/" ENS_BUNDLE_PACKAGE, NULL);
  fd = dup (ens_bundle_reader_get_package_fd (bundle));
  lseek (fd, 0, SEEK_SET);
  reader = ens_package_reader_new_for_fd (fd, name, ENS_PACKAGE_READER_PLAIN, importer->faults,
                                          error);
  return import_from (importer, reader, error);
}
