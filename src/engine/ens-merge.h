// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many packages at once: one action, all or nothing, with an account of what happened.
#pragma once

#include "ens-merger.h"

G_BEGIN_DECLS

/**
 * EnsMergeRequest:
 * @paths: (array zero-terminated=1): the packages
 * @prefer: who is right where both sides changed
 * @is_dry_run: the plan only
 */
typedef struct {
  const char *const *paths;
  EnsPrefer prefer;
  gboolean is_dry_run;
} EnsMergeRequest;

/**
 * EnsMergedPackage: @result: what came of it
 */
typedef struct {
  char *path;
  EnsImportResult result;
} EnsMergedPackage;

/**
 * EnsMergeReport:
 * @packages: EnsMergedPackage, in the order given
 * @conflicts: EnsConflict
 * @n_undecided: rows that somebody must decide; then nothing was changed
 * @was_done: the project holds it now
 */
typedef struct {
  GPtrArray *packages;
  GPtrArray *conflicts;
  guint n_undecided;
  gboolean was_done;
} EnsMergeReport;

EnsMergeReport *ens_merge_run (EnsSession *session,
                               const EnsMergeRequest *request,
                               const EnsProgress *progress,
                               EnsFaults *faults,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_merge_report_free (EnsMergeReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsMergeReport, ens_merge_report_free)

G_END_DECLS
