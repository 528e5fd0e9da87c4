// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The frame around the merger: packages known already are passed over, the rest is one action.
#include "ens-merge.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-exchange-log.h"
#include "ens-importer.h"
#include "ens-package-reader.h"
#include "ens-session-private.h"

void
ens_merge_report_free (EnsMergeReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->packages);
  g_ptr_array_unref (report->conflicts);
  g_free (report);
}

static void
merged_package_free (EnsMergedPackage *package)
{
  g_free (package->path);
  g_free (package);
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
          EnsFaults *faults,
          GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (EnsPackageReader) reader = NULL;

  if (!find_known_file (store, package->path, has_packages, &package->result.was_known, error))
    return FALSE;
  if (package->result.was_known)
    return TRUE;
  reader = ens_package_reader_new (package->path, ENS_PACKAGE_READER_PLAIN, faults, error);
  return reader != NULL &&
         ens_merger_read (merger, reader, package->path, NULL, &package->result, error) &&
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
               g_dngettext (GETTEXT_PACKAGE, "%u fault in the packages, so nothing was merged",
                            "%u faults in the packages, so nothing was merged", n),
               n);
  return FALSE;
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
  guint n = g_strv_length ((char **) request->paths);
  g_autoptr (GPtrArray) known = ens_store_list_packages (ens_session_get_store (session), error);

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    EnsMergedPackage *package = g_new0 (EnsMergedPackage, 1);

    package->path = g_strdup (request->paths[i]);
    g_ptr_array_add (report->packages, package);
    if (!ens_progress_step (progress, (double) i / n, error) ||
        !read_one (session, merger, package, known->len > 0, faults, error))
      return FALSE;
  }
  return refuse_faults (faults, error);
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
  report->was_done = ens_session_end_action (session, error);
  return report->was_done;
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
  g_autoptr (EnsMerger) merger = NULL;
  g_autoptr (EnsMergeReport) report = g_new0 (EnsMergeReport, 1);
  guint n = g_strv_length ((char **) request->paths);
  g_autofree char *detail = g_strdup_printf ("%u", n);
  gboolean is_good;

  report->packages = g_ptr_array_new_with_free_func ((GDestroyNotify) merged_package_free);
  if (!ens_session_begin_bulk (session, ENS_ACTION_MERGE, detail, error)) {
    report->conflicts = g_ptr_array_new ();
    return NULL;
  }
  merger = ens_merger_new (session, request->prefer, faults, error);
  report->conflicts = merger != NULL ? g_ptr_array_ref (ens_merger_get_conflicts (merger))
                                     : g_ptr_array_new ();
  is_good = merger != NULL && read_all (session, merger, request, progress, report, faults, error);
  if (is_good && request->prefer == ENS_PREFER_NOBODY)
    report->n_undecided = ens_merger_get_n_rows_in_conflict (merger);
  return finish (session, request, report, is_good, error) ? g_steal_pointer (&report) : NULL;
}
