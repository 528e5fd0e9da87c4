// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Polis (its math/clusters.clj): starts from the first k different points, drops empty groups, stops when
// no centre, in sorted order, moves as far as 0.01. With random numbers it starts from k-means++ instead.
#include "ens-plane-groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define STILL 0.01

static double
get_square (EnsPlanePoint a, EnsPlanePoint b)
{
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

static guint
take_first (const EnsPlanePoint *points, guint n, guint k, EnsPlanePoint *centres)
{
  guint found = 0;

  for (guint i = 0; i < n && found < k; i++) {
    gboolean is_new = TRUE;

    for (guint c = 0; c < found && is_new; c++)
      is_new = points[i].x != centres[c].x || points[i].y != centres[c].y;
    if (is_new)
      centres[found++] = points[i];
  }
  return found;
}

static guint
draw_far (const EnsPlanePoint *points, guint n, guint k, EnsRng *rng, EnsPlanePoint *centres)
{
  g_autofree double *square = g_new (double, MAX (n, 1));
  guint found = 0;

  for (guint i = 0; i < n; i++)
    square[i] = 1;
  while (found < k) {
    double total = 0, target;
    guint at = 0;

    for (guint i = 0; i < n; i++)
      total += square[i];
    if (total <= 0)
      break;
    target = ens_rng_unit (rng) * total;
    while (at + 1 < n && (target -= square[at]) >= 0)
      at++;
    centres[found++] = points[at];
    for (guint i = 0; i < n; i++) {
      double away = get_square (points[i], points[at]);

      square[i] = found == 1 ? away : MIN (square[i], away);
    }
  }
  return found;
}

static void
assign_points (const EnsPlanePoint *points,
               guint n,
               const EnsPlanePoint *centres,
               guint k,
               guint *group_of)
{
  for (guint i = 0; i < n; i++) {
    guint best = 0;

    for (guint c = 1; c < k; c++)
      if (get_square (points[i], centres[c]) < get_square (points[i], centres[best]))
        best = c;
    group_of[i] = best;
  }
}

// New middles; groups without points are dropped. Returns how many are left.
static guint
move_centres (const EnsPlanePoint *points,
              const double *weights,
              guint n,
              EnsPlanePoint *centres,
              guint k,
              guint *group_of)
{
  g_autofree double *weight = g_new0 (double, k);
  g_autofree guint *renamed = g_new0 (guint, k);
  guint left = 0;

  memset (centres, 0, k * sizeof (EnsPlanePoint));
  for (guint i = 0; i < n; i++) {
    double w = weights != NULL ? weights[i] : 1;

    weight[group_of[i]] += w;
    centres[group_of[i]].x += w * points[i].x;
    centres[group_of[i]].y += w * points[i].y;
  }
  for (guint c = 0; c < k; c++) {
    if (weight[c] <= 0)
      continue;
    renamed[c] = left;
    centres[left++] = (EnsPlanePoint){ centres[c].x / weight[c], centres[c].y / weight[c] };
  }
  for (guint i = 0; i < n; i++)
    group_of[i] = renamed[group_of[i]];
  return left;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const EnsPlanePoint *p = a, *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;
  return p->y < q->y ? -1 : p->y > q->y;
}

static gboolean
are_still (EnsPlanePoint *before, guint n_before, const EnsPlanePoint *after, guint n_after)
{
  g_autofree EnsPlanePoint *sorted = g_memdup2 (after, MAX (n_after, 1) * sizeof (EnsPlanePoint));

  qsort (before, n_before, sizeof (EnsPlanePoint), compare_points);
  qsort (sorted, n_after, sizeof (EnsPlanePoint), compare_points);
  for (guint c = 0; c < MIN (n_before, n_after); c++)
    if (sqrt (get_square (before[c], sorted[c])) >= STILL)
      return FALSE;
  return TRUE;
}

/**
 * ens_plane_kmeans:
 * @weights: (nullable): of the points
 * @rng: (nullable): %NULL to start from the first k different points
 * @group_of: (out): for each point its group
 * @centres: (out): room for @k
 *
 * Returns: the number of groups, which may be smaller than @k
 */
guint
ens_plane_kmeans (const EnsPlanePoint *points,
                  const double *weights,
                  guint n,
                  guint k,
                  guint max_rounds,
                  EnsRng *rng,
                  guint *group_of,
                  EnsPlanePoint *centres)
{
  g_autofree EnsPlanePoint *before = g_new (EnsPlanePoint, MAX (k, 1));

  k = rng != NULL ? draw_far (points, n, k, rng, centres) : take_first (points, n, k, centres);
  for (guint round = 0; k > 0 && round <= max_rounds; round++) {
    guint n_before = k;

    memcpy (before, centres, k * sizeof (EnsPlanePoint));
    assign_points (points, n, centres, k, group_of);
    k = move_centres (points, weights, n, centres, k, group_of);
    if (are_still (before, n_before, centres, k))
      break;
  }
  return k;
}

/** ens_plane_silhouette: Returns: the mean silhouette (Rousseeuw 1987); a point alone in its group counts 0 */
double
ens_plane_silhouette (const EnsPlanePoint *points, const guint *group_of, guint n, guint k)
{
  g_autofree double *sums = g_new (double, MAX (k, 1));
  g_autofree guint *sizes = g_new0 (guint, MAX (k, 1));
  double total = 0;

  for (guint i = 0; i < n; i++)
    sizes[group_of[i]]++;
  for (guint i = 0; i < n; i++) {
    guint own = group_of[i];
    double inside, outside = G_MAXDOUBLE;

    if (sizes[own] < 2)
      continue;
    memset (sums, 0, k * sizeof (double));
    for (guint j = 0; j < n; j++)
      sums[group_of[j]] += sqrt (get_square (points[i], points[j]));
    inside = sums[own] / (sizes[own] - 1);
    for (guint c = 0; c < k; c++)
      if (c != own && sizes[c] > 0)
        outside = MIN (outside, sums[c] / sizes[c]);
    if (MAX (inside, outside) > 0 && outside < G_MAXDOUBLE)
      total += (outside - inside) / MAX (inside, outside);
  }
  return n > 0 ? total / n : 0;
}
