// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dendrogram inside of piles, so that a person can split one as easily as join two.
#pragma once

#include "ens-cluster-space.h"
#include "ens-linkage.h"

G_BEGIN_DECLS

/**
 * EnsBranches:
 * @space: the texts
 * @rows: for each row its pile
 * @k: piles
 * @wanted: about how many leaves
 * @seed: for the draws
 * @top: the dendrogram of the piles
 */
typedef struct {
  EnsClusterSpace *space;
  const guint *rows;
  guint k;
  guint wanted;
  guint64 seed;
  const EnsClusterMerge *top;
} EnsBranches;

EnsClusterMerge *ens_branches_grow (const EnsBranches *self,
                                    guint *leaf_of_row,
                                    guint *n_leaves) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
