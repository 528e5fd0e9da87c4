// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes packages into a project, row by row, within an action of the caller. What both sides changed is
// for people to decide, or for the preference they gave.
#pragma once

#include "ens-exchange.h"
#include "ens-merge-item.h"

G_BEGIN_DECLS

/**
 * EnsMergerOptions:
 * @prefer: who is right where both sides changed
 * @decisions: (nullable): what somebody decided row by row; must live as long as the merger
 * @with_new: list new rows among the items, too
 */
typedef struct {
  EnsPrefer prefer;
  const EnsMergeDecisions *decisions;
  gboolean with_new;
} EnsMergerOptions;

typedef struct _EnsMerger EnsMerger;

/** EnsPackageReader: named only: who merges need not read packages. */
typedef struct _EnsPackageReader EnsPackageReader;

EnsMerger *ens_merger_new (EnsSession *session,
                           const EnsMergerOptions *options,
                           EnsFaults *faults,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_merger_free (EnsMerger *self);
gboolean ens_merger_read (EnsMerger *self,
                          EnsPackageReader *reader,
                          const char *path,
                          const EnsProgress *progress,
                          EnsImportResult *result,
                          GError **error);
gboolean ens_merger_finish (EnsMerger *self, GError **error);
guint ens_merger_get_n_open (const EnsMerger *self);
guint64 ens_merger_get_n_unlisted (const EnsMerger *self);
GPtrArray *ens_merger_get_items (const EnsMerger *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsMerger, ens_merger_free)

G_END_DECLS
