// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Votes and words may leave piles empty. Each of these takes the text that fits its own pile worst.
#include "ens-full-piles.h"

#include "ens-kernel.h"

/** Fit: how near a row is to the middle of its pile */
typedef struct {
  guint row;
  float cosine;
} Fit;

// The worst fit first, equal ones by row.
static int
compare_fits (gconstpointer a, gconstpointer b)
{
  const Fit *left = a, *right = b;

  if (left->cosine != right->cosine)
    return left->cosine < right->cosine ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

static float *
dup_middles (const EnsPileMaker *self, const guint *assignment)
{
  const EnsClusterSpace *space = self->space;
  float *middles = ens_kernel_alloc ((gsize) self->k * space->width);

  for (guint row = 0; row < space->n_points; row++)
    ens_kernel_add (middles + (gsize) assignment[row] * space->width,
                    space->points + (gsize) row * space->width, space->width);
  for (guint pile = 0; pile < self->k; pile++)
    ens_kernel_normalise (middles + (gsize) pile * space->width, space->width);
  return middles;
}

// Rows that say nothing come last: they make no pile while another can.
static float
get_fit (const EnsClusterSpace *space, const float *middles, guint row, guint pile)
{
  float cosine = 0;
  guint n_words;

  ens_features_get_row (space->features, row, &n_words);
  if (n_words == 0)
    return 2;
  if (row < space->n_points)
    ens_kernel_dots (space->points + (gsize) row * space->width,
                     middles + (gsize) pile * space->width, 1, space->width, &cosine);
  return cosine;
}

static Fit *
dup_fits (const EnsPileMaker *self, const guint *assignment)
{
  g_autofree float *middles = dup_middles (self, assignment);
  Fit *fits = g_new (Fit, self->space->n);

  for (guint row = 0; row < self->space->n; row++)
    fits[row] = (Fit){ row, get_fit (self->space, middles, row, assignment[row]) };
  qsort (fits, self->space->n, sizeof (Fit), compare_fits);
  return fits;
}

static guint
find_empty (const guint *sizes, guint from, guint k)
{
  while (from < k && sizes[from] > 0)
    from++;
  return from;
}

/**
 * ens_full_piles_fill:
 * @self: with no more piles than there are texts
 * @assignment: (inout): for each row its pile
 *
 * Texts that people placed stay where they are; an empty pile that only those could fill stays empty.
 *
 * Returns: whether any text was moved
 */
gboolean
ens_full_piles_fill (const EnsPileMaker *self, guint *assignment)
{
  guint n = self->space->n;
  g_autofree guint *sizes = g_new0 (guint, self->k);
  g_autofree Fit *fits = NULL;
  guint empty;

  for (guint row = 0; row < n; row++)
    sizes[assignment[row]]++;
  empty = find_empty (sizes, 0, self->k);
  if (empty < self->k)
    fits = dup_fits (self, assignment);
  for (guint i = 0; i < n && empty < self->k; i++) {
    guint row = fits[i].row;

    if (sizes[assignment[row]] < 2 || (self->fixed != NULL && self->fixed[row] >= 0))
      continue;
    sizes[assignment[row]]--;
    assignment[row] = empty;
    sizes[empty] = 1;
    empty = find_empty (sizes, empty, self->k);
  }
  return fits != NULL;
}
