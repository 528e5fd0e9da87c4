// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Average linkage: every text against every other.
#include "ens-average-piles.h"

#include "ens-kernel.h"
#include "ens-linkage.h"

#include <string.h>

// A pile that holds more than this share of all texts is a sign that average linkage chains. The study has
// 0.35 for trees of many texts; with a few hundred, Ward that early agrees less with what people see.
#define CHAIN_SHARE 0.6

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
 * ens_average_piles_make:
 * @assignment: (out): for each row its pile
 * @merges: (out) (transfer full): the dendrogram of all rows
 * @is_ward: (out): Ward's linkage was taken, because average linkage made one giant pile
 *
 * Every row must be in the space's matrix. Returns: %FALSE with %ENS_ERROR_CANCELLED
 */
gboolean
ens_average_piles_make (const EnsPileMaker *self,
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
