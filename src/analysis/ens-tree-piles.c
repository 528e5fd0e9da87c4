// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sample of the texts falls into many small piles; these are joined by average cosine, or by Ward's
// linkage where that would make one giant pile; the piles at the cut are where k-means starts from.
#include "ens-tree-piles.h"

#include "ens-flat-piles.h"
#include "ens-kernel.h"
#include "ens-kmeans.h"
#include "ens-linkage.h"

#include <string.h>

#define SAMPLE_TEXTS 10000
#define MOST_SMALL   1000
#define ALL_SMALL    1500
#define SMALL_ROUNDS 15
#define LAST_ROUNDS  20
#define CHAIN_SHARE  0.35

typedef struct {
  guint n;
  guint *of_row;
  guint *weights;
  float *sums;
} Small;

static void
small_clear (Small *self)
{
  g_free (self->of_row);
  g_free (self->weights);
  g_free (self->sums);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Small, small_clear)

// Every text by itself when they are few enough, else k-means piles; empty ones are closed up.
static void
small_init (Small *self, const EnsPileMaker *maker, guint n_sample)
{
  const EnsClusterSpace *space = maker->space;
  guint wanted = MIN (MOST_SMALL, MAX (2 * maker->k, n_sample / 8));
  EnsRng rng;

  ens_rng_seed (&rng, maker->seed);
  self->of_row = g_new (guint, MAX (n_sample, 1));
  if (n_sample <= ALL_SMALL || wanted >= n_sample) {
    for (guint row = 0; row < n_sample; row++)
      self->of_row[row] = row;
    self->n = n_sample;
  } else {
    EnsKmeans kmeans = { .points = space->points,
                         .n = n_sample,
                         .width = space->width,
                         .k = wanted,
                         .max_iterations = SMALL_ROUNDS };
    g_autofree float *centres = ens_kmeans_dup_seeds (&kmeans, &rng);

    ens_kmeans_run (&kmeans, centres, self->of_row);
    self->n = ens_cluster_renumber (self->of_row, n_sample, wanted);
  }
  self->weights = g_new0 (guint, self->n);
  self->sums = ens_kernel_alloc ((gsize) self->n * space->width);
  for (guint row = 0; row < n_sample; row++) {
    self->weights[self->of_row[row]]++;
    ens_kernel_add (self->sums + (gsize) self->of_row[row] * space->width,
                    space->points + (gsize) row * space->width, space->width);
  }
}

static guint
count_largest (const Small *small, const guint *cut, guint k)
{
  g_autofree guint *sizes = g_new0 (guint, MAX (k, 1));
  guint largest = 0;

  for (guint i = 0; i < small->n; i++) {
    sizes[cut[i]] += small->weights[i];
    largest = MAX (largest, sizes[cut[i]]);
  }
  return largest;
}

static guint *
dup_cut (const Small *small, const EnsPileMaker *maker, EnsLinkageKind kind)
{
  g_autofree EnsClusterMerge *merges = ens_linkage_of_sums (kind, small->sums, small->weights,
                                                            small->n, maker->space->width);

  return ens_linkage_dup_cut (merges, small->n, maker->k);
}

// k-means from the middles of the piles at the cut.
static void
settle (const Small *small,
        const EnsPileMaker *maker,
        const guint *cut,
        guint n_sample,
        guint *assignment)
{
  const EnsClusterSpace *space = maker->space;
  EnsKmeans kmeans = { .points = space->points,
                       .n = n_sample,
                       .width = space->width,
                       .k = maker->k,
                       .max_iterations = LAST_ROUNDS };
  g_autofree float *centres = ens_kernel_alloc ((gsize) maker->k * space->width);

  for (guint i = 0; i < small->n; i++)
    ens_kernel_add (centres + (gsize) cut[i] * space->width, small->sums + (gsize) i * space->width,
                    space->width);
  for (guint k = 0; k < maker->k; k++)
    ens_kernel_normalise (centres + (gsize) k * space->width, space->width);
  ens_kmeans_run (&kmeans, centres, assignment);
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
  guint n_sample = MIN (maker->space->n_points, MAX (SAMPLE_TEXTS, 20 * maker->k));
  g_auto (Small) small = { 0 };
  g_autofree guint *cut = NULL;

  small_init (&small, maker, n_sample);
  if (!ens_progress_step (maker->progress, 0.6, error))
    return FALSE;
  cut = dup_cut (&small, maker, ENS_LINKAGE_AVERAGE);
  *is_ward = maker->k > 2 && count_largest (&small, cut, maker->k) > CHAIN_SHARE * n_sample;
  if (*is_ward) {
    g_free (cut);
    cut = dup_cut (&small, maker, ENS_LINKAGE_WARD);
  }
  settle (&small, maker, cut, n_sample, assignment);
  return ens_flat_piles_finish (maker, n_sample, assignment, error);
}
