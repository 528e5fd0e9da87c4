// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each pile falls into small groups by itself, as many as its share of the texts; their average linkage
// hangs below the dendrogram of the piles.
#include "ens-branches.h"

#include "ens-kernel.h"
#include "ens-small-piles.h"

#include <string.h>

#define ROUNDS 4

// The rows of one pile, those with points first.
typedef struct {
  guint *rows;
  guint n;
  guint n_points;
} Pile;

static void
sort_rows (const EnsBranches *self, guint *room, Pile *piles)
{
  for (guint row = 0; row < self->space->n; row++)
    piles[self->rows[row]].n++;
  for (guint p = 0; p < self->k; p++) {
    piles[p].rows = room;
    room += piles[p].n;
    piles[p].n = 0;
  }
  for (guint row = 0; row < self->space->n; row++) {
    Pile *pile = &piles[self->rows[row]];

    pile->rows[pile->n++] = row;
    pile->n_points += row < self->space->n_points;
  }
}

static float *
dup_points (const EnsBranches *self, const Pile *pile)
{
  guint width = self->space->width;
  float *points = ens_kernel_alloc ((gsize) pile->n_points * width);

  for (guint i = 0; i < pile->n_points; i++)
    memcpy (points + (gsize) i * width, self->space->points + (gsize) pile->rows[i] * width,
            width * sizeof (float));
  return points;
}

// Rows without a kept point go to the group nearest to them.
static void
place_others (const EnsBranches *self, const Pile *pile, EnsSmallPiles *small, guint *leaf_of_row)
{
  g_autofree float *point = ens_kernel_alloc (small->width);

  if (pile->n == pile->n_points)
    return;
  for (guint i = 0; i < small->n; i++)
    ens_kernel_normalise (small->sums + (gsize) i * small->width, small->width);
  for (guint i = pile->n_points; i < pile->n; i++) {
    guint best = 0;
    float cosine;

    ens_cluster_space_get_point (self->space, pile->rows[i], point);
    if (small->n > 0)
      ens_kernel_nearest (point, 1, small->sums, small->n, small->width, &best, &cosine);
    leaf_of_row[pile->rows[i]] = best;
  }
}

// Leaves are numbered from 0 in each pile.
static EnsClusterMerge *
grow_pile (const EnsBranches *self, const Pile *pile, guint number, guint *leaf_of_row, guint *n)
{
  guint64 wanted = ((guint64) self->wanted * pile->n + self->space->n - 1) / self->space->n;
  g_autofree float *points = dup_points (self, pile);
  g_auto (EnsSmallPiles) small = { 0 };
  EnsClusterMerge *merges;
  EnsRng rng;

  ens_rng_seed (&rng, self->seed + number);
  ens_small_piles_init (&small, points, pile->n_points, self->space->width, (guint) MAX (wanted, 1),
                        ROUNDS, &rng);
  for (guint i = 0; i < pile->n_points; i++)
    leaf_of_row[pile->rows[i]] = small.of_point[i];
  merges = small.n > 0 ? ens_small_piles_join (&small, ENS_LINKAGE_AVERAGE)
                       : g_new0 (EnsClusterMerge, 1);
  place_others (self, pile, &small, leaf_of_row);
  *n = MAX (small.n, 1);
  return merges;
}

/**
 * ens_branches_grow:
 * @leaf_of_row: (out): for each row its leaf
 * @n_leaves: (out): how many leaves there are
 *
 * Returns: (transfer full): the whole dendrogram
 */
EnsClusterMerge *
ens_branches_grow (const EnsBranches *self, guint *leaf_of_row, guint *n_leaves)
{
  g_autofree guint *room = g_new (guint, MAX (self->space->n, 1));
  g_autofree Pile *piles = g_new0 (Pile, self->k);
  g_autofree EnsClusterMerge **parts = g_new0 (EnsClusterMerge *, self->k);
  g_autofree guint *n_leaves_of = g_new (guint, self->k);
  EnsClusterMerge *whole;

  *n_leaves = 0;
  sort_rows (self, room, piles);
  for (guint p = 0; p < self->k; p++) {
    parts[p] = grow_pile (self, &piles[p], p, leaf_of_row, &n_leaves_of[p]);
    for (guint i = 0; i < piles[p].n; i++)
      leaf_of_row[piles[p].rows[i]] += *n_leaves;
    *n_leaves += n_leaves_of[p];
  }
  whole = ens_linkage_graft ((const EnsClusterMerge *const *) parts, n_leaves_of, self->k,
                             self->top, ENS_CLUSTER_INSIDE);
  for (guint p = 0; p < self->k; p++)
    g_free (parts[p]);
  return whole;
}
