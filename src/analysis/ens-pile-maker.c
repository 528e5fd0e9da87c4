// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Flat: k-means with restarts on a part of the points, once over all points, the rest by the nearest
// centre, then refined by words. Average: every text against every other.
#include "ens-pile-maker.h"

#include "ens-kernel.h"
#include "ens-kmeans.h"
#include "ens-linkage.h"
#include "ens-refine.h"

#include <string.h>

#define RESTARTS       10
#define RESTART_TEXTS  4000
#define RESTART_ROUNDS 20
#define FULL_ROUNDS    20
#define REFINE_ROUNDS  30

// A pile that holds more than this share of all texts is a sign that average linkage chains.
#define CHAIN_SHARE 0.35

static gboolean
has_words (const EnsClusterSpace *space, guint row)
{
  guint n;

  ens_features_get_row (space->features, row, &n);
  return n > 0;
}

// Texts without words join the largest pile: they say nothing that speaks against it.
static void
place_wordless (const EnsPileMaker *self, guint *assignment)
{
  const EnsClusterSpace *space = self->space;
  g_autofree guint *sizes = g_new0 (guint, self->k);
  guint largest = 0;

  for (guint row = 0; row < space->n; row++)
    if (has_words (space, row))
      sizes[assignment[row]]++;
  for (guint i = 1; i < self->k; i++)
    if (sizes[i] > sizes[largest])
      largest = i;
  for (guint row = 0; row < space->n; row++)
    if (!has_words (space, row) && (self->fixed == NULL || self->fixed[row] < 0))
      assignment[row] = largest;
}

// Centres of piles in which people placed texts start from those texts.
static void
seed_with_placed (const EnsPileMaker *self, const EnsKmeans *kmeans, float *centres)
{
  g_autofree gboolean *is_seeded = g_new0 (gboolean, self->k);

  for (guint row = 0; self->fixed != NULL && row < kmeans->n; row++) {
    float *centre;

    if (self->fixed[row] < 0)
      continue;
    centre = centres + (gsize) self->fixed[row] * kmeans->width;
    if (!is_seeded[self->fixed[row]])
      memset (centre, 0, kmeans->width * sizeof (float));
    is_seeded[self->fixed[row]] = TRUE;
    ens_kernel_add (centre, kmeans->points + (gsize) row * kmeans->width, kmeans->width);
  }
  for (guint k = 0; k < self->k; k++)
    ens_kernel_normalise (centres + (gsize) k * kmeans->width, kmeans->width);
}

static float *
dup_centres (const EnsPileMaker *self, guint *assignment)
{
  const EnsClusterSpace *space = self->space;
  EnsKmeans kmeans = { .points = space->points,
                       .n = MIN (space->n_points, MAX (RESTART_TEXTS, 20 * self->k)),
                       .width = space->width,
                       .k = self->k,
                       .fixed = self->fixed,
                       .max_iterations = RESTART_ROUNDS };
  float *centres;
  EnsRng rng;

  ens_rng_seed (&rng, self->seed);
  if (self->fixed != NULL) {
    centres = ens_kmeans_dup_seeds (&kmeans, &rng);
    kmeans.n = space->n_points;
    seed_with_placed (self, &kmeans, centres);
  } else {
    centres = ens_kmeans_dup_best (&kmeans, RESTARTS, &rng);
  }
  kmeans.n = space->n_points;
  kmeans.max_iterations = FULL_ROUNDS;
  ens_kmeans_run (&kmeans, centres, assignment);
  return centres;
}

static gboolean
assign_rest (const EnsPileMaker *self, const float *centres, guint *assignment, GError **error)
{
  EnsClusterSpace *space = self->space;
  g_autofree float *point = ens_kernel_alloc (space->width);
  g_autofree float *dots = ens_kernel_alloc (self->k);

  for (guint row = space->n_points; row < space->n; row++) {
    guint best = 0;

    ens_cluster_space_get_point (space, row, point);
    ens_kernel_dots (point, centres, self->k, space->width, dots);
    for (guint k = 1; k < self->k; k++)
      if (dots[k] > dots[best])
        best = k;
    assignment[row] = best;
    if (self->fixed != NULL && self->fixed[row] >= 0)
      assignment[row] = (guint) self->fixed[row];
    if (row % 65536 == 0 && !ens_progress_step (self->progress, 0.6 + 0.2 * row / space->n, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * ens_pile_maker_flat:
 * @assignment: (out): for each row its pile
 *
 * Returns: %FALSE with %ENS_ERROR_CANCELLED
 */
gboolean
ens_pile_maker_flat (const EnsPileMaker *self, guint *assignment, GError **error)
{
  g_autofree float *centres = dup_centres (self, assignment);
  EnsRefine refine = { .k = self->k, .fixed = self->fixed, .max_rounds = REFINE_ROUNDS };

  if (!assign_rest (self, centres, assignment, error))
    return FALSE;
  ens_refine_piles (self->space->features, &refine, assignment);
  place_wordless (self, assignment);
  return ens_progress_step (self->progress, 0.9, error);
}

// One minus the cosine of every pair of rows, through an inverted list of the columns.
static float *
dup_distances (const EnsSparse *x)
{
  guint n = x->n_rows;
  float *distance = ens_kernel_alloc ((gsize) n * (n - 1) / 2);
  g_autoptr (EnsSparse) t = ens_sparse_new (x->n_columns, n, x->start[n]);
  g_autofree gsize *end = g_new0 (gsize, (gsize) x->n_columns + 1);
  g_autofree float *dots = ens_kernel_alloc (n);

  for (gsize i = 0; i < x->start[n]; i++)
    t->start[x->index[i] + 1]++;
  for (guint c = 0; c < x->n_columns; c++)
    t->start[c + 1] += t->start[c];
  memcpy (end, t->start, x->n_columns * sizeof (gsize));
  for (guint r = 0; r < n; r++) {
    // The lists hold only earlier rows: each pair is met once.
    memset (dots, 0, r * sizeof (float));
    for (gsize i = x->start[r]; i < x->start[r + 1]; i++) {
      guint32 c = x->index[i];

      for (gsize j = t->start[c]; j < end[c]; j++)
        dots[t->index[j]] += x->value[i] * t->value[j];
      t->index[end[c]] = r;
      t->value[end[c]++] = x->value[i];
    }
    for (guint j = 0; j < r; j++)
      distance[ens_linkage_pair (n, j, r)] = 1 - dots[j];
  }
  return distance;
}

static guint
count_largest (const guint *assignment, guint n, guint k)
{
  g_autofree guint *sizes = g_new0 (guint, MAX (k, 1));
  guint largest = 0;

  for (guint i = 0; i < n; i++)
    largest = MAX (largest, ++sizes[assignment[i]]);
  return largest;
}

// Ward's distance of two single texts: half their squared distance, which is one minus the cosine.
static EnsClusterMerge *
join_rows (const EnsSparse *x, EnsLinkageKind kind)
{
  g_autofree float *distance = dup_distances (x);
  g_autofree guint *weights = g_new (guint, x->n_rows);

  for (guint i = 0; i < x->n_rows; i++)
    weights[i] = 1;
  return ens_linkage_join (kind, distance, weights, x->n_rows);
}

/**
 * ens_pile_maker_average:
 * @assignment: (out): for each row its pile
 * @merges: (out) (transfer full): the dendrogram of all rows
 * @is_ward: (out): Ward's linkage was taken, because average linkage made one giant pile
 *
 * Every row must be in the space's matrix. Returns: %FALSE with %ENS_ERROR_CANCELLED
 */
gboolean
ens_pile_maker_average (const EnsPileMaker *self,
                        guint *assignment,
                        EnsClusterMerge **merges,
                        gboolean *is_ward,
                        GError **error)
{
  const EnsSparse *x = self->space->matrix;
  g_autofree EnsClusterMerge *joined = join_rows (x, ENS_LINKAGE_AVERAGE);
  g_autofree guint *cut = ens_linkage_dup_cut (joined, x->n_rows, self->k);

  if (!ens_progress_step (self->progress, 0.8, error))
    return FALSE;
  *is_ward = self->k > 2 && count_largest (cut, x->n_rows, self->k) > CHAIN_SHARE * x->n_rows;
  if (*is_ward) {
    g_free (joined);
    g_free (cut);
    joined = join_rows (x, ENS_LINKAGE_WARD);
    cut = ens_linkage_dup_cut (joined, x->n_rows, self->k);
  }
  memcpy (assignment, cut, x->n_rows * sizeof (guint));
  *merges = g_steal_pointer (&joined);
  return ens_progress_step (self->progress, 0.9, error);
}
