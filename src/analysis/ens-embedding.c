// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Subspace iteration from random signs (Halko, Martinsson and Tropp 2011), with Cholesky for the
// orthogonalisation. No eigenvectors are needed: both parts are used only through cosines, which a
// rotation of the basis leaves as they are. So LSA takes any orthonormal basis of the leading row
// space, and CA one of the leading column space of D_r^-1/2 X D_c^-1/2 without its trivial axis.
#include "ens-embedding.h"

#include "ens-kernel.h"
#include "ens-rng.h"

#include <math.h>
#include <string.h>

#define ITERATIONS 6

// Weight of the second part against the first.
#define CA_WEIGHT 1.41421356f

// A pivot this small against the largest means the direction is not there.
#define PIVOT_LIMIT 1e-9

static float *
dup_signs (EnsRng *rng, gsize n_rows, guint used, guint width)
{
  float *out = ens_kernel_alloc (n_rows * width);

  for (gsize r = 0; r < n_rows; r++)
    for (guint i = 0; i < used; i += 64) {
      guint64 bits = ens_rng_next (rng);

      for (guint b = 0; b < 64 && i + b < used; b++)
        out[r * width + i + b] = (bits >> b) & 1 ? 1 : -1;
    }
  return out;
}

// The inverse of the Cholesky factor of a Gram matrix: rows times it are orthonormal. Directions that
// are not there become columns of zeros.
static float *
dup_inverse_factor (double *gram, guint width)
{
  float *inverse = ens_kernel_alloc ((gsize) width * width);
  g_autofree double *r = g_new0 (double, (gsize) width *width);
  g_autofree double *v = g_new0 (double, (gsize) width *width);
  double largest = 0;

  for (guint i = 0; i < width; i++)
    largest = MAX (largest, gram[(gsize) i * width + i]);
  for (guint j = 0; j < width; j++) {
    double pivot = gram[(gsize) j * width + j];

    for (guint k = 0; k < j; k++)
      pivot -= r[(gsize) k * width + j] * r[(gsize) k * width + j];
    if (pivot <= PIVOT_LIMIT * largest)
      continue;
    r[(gsize) j * width + j] = sqrt (pivot);
    for (guint i = j + 1; i < width; i++) {
      double sum = gram[(gsize) j * width + i];

      for (guint k = 0; k < j; k++)
        sum -= r[(gsize) k * width + j] * r[(gsize) k * width + i];
      r[(gsize) j * width + i] = sum / r[(gsize) j * width + j];
    }
  }
  for (guint j = 0; j < width; j++) {
    if (r[(gsize) j * width + j] <= 0)
      continue;
    v[(gsize) j * width + j] = 1 / r[(gsize) j * width + j];
    for (guint i = j; i-- > 0;) {
      double sum = 0;

      if (r[(gsize) i * width + i] <= 0)
        continue;
      for (guint k = i + 1; k <= j; k++)
        sum += r[(gsize) i * width + k] * v[(gsize) k * width + j];
      v[(gsize) i * width + j] = -sum / r[(gsize) i * width + i];
    }
  }
  for (gsize i = 0; i < (gsize) width * width; i++)
    inverse[i] = (float) v[i];
  return inverse;
}

// Makes the columns of @rows orthonormal and does to @also what it did to @rows.
static void
orthonormalise (float *rows, gsize n, float *also, gsize n_also, guint width)
{
  g_autofree double *gram = g_new (double, (gsize) width *width);
  g_autofree float *inverse = NULL;

  ens_kernel_gram (rows, n, width, gram);
  inverse = dup_inverse_factor (gram, width);
  ens_kernel_right_multiply (rows, n, width, inverse);
  if (also != NULL)
    ens_kernel_right_multiply (also, n_also, width, inverse);
}

// Takes from every column of @rows its part along the unit vector @axis.
static void
project_out (float *rows, const double *axis, gsize n, guint width)
{
  g_autofree double *part = g_new0 (double, width);

  for (gsize r = 0; r < n; r++)
    for (guint i = 0; i < width; i++)
      part[i] += axis[r] * rows[r * width + i];
  for (gsize r = 0; r < n; r++)
    for (guint i = 0; i < width; i++)
      rows[r * width + i] -= (float) (axis[r] * part[i]);
}

/*
 * Subspace iteration. Returns the panel that maps rows of @x to the leading subspace: an orthonormal
 * basis of the row space, or, @whiten, what gives orthonormal columns on the rows of @x. @axis is a
 * right singular vector to leave out.
 */
static float *
dup_subspace (const EnsSparse *x, guint used, gboolean whiten, const double *axis, EnsRng *rng)
{
  guint width = ens_kernel_pad (used);
  float *panel = dup_signs (rng, x->n_columns, used, width);
  g_autofree float *rows = ens_kernel_alloc ((gsize) x->n_rows * width);

  for (guint i = 0; i < ITERATIONS; i++) {
    ens_kernel_times (x, panel, width, rows);
    orthonormalise (rows, x->n_rows, NULL, 0, width);
    ens_kernel_transposed_times (x, rows, width, panel);
    if (axis != NULL)
      project_out (panel, axis, x->n_columns, width);
  }
  if (whiten) {
    ens_kernel_times (x, panel, width, rows);
    orthonormalise (rows, x->n_rows, panel, x->n_columns, width);
  } else {
    orthonormalise (panel, x->n_columns, NULL, 0, width);
  }
  return panel;
}

// D_r^-1/2 X D_c^-1/2, the roots of the column sums, and the trivial right singular vector.
static EnsSparse *
dup_correspondence (const EnsSparse *x, double *root, double *axis)
{
  EnsSparse *s = ens_sparse_new (x->n_rows, x->n_columns, x->start[x->n_rows]);
  double total = 0;

  memcpy (s->start, x->start, ((gsize) x->n_rows + 1) * sizeof (gsize));
  memset (root, 0, x->n_columns * sizeof (double));
  for (gsize i = 0; i < x->start[x->n_rows]; i++)
    root[x->index[i]] += x->value[i];
  for (guint c = 0; c < x->n_columns; c++) {
    total += root[c];
    root[c] = sqrt (root[c]);
  }
  for (guint c = 0; c < x->n_columns; c++)
    axis[c] = total > 0 ? root[c] / sqrt (total) : 0;
  for (guint r = 0; r < x->n_rows; r++) {
    double sum = 0;

    for (gsize i = x->start[r]; i < x->start[r + 1]; i++)
      sum += x->value[i];
    for (gsize i = x->start[r]; i < x->start[r + 1]; i++) {
      s->index[i] = x->index[i];
      s->value[i] = (float) (x->value[i] / (sqrt (sum) * root[x->index[i]]));
    }
  }
  return s;
}

static void
join_panels (EnsEmbedding *self, const float *lsa, const float *ca, const double *root)
{
  self->panel = ens_kernel_alloc ((gsize) self->n_columns * self->half * 2);
  for (guint c = 0; c < self->n_columns; c++) {
    float *to = self->panel + (gsize) c * self->half * 2;
    float scale = root[c] > 0 ? (float) (1 / root[c]) : 0;

    memcpy (to, lsa + (gsize) c * self->half, self->half * sizeof (float));
    for (guint i = 0; i < self->half; i++)
      to[self->half + i] = ca[(gsize) c * self->half + i] * scale;
  }
}

/**
 * ens_embedding_new:
 * @x: weighted rows to learn from
 * @max_dimensions: of each of the two parts, at most a quarter of the rows
 *
 * Returns: %NULL with %ENS_ERROR_CANCELLED
 */
EnsEmbedding *
ens_embedding_new (const EnsSparse *x,
                   guint max_dimensions,
                   guint64 seed,
                   const EnsProgress *progress,
                   GError **error)
{
  EnsRng rng;
  guint used = MAX (2, MIN (max_dimensions, MIN (x->n_rows, x->n_columns) / 4));
  g_autoptr (EnsEmbedding) self = g_new0 (EnsEmbedding, 1);
  g_autofree double *root = g_new0 (double, x->n_columns + 1);
  g_autofree double *axis = g_new0 (double, x->n_columns + 1);
  g_autoptr (EnsSparse) s = dup_correspondence (x, root, axis);
  g_autofree float *lsa = NULL;
  g_autofree float *ca = NULL;

  ens_rng_seed (&rng, seed);
  self->n_columns = x->n_columns;
  self->half = ens_kernel_pad (used);
  lsa = dup_subspace (x, used, FALSE, NULL, &rng);
  if (!ens_progress_step (progress, 0.35, error))
    return NULL;
  ca = dup_subspace (s, used, TRUE, axis, &rng);
  if (!ens_progress_step (progress, 0.5, error))
    return NULL;
  join_panels (self, lsa, ca, root);
  return g_steal_pointer (&self);
}

/** ens_embedding_get_width: Returns: numbers of one point */
guint
ens_embedding_get_width (const EnsEmbedding *self)
{
  return self->half * 2;
}

/** ens_embedding_fold: @out = the point of one weighted row, of length 1, or zeros */
void
ens_embedding_fold (const EnsEmbedding *self,
                    const guint32 *index,
                    const float *value,
                    gsize n,
                    float *out)
{
  guint width = self->half * 2;

  ens_kernel_row_times (index, value, n, self->panel, width, out);
  ens_kernel_normalise (out, self->half);
  ens_kernel_normalise (out + self->half, self->half);
  for (guint i = self->half; i < width; i++)
    out[i] *= CA_WEIGHT;
  ens_kernel_normalise (out, width);
}

void
ens_embedding_free (EnsEmbedding *self)
{
  if (self == NULL)
    return;
  g_free (self->panel);
  g_free (self);
}
