// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several runs of k-means, each from the branches of a dendrogram of another part of the sample and each
// refined by words, vote on the sample; the rest go to the nearest middle, and words have the last say
// over all. One run is a matter of luck: the vote is three points better than the mean of its voters.
#include "ens-flat-piles.h"

#include "ens-kernel.h"
#include "ens-kmeans.h"
#include "ens-refine.h"
#include "ens-small-piles.h"

#include <string.h>

#define RUNS          9
#define FEWER_RUNS    7
#define MANY_TEXTS    5000
#define START_TEXTS   3000
#define START_GROUPS  300
#define START_SHARE   4
#define FEWEST_GROUPS 40
#define START_ROUNDS  4
#define SEED_TEXTS    4000
#define SEED_ROUNDS   12
#define VOTE_TEXTS    10000
#define VOTE_ROUNDS   4
#define REFINE_ROUNDS 12
#define LAST_ROUNDS   30
#define SKETCH_ROUNDS 2
#define SKETCH_START  800

static gboolean
has_words (const EnsClusterSpace *space, guint row)
{
  guint n;

  ens_features_get_row (space->features, row, &n);
  return n > 0;
}

/**
 * ens_flat_piles_place_wordless: texts without words join the largest pile: they say nothing that speaks
 *   against it
 */
void
ens_flat_piles_place_wordless (const EnsPileMaker *self, guint *assignment)
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

// Middles of piles in which people placed texts start from those texts.
static void
seed_with_placed (const EnsPileMaker *self, float *centres)
{
  const EnsClusterSpace *space = self->space;
  guint width = space->width;
  g_autofree gboolean *is_seeded = g_new0 (gboolean, self->k);

  for (guint row = 0; row < space->n_points; row++) {
    float *centre;

    if (self->fixed[row] < 0)
      continue;
    centre = centres + (gsize) self->fixed[row] * width;
    if (!is_seeded[self->fixed[row]])
      memset (centre, 0, width * sizeof (float));
    is_seeded[self->fixed[row]] = TRUE;
    ens_kernel_add (centre, space->points + (gsize) row * width, width);
  }
  for (guint k = 0; k < self->k; k++)
    ens_kernel_normalise (centres + (gsize) k * width, width);
}

// The branches of a dendrogram of a part of the sample, drawn anew for each run.
static float *
dup_start (const EnsPileMaker *self, guint n_sample, EnsRng *rng)
{
  guint width = self->space->width;
  guint most = self->is_sketch ? SKETCH_START : START_TEXTS;
  guint n = MIN (n_sample, MAX (most, 10 * self->k));
  guint wanted = MAX (2 * self->k, MIN (START_GROUPS, MAX (FEWEST_GROUPS, n / START_SHARE)));
  guint first = ens_rng_below (rng, n_sample - n + 1);
  g_auto (EnsSmallPiles) small = { 0 };
  gboolean is_ward;

  ens_small_piles_init (&small, self->space->points + (gsize) first * width, n, width, wanted,
                        START_ROUNDS, rng);
  return ens_small_piles_dup_middles (&small, self->k, &is_ward);
}

// One run: k-means on a few texts, then on the sample, then refined by words.
static void
run_once (const EnsPileMaker *self, guint n_sample, EnsRng *rng, guint *assignment)
{
  const EnsClusterSpace *space = self->space;
  EnsKmeans kmeans = { .points = space->points,
                       .n = MIN (n_sample, MAX (SEED_TEXTS, 20 * self->k)),
                       .width = space->width,
                       .k = self->k,
                       .max_iterations = SEED_ROUNDS };
  EnsRefine refine = { .k = self->k,
                       .fixed = self->fixed,
                       .max_rounds = REFINE_ROUNDS,
                       .n_rows = n_sample };
  g_autofree float *centres = dup_start (self, n_sample, rng);

  if (centres == NULL)
    centres = ens_kmeans_dup_seeds (&kmeans, rng);
  kmeans.fixed = self->fixed;
  if (self->fixed != NULL)
    seed_with_placed (self, centres);
  ens_kmeans_run (&kmeans, centres, assignment);
  kmeans.n = n_sample;
  kmeans.max_iterations = VOTE_ROUNDS;
  ens_kmeans_run (&kmeans, centres, assignment);
  if (!self->is_sketch)
    ens_refine_piles (space->features, &refine, assignment);
}

// For each pile of @other the pile of @base it shares most texts with among those still free; the
// largest piles choose first.
static void
match_piles (const guint *base, const guint *other, guint n, guint k, guint *match)
{
  g_autofree guint *shared = g_new0 (guint, (gsize) k * k);
  g_autofree guint *order = g_new (guint, k);
  g_autofree guint *size = g_new0 (guint, k);
  g_autofree gboolean *is_taken = g_new0 (gboolean, k);

  for (guint i = 0; i < n; i++) {
    shared[(gsize) other[i] * k + base[i]]++;
    size[other[i]]++;
  }
  for (guint i = 0; i < k; i++) {
    guint at = i;

    for (; at > 0 && size[order[at - 1]] < size[i]; at--)
      order[at] = order[at - 1];
    order[at] = i;
  }
  for (guint i = 0; i < k; i++) {
    const guint *row = shared + (gsize) order[i] * k;
    guint best = G_MAXUINT;

    for (guint b = 0; b < k; b++)
      if (!is_taken[b] && (best == G_MAXUINT || row[b] > row[best]))
        best = b;
    match[order[i]] = best;
    is_taken[best] = TRUE;
  }
}

static guint
count_agreeing (const guint *base, const guint *other, guint n, const guint *match)
{
  guint agreeing = 0;

  for (guint i = 0; i < n; i++)
    agreeing += match[other[i]] == base[i];
  return agreeing;
}

// The run that agrees most with the others: their piles take its numbers.
static guint
find_base (guint *const *runs, guint n_runs, guint n, guint k)
{
  g_autofree guint *match = g_new (guint, k);
  guint best = 0;
  guint64 most = 0;

  for (guint a = 0; a < n_runs; a++) {
    guint64 agreeing = 0;

    for (guint b = 0; b < n_runs; b++) {
      match_piles (runs[a], runs[b], n, k, match);
      agreeing += count_agreeing (runs[a], runs[b], n, match);
    }
    if (agreeing > most) {
      most = agreeing;
      best = a;
    }
  }
  return best;
}

static void
vote (guint *const *runs, guint n_runs, guint n, guint k, guint *assignment)
{
  guint base = find_base (runs, n_runs, n, k);
  g_autofree guint *match = g_new (guint, k);
  g_autofree guint8 *votes = g_new0 (guint8, (gsize) n * k);

  for (guint r = 0; r < n_runs; r++) {
    match_piles (runs[base], runs[r], n, k, match);
    for (guint i = 0; i < n; i++)
      votes[(gsize) i * k + match[runs[r][i]]]++;
  }
  for (guint i = 0; i < n; i++) {
    guint best = runs[base][i];

    for (guint c = 0; c < k; c++)
      if (votes[(gsize) i * k + c] > votes[(gsize) i * k + best])
        best = c;
    assignment[i] = best;
  }
}

static gboolean
hold_vote (const EnsPileMaker *self, guint n_sample, guint *assignment, GError **error)
{
  g_autofree guint *all = g_new (guint, (gsize) RUNS * n_sample);
  guint *runs[RUNS];
  guint n_runs = n_sample > MANY_TEXTS ? FEWER_RUNS : RUNS;
  EnsRng rng;

  ens_rng_seed (&rng, self->seed);
  for (guint r = 0; r < n_runs; r++) {
    runs[r] = all + (gsize) r * n_sample;
    run_once (self, n_sample, &rng, runs[r]);
    if (!ens_progress_step (self->progress, 0.5 + 0.2 * r / n_runs, error))
      return FALSE;
  }
  vote (runs, n_runs, n_sample, self->k, assignment);
  return TRUE;
}

static gboolean
assign_rest (const EnsPileMaker *self, guint n_sample, guint *assignment, GError **error)
{
  EnsClusterSpace *space = self->space;
  g_autofree float *centres = ens_kernel_alloc ((gsize) self->k * space->width);
  g_autofree float *point = ens_kernel_alloc (space->width);
  g_autofree float *dots = ens_kernel_alloc (self->k);

  for (guint row = 0; row < n_sample; row++)
    ens_kernel_add (centres + (gsize) assignment[row] * space->width,
                    space->points + (gsize) row * space->width, space->width);
  for (guint k = 0; k < self->k; k++)
    ens_kernel_normalise (centres + (gsize) k * space->width, space->width);
  for (guint row = n_sample; row < space->n; row++) {
    const float *at = point;
    guint best = 0;

    if (row < space->n_points)
      at = space->points + (gsize) row * space->width;
    else
      ens_cluster_space_get_point (space, row, point);
    ens_kernel_dots (at, centres, self->k, space->width, dots);
    for (guint k = 1; k < self->k; k++)
      if (dots[k] > dots[best])
        best = k;
    assignment[row] = best;
    if (self->fixed != NULL && self->fixed[row] >= 0)
      assignment[row] = (guint) self->fixed[row];
    if (row % 65536 == 0 && !ens_progress_step (self->progress, 0.7 + 0.15 * row / space->n, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * ens_flat_piles_finish:
 * @n_sample: rows that have a pile already
 * @assignment: (inout): for each row its pile; rows from @n_sample on get the nearest
 *
 * Words have the last say over all rows. Returns: %FALSE with %ENS_ERROR_CANCELLED
 */
gboolean
ens_flat_piles_finish (const EnsPileMaker *self, guint n_sample, guint *assignment, GError **error)
{
  EnsRefine refine = { .k = self->k,
                       .fixed = self->fixed,
                       .max_rounds = self->is_sketch ? SKETCH_ROUNDS : LAST_ROUNDS };

  if (!assign_rest (self, n_sample, assignment, error))
    return FALSE;
  ens_refine_piles (self->space->features, &refine, assignment);
  ens_flat_piles_place_wordless (self, assignment);
  return ens_progress_step (self->progress, 0.9, error);
}

/**
 * ens_flat_piles_make:
 * @assignment: (out): for each row its pile
 *
 * Returns: %FALSE with %ENS_ERROR_CANCELLED
 */
gboolean
ens_flat_piles_make (const EnsPileMaker *self, guint *assignment, GError **error)
{
  guint n_sample = MIN (self->space->n_points, MAX (VOTE_TEXTS, 20 * self->k));
  EnsRng rng;

  ens_rng_seed (&rng, self->seed);
  if (self->fixed != NULL || self->is_sketch)
    run_once (self, n_sample, &rng, assignment);
  else if (!hold_vote (self, n_sample, assignment, error))
    return FALSE;
  return ens_flat_piles_finish (self, n_sample, assignment, error);
}
