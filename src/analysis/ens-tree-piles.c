// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sample of the texts falls into many small piles; these are joined by average cosine, or by Ward's
// linkage where that would make one giant pile; the branches at the cut are where k-means starts from.
#include "ens-tree-piles.h"

#include "ens-flat-piles.h"
#include "ens-kernel.h"
#include "ens-kmeans.h"
#include "ens-small-piles.h"

#define SAMPLE_TEXTS 10000
#define MOST_SMALL   1000
#define ALL_SMALL    1500
#define SMALL_SHARE  8
#define SMALL_ROUNDS 15
#define LAST_ROUNDS  20

// Every text by itself when they are few enough.
static guint
count_small (const EnsPileMaker *maker, guint n_sample)
{
  if (n_sample <= ALL_SMALL)
    return n_sample;
  return MIN (MOST_SMALL, MAX (2 * maker->k, n_sample / SMALL_SHARE));
}

/**
 * ens_tree_piles_make:
 * @assignment: (out): for each row its pile
 * @is_ward: (out): Ward's linkage was taken, because average linkage made one giant pile
 *
 * Returns: %FALSE with %ENS_ERROR_CANCELLED
 */
gboolean
ens_tree_piles_make (const EnsPileMaker *maker,
                     guint *assignment,
                     gboolean *is_ward,
                     GError **error)
{
  const EnsClusterSpace *space = maker->space;
  guint n_sample = MIN (space->n_points, MAX (SAMPLE_TEXTS, 20 * maker->k));
  EnsKmeans kmeans = { .points = space->points,
                       .n = n_sample,
                       .width = space->width,
                       .k = maker->k,
                       .max_iterations = LAST_ROUNDS };
  g_auto (EnsSmallPiles) small = { 0 };
  g_autofree float *centres = NULL;
  EnsRng rng;

  ens_rng_seed (&rng, maker->seed);
  ens_small_piles_init (&small, space->points, n_sample, space->width,
                        count_small (maker, n_sample), SMALL_ROUNDS, &rng);
  if (!ens_progress_step (maker->progress, 0.6, error))
    return FALSE;
  centres = ens_small_piles_dup_middles (&small, maker->k, is_ward);
  if (centres == NULL)
    centres = ens_kmeans_dup_seeds (&kmeans, &rng);
  ens_kmeans_run (&kmeans, centres, assignment);
  return ens_flat_piles_finish (maker, n_sample, assignment, error);
}
