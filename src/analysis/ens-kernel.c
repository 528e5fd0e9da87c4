// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Written with eight-lane vectors: where the processor has them they are one instruction, elsewhere
// the compiler splits them, with the same rounding. Multiplying and adding are never fused.
#include "ens-kernel.h"

#include <math.h>
#include <string.h>

typedef float Lanes __attribute__ ((vector_size (ENS_KERNEL_LANES * sizeof (float)), aligned (4)));

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define WIDE __attribute__ ((target_clones ("avx2", "default")))
#else
#define WIDE
#endif

// Rows after which single precision sums are emptied into double precision.
#define GRAM_BLOCK 256

/** ens_kernel_alloc: Returns: (transfer full): @n zeros, freed with g_free() */
float *
ens_kernel_alloc (gsize n)
{
  return g_new0 (float, MAX (n, 1));
}

static inline __attribute__ ((always_inline)) void
add_scaled (float *y, const float *x, float a, guint width)
{
  for (guint i = 0; i < width; i += ENS_KERNEL_LANES)
    *(Lanes *) (y + i) += a * *(const Lanes *) (x + i);
}

/** ens_kernel_row_times: @out = one sparse row times @panel, whose rows are @width long */
WIDE void
ens_kernel_row_times (const guint32 *index,
                      const float *value,
                      gsize n,
                      const float *panel,
                      guint width,
                      float *out)
{
  memset (out, 0, width * sizeof (float));
  for (gsize i = 0; i < n; i++)
    add_scaled (out, panel + (gsize) index[i] * width, value[i], width);
}

/** ens_kernel_times: @out (rows of @x by @width) = @x times @panel */
WIDE void
ens_kernel_times (const EnsSparse *x, const float *panel, guint width, float *out)
{
  memset (out, 0, (gsize) x->n_rows * width * sizeof (float));
  for (guint r = 0; r < x->n_rows; r++)
    for (gsize i = x->start[r]; i < x->start[r + 1]; i++)
      add_scaled (out + (gsize) r * width, panel + (gsize) x->index[i] * width, x->value[i], width);
}

/** ens_kernel_transposed_times: @out (columns of @x by @width) = @x transposed times @panel */
WIDE void
ens_kernel_transposed_times (const EnsSparse *x, const float *panel, guint width, float *out)
{
  memset (out, 0, (gsize) x->n_columns * width * sizeof (float));
  for (guint r = 0; r < x->n_rows; r++)
    for (gsize i = x->start[r]; i < x->start[r + 1]; i++)
      add_scaled (out + (gsize) x->index[i] * width, panel + (gsize) r * width, x->value[i], width);
}

static WIDE void
gram_block (const float *rows, gsize n, guint width, float *sum)
{
  memset (sum, 0, (gsize) width * width * sizeof (float));
  for (gsize r = 0; r < n; r++) {
    const float *row = rows + r * width;

    for (guint i = 0; i < width; i++) {
      guint from = i / ENS_KERNEL_LANES * ENS_KERNEL_LANES;

      add_scaled (sum + (gsize) i * width + from, row + from, row[i], width - from);
    }
  }
}

/** ens_kernel_gram: @out (@width by @width, upper half) = @rows transposed times @rows */
void
ens_kernel_gram (const float *rows, gsize n, guint width, double *out)
{
  gsize size = (gsize) width * width;
  g_autofree float *sum = ens_kernel_alloc (size);

  memset (out, 0, size * sizeof (double));
  for (gsize r = 0; r < n; r += GRAM_BLOCK) {
    gram_block (rows + r * width, MIN (GRAM_BLOCK, n - r), width, sum);
    for (gsize i = 0; i < size; i++)
      out[i] += sum[i];
  }
}

static WIDE void
multiply_row (const float *row, guint width, const float *matrix, float *out)
{
  memset (out, 0, width * sizeof (float));
  for (guint k = 0; k < width; k++)
    add_scaled (out, matrix + (gsize) k * width, row[k], width);
}

/** ens_kernel_right_multiply: @rows = @rows times @matrix (@width by @width), in place */
void
ens_kernel_right_multiply (float *rows, gsize n, guint width, const float *matrix)
{
  g_autofree float *out = ens_kernel_alloc (width);

  for (gsize r = 0; r < n; r++) {
    multiply_row (rows + r * width, width, matrix, out);
    memcpy (rows + r * width, out, width * sizeof (float));
  }
}

/** ens_kernel_add: @sum += @row */
WIDE void
ens_kernel_add (float *sum, const float *row, guint width)
{
  add_scaled (sum, row, 1, width);
}

static inline __attribute__ ((always_inline)) float
add_lanes (const Lanes *lanes)
{
  const float *a = (const float *) lanes;

  return ((a[0] + a[4]) + (a[1] + a[5])) + ((a[2] + a[6]) + (a[3] + a[7]));
}

/** ens_kernel_dots: @out = scalar products of @row with each of the @n rows @others */
WIDE void
ens_kernel_dots (const float *row, const float *others, guint n, guint width, float *out)
{
  guint k = 0;

  // Four at a time, so that the row is read from memory a quarter as often.
  for (; k + 4 <= n; k += 4) {
    const float *o = others + (gsize) k * width;
    Lanes a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };

    for (guint i = 0; i < width; i += ENS_KERNEL_LANES) {
      Lanes x = *(const Lanes *) (row + i);

      a += x * *(const Lanes *) (o + i);
      b += x * *(const Lanes *) (o + width + i);
      c += x * *(const Lanes *) (o + 2 * width + i);
      d += x * *(const Lanes *) (o + 3 * width + i);
    }
    out[k] = add_lanes (&a);
    out[k + 1] = add_lanes (&b);
    out[k + 2] = add_lanes (&c);
    out[k + 3] = add_lanes (&d);
  }
  for (; k < n; k++) {
    Lanes a = { 0 };

    for (guint i = 0; i < width; i += ENS_KERNEL_LANES)
      a += *(const Lanes *) (row + i) * *(const Lanes *) (others + (gsize) k * width + i);
    out[k] = add_lanes (&a);
  }
}

/** ens_kernel_normalise: makes @row of length 1; a row of zeros stays */
void
ens_kernel_normalise (float *row, guint width)
{
  double sum = 0;
  float scale;

  for (guint i = 0; i < width; i++)
    sum += (double) row[i] * row[i];
  if (sum <= 0)
    return;
  scale = (float) (1 / sqrt (sum));
  for (guint i = 0; i < width; i++)
    row[i] *= scale;
}
