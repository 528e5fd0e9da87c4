// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every way of making piles is given. Each fills a pile for every row; none knows labels or people.
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
 * @is_sketch: one run and few rounds will do
 * @progress: (nullable): who listens
 */
typedef struct {
  EnsClusterSpace *space;
  guint k;
  guint64 seed;
  const int *fixed;
  gboolean is_sketch;
  const EnsProgress *progress;
} EnsPileMaker;

G_END_DECLS
