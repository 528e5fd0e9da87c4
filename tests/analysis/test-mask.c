// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nobody can compute a hidden small count: checked by exact bounds on random tables, and the bounds by
// going through every table that agrees with what is shown.
#include "ens-mask.h"
#include "ens-rng.h"

#define MAX_SIDE 8

typedef struct {
  gint64 cells[MAX_SIDE * MAX_SIDE];
  guint n_rows, n_columns;
} Sample;

static Sample
draw_sample (EnsRng *rng, guint max_side, guint max_count)
{
  Sample sample = { .n_rows = 1 + ens_rng_below (rng, max_side),
                    .n_columns = 1 + ens_rng_below (rng, max_side) };

  for (guint i = 0; i < sample.n_rows * sample.n_columns; i++)
    sample.cells[i] = ens_rng_below (rng, 1 + ens_rng_below (rng, max_count));
  return sample;
}

static gint64
get_value (const Sample *sample, guint row, guint column)
{
  gint64 sum = 0;

  for (guint r = 0; r < sample->n_rows; r++)
    for (guint c = 0; c < sample->n_columns; c++)
      if ((row == sample->n_rows || row == r) && (column == sample->n_columns || column == c))
        sum += sample->cells[r * sample->n_columns + c];
  return sum;
}

static void
test_small_cells_stay_open (void)
{
  EnsRng rng;

  ens_rng_seed (&rng, 11);
  for (guint i = 0; i < 1000; i++) {
    Sample sample = draw_sample (&rng, MAX_SIDE, 40);
    guint least = 3 + ens_rng_below (&rng, 5);
    g_autoptr (EnsMask)
                 mask = ens_mask_decide (sample.cells, sample.n_rows, sample.n_columns, least);

    for (guint r = 0; r <= sample.n_rows; r++)
      for (guint c = 0; c <= sample.n_columns; c++) {
        gint64 low, high, value = get_value (&sample, r, c);

        if (value >= least)
          continue;
        g_assert_true (ens_mask_hides (mask, r, c));
        ens_mask_bounds (sample.cells, mask, r, c, &low, &high);
        g_assert_cmpint (low, <=, value);
        g_assert_true (high >= least);
        g_assert_true (high == G_MAXINT64 || high - low > 2);
      }
  }
}

static gboolean
agrees (const Sample *guess, const Sample *truth, const EnsMask *mask)
{
  for (guint r = 0; r <= truth->n_rows; r++)
    for (guint c = 0; c <= truth->n_columns; c++)
      if (!ens_mask_hides (mask, r, c) && get_value (guess, r, c) != get_value (truth, r, c))
        return FALSE;
  return TRUE;
}

// All tables of counts up to @top that agree with what is shown give the bounds of each cell.
static void
assert_bounds (const Sample *sample, const EnsMask *mask, gint64 top)
{
  guint n = sample->n_rows * sample->n_columns;
  gint64 low[MAX_SIDE], high[MAX_SIDE];
  Sample guess = *sample;

  for (guint i = 0; i < n; i++) {
    low[i] = G_MAXINT64;
    high[i] = -1;
    guess.cells[i] = 0;
  }
  for (guint i = 0; i < n;) {
    if (agrees (&guess, sample, mask))
      for (guint j = 0; j < n; j++) {
        low[j] = MIN (low[j], guess.cells[j]);
        high[j] = MAX (high[j], guess.cells[j]);
      }
    for (i = 0; i < n && ++guess.cells[i] > top; i++)
      guess.cells[i] = 0;
  }
  for (guint i = 0; i < n; i++) {
    gint64 least, most;

    ens_mask_bounds (sample->cells, mask, i / sample->n_columns, i % sample->n_columns, &least,
                     &most);
    g_assert_cmpint (least, ==, low[i]);
    g_assert_cmpint (MIN (most, top), ==, high[i]);
  }
}

static void
test_bounds_are_exact (void)
{
  EnsRng rng;

  ens_rng_seed (&rng, 5);
  for (guint i = 0; i < 60; i++) {
    Sample sample = draw_sample (&rng, 2, 8);
    g_autoptr (EnsMask) mask = ens_mask_decide (sample.cells, sample.n_rows, sample.n_columns, 3);

    assert_bounds (&sample, mask, 16);
  }
}

static void
test_large_counts_are_shown (void)
{
  static const gint64 large[] = { 10, 20, 30, 40 };
  static const gint64 one_small[] = { 2, 20, 30, 40, 50, 60, 70, 80, 90 };
  g_autoptr (EnsMask) none = ens_mask_decide (large, 2, 2, 5);
  g_autoptr (EnsMask) some = ens_mask_decide (one_small, 3, 3, 5);

  g_assert_cmpuint (ens_mask_count_hidden (none), ==, 0);
  // The small one and three others that make a square with it; no total.
  g_assert_cmpuint (ens_mask_count_hidden (some), ==, 4);
  g_assert_true (ens_mask_hides (some, 0, 0));
  g_assert_false (ens_mask_hides (some, 3, 3));
}

static void
test_never_below_three (void)
{
  static const gint64 cells[] = { 2, 9, 9, 9 };
  g_autoptr (EnsMask) mask = ens_mask_decide (cells, 2, 2, 0);

  g_assert_true (ens_mask_hides (mask, 0, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/mask/small-cells-stay-open", test_small_cells_stay_open);
  g_test_add_func ("/analysis/mask/bounds-are-exact", test_bounds_are_exact);
  g_test_add_func ("/analysis/mask/large-counts-are-shown", test_large_counts_are_shown);
  g_test_add_func ("/analysis/mask/never-below-three", test_never_below_three);
  return g_test_run ();
}
