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

// Eight registers hold the sums of a strip of a panel while the whole sparse row goes by. Without being
// told to unroll, the compiler keeps the sums in memory.
#define STRIP 8

// Rows of the panel asked for before they are needed: they lie far apart in memory.
#define AHEAD 4

static inline __attribute__ ((always_inline)) void
sum_strip (const guint32 *index,
           const float *value,
           gsize n,
           const float *panel,
           guint width,
           guint n_lanes,
           float *out)
{
  Lanes sum[STRIP] = { 0 };

  for (gsize i = 0; i < n; i++) {
    const float *row = panel + (gsize) index[i] * width;
    const float *ahead = panel + (gsize) index[MIN (i + AHEAD, n - 1)] * width;

#pragma GCC unroll 8
    for (guint l = 0; l < n_lanes; l += 2)
      __builtin_prefetch (ahead + l * ENS_KERNEL_LANES);
#pragma GCC unroll 8
    for (guint l = 0; l < n_lanes; l++)
      sum[l] += value[i] * *(const Lanes *) (row + l * ENS_KERNEL_LANES);
  }
#pragma GCC unroll 8
  for (guint l = 0; l < n_lanes; l++)
    *(Lanes *) (out + l * ENS_KERNEL_LANES) = sum[l];
}

// The lanes that do not fill a strip, in one pass: each number is known when the compiler unrolls.
static inline __attribute__ ((always_inline)) void
sum_rest (const guint32 *index,
          const float *value,
          gsize n,
          const float *panel,
          guint width,
          guint n_lanes,
          float *out)
{
  switch (n_lanes) {
  case 1:
    sum_strip (index, value, n, panel, width, 1, out);
    break;
  case 2:
    sum_strip (index, value, n, panel, width, 2, out);
    break;
  case 3:
    sum_strip (index, value, n, panel, width, 3, out);
    break;
  case 4:
    sum_strip (index, value, n, panel, width, 4, out);
    break;
  case 5:
    sum_strip (index, value, n, panel, width, 5, out);
    break;
  case 6:
    sum_strip (index, value, n, panel, width, 6, out);
    break;
  case 7:
    sum_strip (index, value, n, panel, width, 7, out);
    break;
  default:
    break;
  }
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
  const guint wide = STRIP * ENS_KERNEL_LANES;
  guint from = 0;

  for (; from + wide <= width; from += wide)
    sum_strip (index, value, n, panel + from, width, STRIP, out + from);
  sum_rest (index, value, n, panel + from, width, (width - from) / ENS_KERNEL_LANES, out + from);
}

// How long each part of a row is, but for the last one.
static inline guint
get_part_length (guint width)
{
  guint n_lanes = width / ENS_KERNEL_LANES;

  return (n_lanes + ENS_KERNEL_PARTS - 1) / ENS_KERNEL_PARTS * ENS_KERNEL_LANES;
}

/** ens_kernel_get_part: Returns: the part, one bit, that number @at of a row of @width lies in */
guint64
ens_kernel_get_part (guint at, guint width)
{
  return G_GUINT64_CONSTANT (1) << (at / get_part_length (width));
}

// Where the lanes of @parts begin from *@from on; at most so many as are summed at a time.
static inline guint
list_lanes (guint64 parts, guint width, guint *from, guint at[STRIP])
{
  guint length = get_part_length (width), n = 0;

  for (; *from < width && n < STRIP; *from += ENS_KERNEL_LANES)
    if (parts >> (*from / length) & 1)
      at[n++] = *from;
  return n;
}

// sum_strip() for lanes that lie anywhere in the rows.
static inline __attribute__ ((always_inline)) void
sum_lanes (const guint32 *index,
           const float *value,
           gsize n,
           const float *panel,
           guint width,
           const guint *at,
           guint n_lanes,
           float *out)
{
  Lanes sum[STRIP] = { 0 };

  for (gsize i = 0; i < n; i++) {
    const float *row = panel + (gsize) index[i] * width;

#pragma GCC unroll 8
    for (guint l = 0; l < n_lanes; l++)
      sum[l] += value[i] * *(const Lanes *) (row + at[l]);
  }
#pragma GCC unroll 8
  for (guint l = 0; l < n_lanes; l++)
    *(Lanes *) (out + at[l]) = sum[l];
}

/** ens_kernel_row_times_some: ens_kernel_row_times() for some @parts of @out, with the same bits; the others stay */
WIDE void
ens_kernel_row_times_some (const guint32 *index,
                           const float *value,
                           gsize n,
                           const float *panel,
                           guint width,
                           guint64 parts,
                           float *out)
{
  guint at[STRIP], n_lanes, from = 0;

  while (parts != 0 && (n_lanes = list_lanes (parts, width, &from, at)) > 0) {
    guint l = 0;

    if (n_lanes == STRIP) {
      sum_lanes (index, value, n, panel, width, at, STRIP, out);
      continue;
    }
    for (; l + 4 <= n_lanes; l += 4)
      sum_lanes (index, value, n, panel, width, at + l, 4, out);
    for (; l + 2 <= n_lanes; l += 2)
      sum_lanes (index, value, n, panel, width, at + l, 2, out);
    if (l < n_lanes)
      sum_lanes (index, value, n, panel, width, at + l, 1, out);
  }
}

/** ens_kernel_fetch: asks for a @row that is needed soon */
void
ens_kernel_fetch (const float *row, guint width)
{
  for (guint i = 0; i < width; i += ENS_KERNEL_LANES)
    __builtin_prefetch (row + i);
}

/** ens_kernel_outer_add: adds to each row @index of @panel its @value times @row */
WIDE void
ens_kernel_outer_add (const guint32 *index,
                      const float *value,
                      gsize n,
                      const float *row,
                      guint width,
                      float *panel)
{
  for (gsize i = 0; i < n; i++)
    add_scaled (panel + (gsize) index[i] * width, row, value[i], width);
}

// Positions in a row, noted as so many at a time.
#define NOTED 64

static guint
note_lanes (const float *row, guint width, guint *from, guint *noted)
{
  guint n = 0;

  for (; *from < width && n < NOTED; *from += ENS_KERNEL_LANES) {
    guint32 bits = 0;

    for (guint l = 0; l < ENS_KERNEL_LANES; l++)
      bits |= ((const guint32 *) (const void *) row)[*from + l];
    noted[n] = *from;
    n += bits != 0;
  }
  return n;
}

/** ens_kernel_outer_add_some: ens_kernel_outer_add() for a @row that is mostly zeros */
WIDE void
ens_kernel_outer_add_some (const guint32 *index,
                           const float *value,
                           gsize n,
                           const float *row,
                           guint width,
                           float *panel)
{
  guint noted[NOTED], n_noted, from = 0;

  while ((n_noted = note_lanes (row, width, &from, noted)) > 0)
    for (gsize i = 0; i < n; i++) {
      float *y = panel + (gsize) index[i] * width;

      for (guint l = 0; l < n_noted; l++)
        *(Lanes *) (y + noted[l]) += value[i] * *(const Lanes *) (row + noted[l]);
    }
}

typedef int LanesInt __attribute__ ((vector_size (ENS_KERNEL_LANES * sizeof (int)), aligned (4)));

// The parts of @row that are not all zeros.
static guint64
find_parts (const float *row, guint width)
{
  guint64 parts = 0;

  for (guint i = 0; i < width; i++)
    if (row[i] != 0)
      parts |= ens_kernel_get_part (i, width);
  return parts;
}

/**
 * ens_kernel_take_changes: brings @counted up to @shares times @weight, where it is far from it
 * @shares: (nullable): %NULL for zeros; those below @least are taken as zeros
 * @changes: (out): how much was added to each of @counted
 *
 * Returns: the parts in which there was any change; one below @least times @weight is put off
 */
WIDE guint64
ens_kernel_take_changes (const float *shares,
                         float weight,
                         float least,
                         guint width,
                         float *counted,
                         float *changes)
{
  LanesInt any = { 0 };

  for (guint i = 0; i < width; i += ENS_KERNEL_LANES) {
    Lanes *old = (Lanes *) (counted + i);
    Lanes now = { 0 }, change;
    LanesInt is_far;

    if (shares != NULL)
      now = *(const Lanes *) (shares + i);
    now = (Lanes) ((LanesInt) (now * weight) & (now >= least));
    change = now - *old;
    is_far = (change >= least * weight) | (change <= -least * weight);
    change = (Lanes) ((LanesInt) change & is_far);
    *(Lanes *) (changes + i) = change;
    *old = (Lanes) (((LanesInt) now & is_far) | ((LanesInt) *old & ~is_far));
    any |= is_far;
  }
  for (guint l = 1; l < ENS_KERNEL_LANES; l++)
    any[0] |= any[l];
  return any[0] != 0 ? find_parts (changes, width) : 0;
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

static inline __attribute__ ((always_inline)) void
take_nearer (float dot, guint k, guint *best, float *dots)
{
  if (dot > *dots) {
    *dots = dot;
    *best = k;
  }
}

// Four rows against all others, two at a time: the others are fetched from memory a quarter as often.
static inline __attribute__ ((always_inline)) void
find_nearest_of_four (const float *const rows[4],
                      const float *others,
                      guint n,
                      guint width,
                      guint best[4],
                      float dots[4])
{
  const float *r0 = rows[0], *r1 = rows[1], *r2 = rows[2], *r3 = rows[3];

  for (guint k = 0; k < n; k += 2) {
    guint next = MIN (k + 1, n - 1);
    const float *o = others + (gsize) k * width;
    const float *p = others + (gsize) next * width;
    Lanes a0 = { 0 }, a1 = { 0 }, a2 = { 0 }, a3 = { 0 };
    Lanes b0 = { 0 }, b1 = { 0 }, b2 = { 0 }, b3 = { 0 };

    for (guint i = 0; i < width; i += ENS_KERNEL_LANES) {
      Lanes x = *(const Lanes *) (o + i), y = *(const Lanes *) (p + i);

      a0 += *(const Lanes *) (r0 + i) * x;
      b0 += *(const Lanes *) (r0 + i) * y;
      a1 += *(const Lanes *) (r1 + i) * x;
      b1 += *(const Lanes *) (r1 + i) * y;
      a2 += *(const Lanes *) (r2 + i) * x;
      b2 += *(const Lanes *) (r2 + i) * y;
      a3 += *(const Lanes *) (r3 + i) * x;
      b3 += *(const Lanes *) (r3 + i) * y;
    }
    take_nearer (add_lanes (&a0), k, &best[0], &dots[0]);
    take_nearer (add_lanes (&b0), next, &best[0], &dots[0]);
    take_nearer (add_lanes (&a1), k, &best[1], &dots[1]);
    take_nearer (add_lanes (&b1), next, &best[1], &dots[1]);
    take_nearer (add_lanes (&a2), k, &best[2], &dots[2]);
    take_nearer (add_lanes (&b2), next, &best[2], &dots[2]);
    take_nearer (add_lanes (&a3), k, &best[3], &dots[3]);
    take_nearer (add_lanes (&b3), next, &best[3], &dots[3]);
  }
}

/**
 * ens_kernel_nearest:
 * @best: (out): for each of the @n_rows rows that of the @n others with the largest scalar product,
 *   the first one where several are
 * @dots: (out): that product
 */
WIDE void
ens_kernel_nearest (const float *rows,
                    gsize n_rows,
                    const float *others,
                    guint n,
                    guint width,
                    guint *best,
                    float *dots)
{
  for (gsize first = 0; first < n_rows; first += 4) {
    const float *four[4];
    guint at[4] = { 0 };
    float dot[4];

    for (guint r = 0; r < 4; r++) {
      four[r] = rows + MIN (first + r, n_rows - 1) * width;
      dot[r] = -G_MAXFLOAT;
    }
    find_nearest_of_four (four, others, n, width, at, dot);
    for (guint r = 0; r < 4 && first + r < n_rows; r++) {
      best[first + r] = at[r];
      dots[first + r] = dot[r];
    }
  }
}

// e to the power of each lane, to six digits: 2^n times a polynomial of the rest. From -87 to 88.
static inline __attribute__ ((always_inline)) void
exp_lanes (Lanes *x)
{
  Lanes scaled = *x * 1.44269504f;
  Lanes magic = { 0 };
  Lanes n, r, p;
  LanesInt bits;

  // Adding and taking away 1.5 × 2^23 rounds to a whole number.
  magic += 12582912.0f;
  n = (scaled + magic) - magic;
  r = *x - n * 0.693359375f - n * -2.12194440e-4f;
  p = 1.0f +
      r * (1.0f + r * (0.5f + r * (0.166666667f +
                                   r * (0.0416666667f + r * (8.33333e-3f + r * 1.388889e-3f)))));
  bits = (__builtin_convertvector(n, LanesInt) + 127) << 23;
  *x = p * (Lanes) bits;
}

// Natural logarithm of each lane, to six digits; above 0.
static inline __attribute__ ((always_inline)) void
log_lanes (Lanes *x)
{
  LanesInt bits = (LanesInt) *x;
  LanesInt exponent = ((bits - 0x3f3504f3) >> 23);
  Lanes m = (Lanes) (bits - (exponent << 23));
  Lanes s = (m - 1.0f) / (m + 1.0f);
  Lanes s2 = s * s;
  Lanes p = 2.0f + s2 * (0.666666667f + s2 * (0.4f + s2 * (0.285714286f + s2 * 0.222222222f)));

  *x = __builtin_convertvector(exponent, Lanes) * 0.693147181f + s * p;
}

static inline __attribute__ ((always_inline)) void
take_larger (Lanes *largest, const Lanes *x)
{
  LanesInt is_larger = *x > *largest;

  *largest = (Lanes) (((LanesInt) *x & is_larger) | ((LanesInt) *largest & ~is_larger));
}

/** ens_kernel_softmax: turns the first @n numbers of @row into shares of 1, and the padding into 0 */
WIDE void
ens_kernel_softmax (float *row, guint n, guint width)
{
  Lanes largest, lowest = { 0 }, sum = { 0 };
  float top;

  for (guint i = n; i < width; i++)
    row[i] = row[0];
  largest = *(const Lanes *) row;
  for (guint i = ENS_KERNEL_LANES; i < width; i += ENS_KERNEL_LANES)
    take_larger (&largest, (const Lanes *) (row + i));
  top = largest[0];
  for (guint l = 1; l < ENS_KERNEL_LANES; l++)
    top = MAX (top, largest[l]);
  lowest -= 80.0f;
  for (guint i = 0; i < width; i += ENS_KERNEL_LANES) {
    Lanes x = *(const Lanes *) (row + i) - top, kept = lowest;

    take_larger (&kept, &x);
    exp_lanes (&kept);
    *(Lanes *) (row + i) = kept;
  }
  for (guint i = n; i < width; i++)
    row[i] = 0;
  for (guint i = 0; i < width; i += ENS_KERNEL_LANES)
    sum += *(const Lanes *) (row + i);
  top = add_lanes (&sum);
  for (guint i = 0; i < width; i += ENS_KERNEL_LANES)
    *(Lanes *) (row + i) = *(const Lanes *) (row + i) / top;
}

/**
 * ens_kernel_add_standardised: adds to the first @n numbers of @out @weight times those of @part, less
 *   their mean and divided by their standard deviation; nothing where all are the same
 */
WIDE void
ens_kernel_add_standardised (float *part, guint n, guint width, float weight, float *out)
{
  Lanes sum = { 0 }, squares = { 0 };
  float mean, scale;

  for (guint i = n; i < width; i++)
    part[i] = 0;
  for (guint i = 0; i < width; i += ENS_KERNEL_LANES)
    sum += *(const Lanes *) (part + i);
  mean = add_lanes (&sum) / n;
  for (guint i = n; i < width; i++)
    part[i] = mean;
  for (guint i = 0; i < width; i += ENS_KERNEL_LANES) {
    Lanes x = *(const Lanes *) (part + i) - mean;

    squares += x * x;
  }
  scale = add_lanes (&squares);
  scale = scale > 0 ? weight / sqrtf (scale / n) : 0;
  for (guint i = 0; i < width; i += ENS_KERNEL_LANES)
    *(Lanes *) (out + i) += (*(const Lanes *) (part + i) - mean) * scale;
}

/** ens_kernel_log_row: @out = ln (@in + @add) in some @parts; @in + @add is above 0 */
WIDE void
ens_kernel_log_row (const float *in, float add, guint width, guint64 parts, float *out)
{
  guint length = get_part_length (width);

  for (guint i = 0; parts != 0 && i < width; i += ENS_KERNEL_LANES) {
    Lanes x = *(const Lanes *) (in + i) + add;

    if ((parts >> (i / length) & 1) == 0)
      continue;
    log_lanes (&x);
    *(Lanes *) (out + i) = x;
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
