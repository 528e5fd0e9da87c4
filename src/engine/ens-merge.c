// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The frame around the merger: packages known already are passed over, the rest is one action.
#include "ens-merge.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-exchange-log.h"
#include "ens-import-package.h"
#include "ens-importer.h"
#include "ens-merge-chain.h"
#include "ens-merge-json.h"
#include "ens-merge-order.h"
#include "ens-package-reader.h"
#include "ens-session-private.h"
#include "ens-store-edits.h"
#include "ens-time.h"

#include <string.h>

static void
merged_package_free (EnsMergedPackage *package)
{
  g_free (package->path);
  g_clear_pointer (&package->signer, ens_signer_free);
  g_free (package);
}

/** ens_merge_report_new: Returns: (transfer full): of nothing yet. */
EnsMergeReport *
ens_merge_report_new (void)
{
  EnsMergeReport *report = g_new0 (EnsMergeReport, 1);

  report->packages = g_ptr_array_new_with_free_func ((GDestroyNotify) merged_package_free);
  report->items = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_merge_item_free);
  return report;
}

/** ens_merge_report_add_package: Returns: (transfer none): to be filled by the caller. */
EnsMergedPackage *
ens_merge_report_add_package (EnsMergeReport *report, const char *path)
{
  EnsMergedPackage *package = g_new0 (EnsMergedPackage, 1);

  package->path = g_strdup (path);
  g_ptr_array_add (report->packages, package);
  return package;
}

void
ens_merge_report_free (EnsMergeReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->packages);
  g_ptr_array_unref (report->items);
  g_free (report->author);
  g_free (report);
}

static gboolean
has_effect (const EnsMergeReport *report)
{
  for (guint i = 0; i < report->packages->len; i++) {
    const EnsMergedPackage *package = g_ptr_array_index (report->packages, i);

    for (guint kind = 0; kind < ENS_N_KINDS; kind++)
      if (package->result.n_new[kind] > 0 || package->result.n_changed[kind] > 0)
        return TRUE;
  }
  return FALSE;
}

static gboolean
find_known (EnsStore *store, const char *body_id, gboolean *is_known, GError **error)
{
  g_autofree char *fingerprint = ens_importer_dup_package_fingerprint (body_id);
  gint64 time = 0;

  if (!ens_store_find_import (store, fingerprint, &time, error))
    return FALSE;
  *is_known = time != 0;
  return TRUE;
}

// Where nothing came in before, nothing can be known: the file need not be looked at twice.
static gboolean
find_known_file (EnsStore *store,
                 const char *path,
                 gboolean has_packages,
                 gboolean *is_known,
                 GError **error)
{
  g_autofree char *body_id = has_packages ? ens_package_dup_body_id (path, NULL) : NULL;

  *is_known = FALSE;
  return body_id == NULL || find_known (store, body_id, is_known, error);
}

// The same package may be named twice in one merge.
static gboolean
log_once (EnsStore *store, const char *body_id, const char *path, GError **error)
{
  g_autofree char *fingerprint = ens_importer_dup_package_fingerprint (body_id);
  gboolean is_known = FALSE;

  return find_known (store, body_id, &is_known, error) &&
         (is_known || ens_store_log_import (store, fingerprint, path, error));
}

static gboolean
read_one (EnsSession *session,
          EnsMerger *merger,
          EnsMergedPackage *package,
          gboolean has_packages,
          const EnsProgress *progress,
          EnsFaults *faults,
          GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (EnsPackageReader) reader = NULL;
  // Within a package nobody is told, but it may be stopped.
  const EnsProgress stop = { .cancellable = progress != NULL ? progress->cancellable : NULL };

  if (!find_known_file (store, package->path, has_packages, &package->result.was_known, error))
    return FALSE;
  if (package->result.was_known)
    return TRUE;
  reader = ens_import_open (package->path, ENS_PACKAGE_READER_PLAIN, faults, error);
  return reader != NULL &&
         ens_merger_read (merger, reader, package->path, &stop, &package->result, error) &&
         (ens_faults_get_n_errors (faults) > 0 ||
          log_once (store, ens_package_reader_get_body_id (reader), package->path, error));
}

static gboolean
refuse_faults (const EnsFaults *faults, GError **error)
{
  guint n = ens_faults_get_n_errors (faults);

  if (n == 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u fault in the packages, so nothing was merged: leave these files "
                            "out, or ask for them again",
                            "%u faults in the packages, so nothing was merged: leave these files "
                            "out, or ask for them again",
                            n),
               n);
  return FALSE;
}

// Who sent ten files hears of all that are bad at once: the rest is only read for faults.
static gboolean
pass_faults (const EnsFaults *faults, GError *failure, GError **error)
{
  if (ens_faults_get_n_errors (faults) == 0 ||
      g_error_matches (failure, ENS_ERROR, ENS_ERROR_CANCELLED) ||
      g_error_matches (failure, ENS_ERROR, ENS_ERROR_SIGNATURE)) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  g_error_free (failure);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

// The packages of a folder by name; what else lies there is not looked at.
static gboolean
list_folder (const char *path, GPtrArray *paths, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  guint first = paths->len;
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".ensemblez"))
      g_ptr_array_add (paths, g_build_filename (path, name, NULL));
  if (paths->len == first) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("%s: there is no package in this folder"), path);
    return FALSE;
  }
  qsort (paths->pdata + first, paths->len - first, sizeof (gpointer), compare_names);
  return TRUE;
}

/** ens_merge_list_packages: Returns: (transfer full): @given with the packages of folders in their place. */
char **
ens_merge_list_packages (const char *const *given, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; given[i] != NULL; i++) {
    if (!g_file_test (given[i], G_FILE_TEST_IS_DIR))
      g_ptr_array_add (paths, g_strdup (given[i]));
    else if (!list_folder (given[i], paths, error))
      return NULL;
  }
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_steal (paths, NULL);
}

static gboolean
read_all (EnsSession *session,
          EnsMerger *merger,
          const EnsMergeRequest *request,
          const EnsProgress *progress,
          EnsMergeReport *report,
          EnsFaults *faults,
          GError **error)
{
  g_autoptr (GPtrArray) known = ens_store_list_packages (ens_session_get_store (session), error);
  g_auto (GStrv) paths = ens_merge_list_packages (request->paths, error);
  g_autofree guint *order = NULL;

  if (known == NULL || paths == NULL)
    return FALSE;
  for (guint i = 0; paths[i] != NULL; i++)
    ens_merge_report_add_package (report, paths[i]);
  order = ens_merge_order_find ((const char *const *) paths);
  for (guint i = 0; i < report->packages->len; i++) {
    EnsMergedPackage *package = report->packages->pdata[order[i]];
    GError *failure = NULL;

    if (request->is_dry_run)
      package->signer = ens_signer_new_for_file (package->path, NULL);
    if (!ens_progress_step (progress, (double) i / report->packages->len, error))
      return FALSE;
    if (!read_one (session, merger, package, known->len > 0, progress, faults, &failure) &&
        !pass_faults (faults, failure, error))
      return FALSE;
  }
  return refuse_faults (faults, error) && ens_merger_finish (merger, error);
}

static gboolean
keep_report (EnsSession *session, EnsMergeReport *report, GError **error)
{
  g_autofree char *json = NULL;

  report->was_done = TRUE;
  json = ens_merge_report_dup_json (report);
  return ens_store_keep_merge (ens_session_get_store (session), json, error);
}

static gboolean
finish (EnsSession *session,
        const EnsMergeRequest *request,
        EnsMergeReport *report,
        gboolean is_good,
        GError **error)
{
  if (!is_good || request->is_dry_run || report->n_undecided > 0 || !has_effect (report)) {
    ens_session_cancel_action (session);
    return is_good;
  }
  if (!keep_report (session, report, error)) {
    ens_session_cancel_action (session);
    return FALSE;
  }
  return ens_session_end_action (session, error);
}

static gboolean
merge (EnsSession *session,
       const EnsMergeRequest *request,
       const EnsProgress *progress,
       EnsMergeReport *report,
       EnsFaults *faults,
       GError **error)
{
  const EnsMergerOptions options = { request->prefer, request->decisions, request->is_dry_run };
  g_autoptr (EnsMerger) merger = ens_merger_new (session, &options, faults, error);

  if (merger == NULL)
    return FALSE;
  g_ptr_array_unref (report->items);
  report->items = g_ptr_array_ref (ens_merger_get_items (merger));
  if (!read_all (session, merger, request, progress, report, faults, error))
    return FALSE;
  ens_merge_chain_name (report->items);
  report->n_undecided = ens_merger_get_n_open (merger);
  report->n_unlisted = ens_merger_get_n_unlisted (merger);
  return TRUE;
}

/**
 * ens_merge_run:
 * @progress: (nullable): told package by package, may stop it
 * @faults: what is wrong with packages, and what must be decided
 *
 * Returns: (transfer full): what happened, or with a dry run would. Where rows are left to decide,
 *   nothing was changed.
 */
EnsMergeReport *
ens_merge_run (EnsSession *session,
               const EnsMergeRequest *request,
               const EnsProgress *progress,
               EnsFaults *faults,
               GError **error)
{
  g_autoptr (EnsMergeReport) report = ens_merge_report_new ();
  guint n = g_strv_length ((char **) request->paths);
  g_autofree char *detail = g_strdup_printf ("%u", n);
  gboolean is_good;

  report->is_plan = request->is_dry_run;
  report->time = ens_time_now ();
  report->author = g_strdup (ens_session_get_author (session));
  if (!ens_session_begin_bulk (session, ENS_ACTION_MERGE, detail, error))
    return NULL;
  is_good = merge (session, request, progress, report, faults, error);
  return finish (session, request, report, is_good, error) ? g_steal_pointer (&report) : NULL;
}

/**
 * ens_merge_dup_last_report:
 *
 * Returns: (transfer full): of the last merge; %ENS_ERROR_NOT_FOUND when there was none
 */
EnsMergeReport *
ens_merge_dup_last_report (EnsSession *session, GError **error)
{
  g_autofree char *json = NULL;
  EnsMergeReport *report = NULL;
  gboolean is_undone = FALSE;

  if (!ens_store_find_merge (ens_session_get_store (session), &json, &is_undone, error))
    return NULL;
  if (json != NULL) {
    report = ens_merge_report_parse_json (json, error);
    if (report != NULL && is_undone) {
      report->was_done = FALSE;
      report->was_undone = TRUE;
    }
    return report;
  }
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                       _ ("Nothing was merged into this project yet"));
  return NULL;
}
