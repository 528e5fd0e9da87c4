// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spherical k-means: piles of directions, by cosine (clustering study §8.3). Points are rows of
// numbers of length 1; a row of zeros goes to pile 0.
#pragma once

#include "ens-progress.h"
#include "ens-rng.h"

G_BEGIN_DECLS

/**
 * EnsKmeans:
 * @points: @n rows of @width numbers, padded for the kernels
 * @k: piles wanted, at most @n
 * @fixed: (nullable): for each point the pile it stays in, or -1
 * @max_iterations: at most so many rounds
 */
typedef struct {
  const float *points;
  gsize n;
  guint width;
  guint k;
  const int *fixed;
  guint max_iterations;
} EnsKmeans;

float *ens_kmeans_dup_seeds (const EnsKmeans *self, EnsRng *rng) G_GNUC_WARN_UNUSED_RESULT;
double ens_kmeans_run (const EnsKmeans *self, float *centres, guint *assignment);

G_END_DECLS
