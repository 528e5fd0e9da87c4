// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Refines piles by the words in them: hard expectation-maximisation of a multinomial naive Bayes model
// over stems (clustering study §8.4). Starts from piles somebody else found.
#pragma once

#include "ens-features.h"
#include "ens-progress.h"

G_BEGIN_DECLS

/**
 * EnsRefine:
 * @k: piles
 * @fixed: (nullable): for each text the pile it stays in, or -1
 * @max_rounds: at most so many
 * @n_rows: only the first so many rows; 0 for all
 */
typedef struct {
  guint k;
  const int *fixed;
  guint max_rounds;
  guint n_rows;
} EnsRefine;

void ens_refine_piles (const EnsFeatures *features, const EnsRefine *options, guint *assignment);

G_END_DECLS
