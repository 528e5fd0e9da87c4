// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ways of making piles, all on one prepared space. Each fills a pile for every row; none knows
// labels or people.
#pragma once

#include "ens-cluster-result.h"
#include "ens-cluster-space.h"

G_BEGIN_DECLS

/**
 * EnsPileMaker:
 * @space: what the piles are made of
 * @k: piles wanted, 1 to the number of texts
 * @seed: for the draws
 * @fixed: (nullable): for each row the pile it stays in, or -1
 * @progress: (nullable): who listens
 */
typedef struct {
  EnsClusterSpace *space;
  guint k;
  guint64 seed;
  const int *fixed;
  const EnsProgress *progress;
} EnsPileMaker;

gboolean ens_pile_maker_flat (const EnsPileMaker *self, guint *assignment, GError **error);
gboolean ens_pile_maker_average (const EnsPileMaker *self,
                                 guint *assignment,
                                 EnsClusterMerge **merges,
                                 gboolean *is_ward,
                                 GError **error);

G_END_DECLS
