// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lloyd's rounds from k-means++ seeds drawn by 1 - cos. Sums run over the points in order.
#include "ens-kmeans.h"

#include "ens-kernel.h"

#include <string.h>

// Rounds stop when fewer than this share of the points change.
#define STOP_SHARE 0.0005

// Points compared at once.
#define BLOCK 64

static const float *
get_point (const EnsKmeans *self, gsize i)
{
  return self->points + i * self->width;
}

static void
normalise_centres (const EnsKmeans *self, float *centres)
{
  for (guint k = 0; k < self->k; k++)
    ens_kernel_normalise (centres + (gsize) k * self->width, self->width);
}

static gsize
draw_by_distance (const double *distance, gsize n, double total, EnsRng *rng)
{
  double target = ens_rng_unit (rng) * total;

  for (gsize i = 0; i < n; i++) {
    target -= distance[i];
    if (target < 0)
      return i;
  }
  return n - 1;
}

/** ens_kmeans_dup_seeds: Returns: (transfer full): k centres, points far from one another (k-means++) */
float *
ens_kmeans_dup_seeds (const EnsKmeans *self, EnsRng *rng)
{
  float *centres = ens_kernel_alloc ((gsize) self->k * self->width);
  g_autofree double *distance = g_new (double, self->n);
  gsize chosen = ens_rng_below (rng, (guint32) self->n);

  for (gsize i = 0; i < self->n; i++)
    distance[i] = 2;
  for (guint k = 0; k < self->k; k++) {
    float *centre = centres + (gsize) k * self->width;
    double total = 0;

    memcpy (centre, get_point (self, chosen), self->width * sizeof (float));
    for (gsize i = 0; i < self->n; i++) {
      float cosine;

      ens_kernel_dots (get_point (self, i), centre, 1, self->width, &cosine);
      distance[i] = MIN (distance[i], MAX (0.0, 1.0 - cosine));
      total += distance[i];
    }
    chosen = draw_by_distance (distance, self->n, total, rng);
  }
  return centres;
}

// An empty pile takes the point that fits its own pile worst.
static void
fill_empty (const EnsKmeans *self, float *centres, guint *assignment, float *cosine, guint *sizes)
{
  for (guint k = 0; k < self->k; k++) {
    gsize worst = G_MAXSIZE;

    if (sizes[k] > 0)
      continue;
    for (gsize i = 0; i < self->n; i++)
      if (sizes[assignment[i]] > 1 && (self->fixed == NULL || self->fixed[i] < 0) &&
          (worst == G_MAXSIZE || cosine[i] < cosine[worst]))
        worst = i;
    if (worst == G_MAXSIZE)
      continue;
    sizes[assignment[worst]]--;
    sizes[k]++;
    assignment[worst] = k;
    cosine[worst] = 2;
    memcpy (centres + (gsize) k * self->width, get_point (self, worst),
            self->width * sizeof (float));
  }
}

static void
move_centres (const EnsKmeans *self, float *centres, guint *assignment, float *cosine)
{
  g_autofree guint *sizes = g_new0 (guint, self->k);

  memset (centres, 0, (gsize) self->k * self->width * sizeof (float));
  for (gsize i = 0; i < self->n; i++) {
    ens_kernel_add (centres + (gsize) assignment[i] * self->width, get_point (self, i),
                    self->width);
    sizes[assignment[i]]++;
  }
  fill_empty (self, centres, assignment, cosine, sizes);
  normalise_centres (self, centres);
}

// Puts every point into the pile of the nearest centre; @cosine (nullable) becomes the cosine of each to its
// centre, @n_changed how many were in another pile. Returns the sum of the cosines.
static double
assign (const EnsKmeans *self,
        const float *centres,
        guint *assignment,
        float *cosine,
        gsize *n_changed)
{
  guint nearest[BLOCK];
  float dots[BLOCK];
  double sum = 0;

  *n_changed = 0;
  for (gsize first = 0; first < self->n; first += BLOCK) {
    gsize n = MIN (BLOCK, self->n - first);

    ens_kernel_nearest (get_point (self, first), n, centres, self->k, self->width, nearest, dots);
    for (gsize i = first; i < first + n; i++) {
      guint best = nearest[i - first];

      if (self->fixed != NULL && self->fixed[i] >= 0) {
        best = (guint) self->fixed[i];
        ens_kernel_dots (get_point (self, i), centres + (gsize) best * self->width, 1, self->width,
                         &dots[i - first]);
      }
      sum += dots[i - first];
      *n_changed += assignment[i] != best;
      assignment[i] = best;
      if (cosine != NULL)
        cosine[i] = dots[i - first];
    }
  }
  return sum;
}

/**
 * ens_kmeans_run:
 * @centres: (inout): where to start, and where it ended
 * @assignment: (out): for each point its pile
 *
 * Returns: the sum of cosines, which is better the larger it is
 */
double
ens_kmeans_run (const EnsKmeans *self, float *centres, guint *assignment)
{
  g_autofree float *cosine = ens_kernel_alloc (self->n);
  double sum = 0;

  for (gsize i = 0; i < self->n; i++)
    assignment[i] = G_MAXUINT;
  for (guint round = 0; round < self->max_iterations; round++) {
    gsize n_changed;

    sum = assign (self, centres, assignment, cosine, &n_changed);
    if ((double) n_changed < STOP_SHARE * (double) self->n || n_changed == 0)
      break;
    move_centres (self, centres, assignment, cosine);
  }
  return sum;
}
