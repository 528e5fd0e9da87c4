// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The nearest-neighbour chain (Murtagh 1983) with the updates of Lance and Williams (1967). Equal
// distances are decided by the lower index.
#include "ens-linkage.h"

#include "ens-kernel.h"

#include <math.h>
#include <string.h>

typedef struct {
  EnsLinkageKind kind;
  float *distance;
  double *weight;
  gboolean *is_gone;
  guint n;
} Linkage;

typedef struct {
  guint a;
  guint b;
  double height;
  guint order;
} Join;

/** ens_linkage_pair: Returns: where the distance of @i and @j, which differ, stands among n(n-1)/2 */
gsize
ens_linkage_pair (guint n, guint i, guint j)
{
  guint low = MIN (i, j), high = MAX (i, j);

  return (gsize) low * n - (gsize) low * (low + 1) / 2 + (high - low - 1);
}

static float
get_distance (const Linkage *self, guint i, guint j)
{
  return self->distance[ens_linkage_pair (self->n, i, j)];
}

static guint
find_nearest (const Linkage *self, guint item, guint prefer)
{
  guint best = prefer;
  float least = prefer != G_MAXUINT ? get_distance (self, item, prefer) : G_MAXFLOAT;

  for (guint j = 0; j < self->n; j++) {
    float distance;

    if (j == item || self->is_gone[j])
      continue;
    distance = get_distance (self, item, j);
    if (distance < least) {
      least = distance;
      best = j;
    }
  }
  return best;
}

// Joins @b into @a and tells all others their new distance.
static void
join_items (Linkage *self, guint a, guint b)
{
  double wa = self->weight[a], wb = self->weight[b], d = get_distance (self, a, b);

  for (guint j = 0; j < self->n; j++) {
    double da, db, wj = self->weight[j];
    double joined;

    if (j == a || j == b || self->is_gone[j])
      continue;
    da = get_distance (self, a, j);
    db = get_distance (self, b, j);
    if (self->kind == ENS_LINKAGE_AVERAGE)
      joined = (wa * da + wb * db) / (wa + wb);
    else
      joined = ((wa + wj) * da + (wb + wj) * db - wj * d) / (wa + wb + wj);
    self->distance[ens_linkage_pair (self->n, a, j)] = (float) joined;
  }
  self->weight[a] = wa + wb;
  self->is_gone[b] = TRUE;
}

static int
compare_joins (gconstpointer a, gconstpointer b)
{
  const Join *x = a, *y = b;

  if (x->height != y->height)
    return x->height < y->height ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

// The chain finds joins out of order: sorted by height they get their node numbers.
static EnsClusterMerge *
number_merges (Join *joins, const guint *weights, guint n)
{
  EnsClusterMerge *merges = g_new0 (EnsClusterMerge, MAX (n, 1));
  g_autofree guint *node = g_new (guint, n);
  g_autofree guint *parent = g_new (guint, n);
  g_autofree guint *size = g_new (guint, n);

  for (guint i = 0; i < n; i++) {
    node[i] = parent[i] = i;
    size[i] = weights[i];
  }
  qsort (joins, n - 1, sizeof (Join), compare_joins);
  for (guint m = 0; m + 1 < n; m++) {
    guint a = joins[m].a, b = joins[m].b;

    while (parent[a] != a)
      a = parent[a] = parent[parent[a]];
    while (parent[b] != b)
      b = parent[b] = parent[parent[b]];
    size[a] += size[b];
    merges[m] = (EnsClusterMerge){ MIN (node[a], node[b]), MAX (node[a], node[b]), joins[m].height,
                                   size[a] };
    parent[b] = a;
    node[a] = n + m;
  }
  return merges;
}

// Ward's distances have no natural scale: the last join is put at 1.
static void
scale_heights (EnsLinkageKind kind, EnsClusterMerge *merges, guint n)
{
  double top = n > 1 ? merges[n - 2].height : 0;

  for (guint m = 0; m + 1 < n; m++) {
    double height = merges[m].height;

    if (kind == ENS_LINKAGE_WARD)
      height = top > 0 ? sqrt (MAX (height, 0) / top) : 0;
    merges[m].height = CLAMP (height, 0, 1);
  }
}

/**
 * ens_linkage_join:
 * @distance: n(n-1)/2 distances by ens_linkage_pair(), used up; for Ward their squares times the
 *   product of weights over their sum
 * @weights: texts in each item
 * @n: items, at least 1
 *
 * Returns: (transfer full): @n - 1 merges, lowest first, heights 0 to 1
 */
EnsClusterMerge *
ens_linkage_join (EnsLinkageKind kind, float *distance, const guint *weights, guint n)
{
  g_autofree double *weight = g_new (double, n);
  g_autofree gboolean *is_gone = g_new0 (gboolean, n);
  g_autofree guint *chain = g_new (guint, n + 1);
  g_autofree Join *joins = g_new (Join, n);
  Linkage self = { .kind = kind,
                   .distance = distance,
                   .weight = weight,
                   .is_gone = is_gone,
                   .n = n };
  EnsClusterMerge *merges;
  guint length = 0, first = 0;

  for (guint i = 0; i < n; i++)
    weight[i] = weights[i];
  for (guint m = 0; m + 1 < n;) {
    guint last, next, before;

    while (is_gone[first])
      first++;
    if (length == 0)
      chain[length++] = first;
    last = chain[length - 1];
    before = length > 1 ? chain[length - 2] : G_MAXUINT;
    next = find_nearest (&self, last, before);
    if (next != before) {
      chain[length++] = next;
      continue;
    }
    joins[m] = (Join){ MIN (last, next), MAX (last, next), get_distance (&self, last, next), m };
    join_items (&self, joins[m].a, joins[m].b);
    length -= 2;
    m++;
  }
  merges = number_merges (joins, weights, n);
  scale_heights (kind, merges, n);
  return merges;
}

/**
 * ens_linkage_of_sums:
 * @sums: for each item the sum of the unit vectors of its texts
 * @weights: how many those are, at least 1
 *
 * Average: 1 minus the mean cosine over all pairs of texts of two items. Ward: by the means.
 */
EnsClusterMerge *
ens_linkage_of_sums (EnsLinkageKind kind,
                     const float *sums,
                     const guint *weights,
                     guint n,
                     guint width)
{
  g_autofree float *distance = ens_kernel_alloc ((gsize) n * (n - 1) / 2);
  g_autofree float *dots = ens_kernel_alloc (n);
  g_autofree double *square = g_new (double, n);

  for (guint i = 0; i < n; i++) {
    ens_kernel_dots (sums + (gsize) i * width, sums + (gsize) i * width, 1, width, dots);
    square[i] = dots[0] / ((double) weights[i] * weights[i]);
  }
  for (guint i = 0; i + 1 < n; i++) {
    ens_kernel_dots (sums + (gsize) i * width, sums + (gsize) (i + 1) * width, n - i - 1, width,
                     dots);
    for (guint j = i + 1; j < n; j++) {
      double wi = weights[i], wj = weights[j];
      double mean = dots[j - i - 1] / (wi * wj);

      distance[ens_linkage_pair (n, i, j)] =
        kind == ENS_LINKAGE_AVERAGE
          ? (float) (1 - mean)
          : (float) (wi * wj / (wi + wj) * MAX (0, square[i] + square[j] - 2 * mean));
    }
  }
  return ens_linkage_join (kind, distance, weights, n);
}

typedef struct {
  EnsClusterMerge merge;
  guint part;
  guint index;
} Grafted;

static int
compare_grafted (gconstpointer a, gconstpointer b)
{
  const Grafted *x = a, *y = b;

  if (x->merge.height != y->merge.height)
    return x->merge.height < y->merge.height ? -1 : 1;
  if (x->part != y->part)
    return x->part < y->part ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

// The merges of all parts and then those of the top, in order of height.
static Grafted *
dup_in_order (const EnsClusterMerge *const *parts,
              const guint *n_leaves,
              guint n_parts,
              const EnsClusterMerge *top,
              double share)
{
  guint n_all = n_parts, n = 0;
  Grafted *all;

  for (guint p = 0; p < n_parts; p++)
    n_all += n_leaves[p] - 1;
  all = g_new0 (Grafted, MAX (n_all, 1));
  for (guint p = 0; p <= n_parts; p++) {
    const EnsClusterMerge *merges = p < n_parts ? parts[p] : top;
    guint n_merges = (p < n_parts ? n_leaves[p] : n_parts) - 1;

    for (guint m = 0; m < n_merges; m++, n++) {
      all[n] = (Grafted){ merges[m], p, m };
      all[n].merge.height = p < n_parts ? share * merges[m].height
                                        : share + (1 - share) * merges[m].height;
    }
  }
  if (n > 0)
    qsort (all, n, sizeof (Grafted), compare_grafted);
  return all;
}

/**
 * ens_linkage_graft: puts dendrograms on the leaves of another one
 * @parts: the dendrograms
 * @n_leaves: for each how many leaves it has, at least 1; in the result they follow one another
 * @n_parts: how many, at least 1
 * @top: the @n_parts - 1 merges above them
 * @share: heights of the parts are pressed into 0 to @share, those of the top into what is above
 *
 * Returns: (transfer full): all merges, lowest first
 */
EnsClusterMerge *
ens_linkage_graft (const EnsClusterMerge *const *parts,
                   const guint *n_leaves,
                   guint n_parts,
                   const EnsClusterMerge *top,
                   double share)
{
  g_autofree Grafted *all = dup_in_order (parts, n_leaves, n_parts, top, share);
  g_autofree guint *first_leaf = g_new0 (guint, n_parts + 1);
  g_autofree guint *node_of = NULL;
  g_autofree guint *root = g_new (guint, n_parts);
  g_autofree guint *joined = g_new (guint, n_parts);
  EnsClusterMerge *merges;
  guint n_all;

  for (guint p = 0; p < n_parts; p++) {
    root[p] = first_leaf[p];
    first_leaf[p + 1] = first_leaf[p] + n_leaves[p];
  }
  n_all = first_leaf[n_parts];
  node_of = g_new (guint, n_all);
  merges = g_new0 (EnsClusterMerge, n_all);
  for (guint i = 0; i + 1 < n_all; i++) {
    Grafted *g = &all[i];
    guint *ends[2] = { &g->merge.left, &g->merge.right };

    for (guint e = 0; e < 2; e++) {
      guint end = *ends[e];

      if (g->part == n_parts)
        *ends[e] = end < n_parts ? root[end] : joined[end - n_parts];
      else if (end < n_leaves[g->part])
        *ends[e] = first_leaf[g->part] + end;
      else
        *ends[e] = node_of[first_leaf[g->part] + end - n_leaves[g->part]];
    }
    if (g->part == n_parts) {
      joined[g->index] = n_all + i;
    } else {
      node_of[first_leaf[g->part] + g->index] = n_all + i;
      root[g->part] = n_all + i;
    }
    merges[i] = g->merge;
  }
  return merges;
}

/** ens_linkage_dup_cut: Returns: (transfer full): for each of @n items its pile, @k of them */
guint *
ens_linkage_dup_cut (const EnsClusterMerge *merges, guint n, guint k)
{
  g_autofree guint *leaf_of = g_new (guint, MAX (n, 1));
  EnsClusterResult result = { .n = n,
                              .n_leaves = n,
                              .leaf_of = leaf_of,
                              .merges = (EnsClusterMerge *) merges };

  for (guint i = 0; i < n; i++)
    leaf_of[i] = i;
  return ens_cluster_result_dup_cut (&result, k);
}
