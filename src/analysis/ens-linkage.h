// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dendrograms from a table of likenesses: average linkage (UPGMA) and Ward's, exact, in time and
// memory of the square of the number of items.
#pragma once

#include "ens-cluster-result.h"

G_BEGIN_DECLS

typedef enum {
  ENS_LINKAGE_AVERAGE,
  ENS_LINKAGE_WARD,
} EnsLinkageKind;

gsize ens_linkage_pair (guint n, guint i, guint j);
EnsClusterMerge *ens_linkage_join (EnsLinkageKind kind,
                                   float *distance,
                                   const guint *weights,
                                   guint n) G_GNUC_WARN_UNUSED_RESULT;
EnsClusterMerge *ens_linkage_of_sums (EnsLinkageKind kind,
                                      const float *sums,
                                      const guint *weights,
                                      guint n,
                                      guint width) G_GNUC_WARN_UNUSED_RESULT;
EnsClusterMerge *ens_linkage_graft (const EnsClusterMerge *const *parts,
                                    const guint *n_leaves,
                                    guint n_parts,
                                    const EnsClusterMerge *top,
                                    double share) G_GNUC_WARN_UNUSED_RESULT;
guint *ens_linkage_dup_cut (const EnsClusterMerge *merges,
                            guint n,
                            guint k) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
