// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A copy of the statements that piles are to be found among, to be read in another thread; and what was
// found, told in their words. Private to the engine.
#pragma once

#include "ens-cluster.h"
#include "ens-proposal.h"

G_BEGIN_DECLS

/**
 * EnsSortingSnapshot:
 * @ids: (element-type EnsUuid): of the statements
 * @texts: (element-type EnsText): in the same order
 */
typedef struct {
  GArray *ids;
  GArray *texts;
  GPtrArray *strings;
} EnsSortingSnapshot;

EnsSortingSnapshot *ens_sorting_snapshot_new (EnsSession *session,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_sorting_snapshot_free (EnsSortingSnapshot *self);
EnsClusterResult *ens_sorting_snapshot_cluster (const EnsSortingSnapshot *self,
                                                const EnsClusterOptions *options,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsProposal *ens_sorting_snapshot_dup_proposal (const EnsSortingSnapshot *self,
                                                const EnsClusterResult *result)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSortingSnapshot, ens_sorting_snapshot_free)

G_END_DECLS
