// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many packages at once: first the plan, item by item, then one action, all or nothing, with an account
// of what happened that the project keeps.
#pragma once

#include "ens-merger.h"
#include "ens-signer.h"

G_BEGIN_DECLS

/**
 * EnsMergeRequest:
 * @paths: (array zero-terminated=1): the packages; a folder stands for the packages in it
 * @prefer: who is right where both sides changed
 * @decisions: (nullable): what somebody decided row by row
 * @is_dry_run: the plan only
 */
typedef struct {
  const char *const *paths;
  EnsPrefer prefer;
  const EnsMergeDecisions *decisions;
  gboolean is_dry_run;
} EnsMergeRequest;

/**
 * EnsMergedPackage: @result: what came of it; @signer: (nullable): in a plan: who signed it
 */
typedef struct {
  char *path;
  EnsSigner *signer;
  EnsImportResult result;
} EnsMergedPackage;

/**
 * EnsMergeReport:
 * @packages: (element-type EnsMergedPackage): in the order given
 * @items: (element-type EnsMergeItem): rows that are other than here, in the order in which packages
 *   were read; new ones only in a plan
 * @n_unlisted: items that are counted only
 * @n_undecided: rows that somebody must decide, each once; then nothing was changed
 * @was_done: the project holds it now
 * @was_undone: it was done, and taken back since
 * @is_plan: nothing was to be done
 * @time: when, milliseconds UTC
 * @author: (nullable): who merged
 */
typedef struct {
  GPtrArray *packages;
  GPtrArray *items;
  guint64 n_unlisted;
  guint n_undecided;
  gboolean was_done;
  gboolean was_undone;
  gboolean is_plan;
  gint64 time;
  char *author;
} EnsMergeReport;

EnsMergeReport *ens_merge_run (EnsSession *session,
                               const EnsMergeRequest *request,
                               const EnsProgress *progress,
                               EnsFaults *faults,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
char **ens_merge_list_packages (const char *const *given, GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsMergeReport *ens_merge_report_new (void) G_GNUC_WARN_UNUSED_RESULT;
EnsMergedPackage *ens_merge_report_add_package (EnsMergeReport *report, const char *path);
void ens_merge_report_free (EnsMergeReport *report);
EnsMergeReport *ens_merge_dup_last_report (EnsSession *session,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsMergeReport, ens_merge_report_free)

G_END_DECLS
