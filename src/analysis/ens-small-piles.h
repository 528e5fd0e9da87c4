// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many small groups of points and the dendrogram above them: where k-means should start from so that
// it need not be lucky. Knows points only, no words and no people.
#pragma once

#include "ens-linkage.h"
#include "ens-rng.h"

G_BEGIN_DECLS

/**
 * EnsSmallPiles:
 * @n: small groups, none of them empty
 * @n_points: points they were made of
 * @of_point: for each point its group
 * @weights: points in each group
 * @sums: for each group the sum of its points, @width numbers
 */
typedef struct {
  guint n;
  guint n_points;
  guint width;
  guint *of_point;
  guint *weights;
  float *sums;
} EnsSmallPiles;

void ens_small_piles_init (EnsSmallPiles *self,
                           const float *points,
                           guint n_points,
                           guint width,
                           guint wanted,
                           guint rounds,
                           EnsRng *rng);
float *ens_small_piles_dup_middles (const EnsSmallPiles *self,
                                    guint k,
                                    gboolean *is_ward) G_GNUC_WARN_UNUSED_RESULT;
EnsClusterMerge *ens_small_piles_join (const EnsSmallPiles *self,
                                       EnsLinkageKind kind) G_GNUC_WARN_UNUSED_RESULT;
void ens_small_piles_clear (EnsSmallPiles *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EnsSmallPiles, ens_small_piles_clear)

G_END_DECLS
