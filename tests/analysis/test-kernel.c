// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inner loops against the same sums written plainly, at widths that fill strips and that do not.
#include "ens-kernel.h"
#include "ens-rng.h"

#include <math.h>
#include <string.h>

#define N_COLUMNS 50
#define N_IN_ROW  9

static const guint widths[] = { 8, 16, 24, 32, 40, 48, 56, 64, 72, 104, 152, 600 };

typedef struct {
  EnsRng rng;
  guint32 index[N_IN_ROW];
  float value[N_IN_ROW];
  float *panel;
  float *row;
  guint width;
} Case;

static void
clear_case (Case *self)
{
  g_free (self->panel);
  g_free (self->row);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, clear_case)

static void
init_case (Case *self, guint width)
{
  ens_rng_seed (&self->rng, width);
  self->width = width;
  self->panel = ens_kernel_alloc (N_COLUMNS * width);
  self->row = ens_kernel_alloc (width);
  for (guint i = 0; i < N_COLUMNS * width; i++)
    self->panel[i] = (float) ens_rng_unit (&self->rng) - 0.5f;
  for (guint i = 0; i < width; i++)
    self->row[i] = (float) ens_rng_unit (&self->rng) - 0.5f;
  for (guint i = 0; i < N_IN_ROW; i++) {
    self->index[i] = i * 5 + ens_rng_below (&self->rng, 5);
    self->value[i] = (float) ens_rng_unit (&self->rng);
  }
}

static void
test_row_times (void)
{
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++) {
    g_auto (Case) c = { 0 };
    g_autofree float *out = NULL;

    init_case (&c, widths[w]);
    out = ens_kernel_alloc (c.width);
    ens_kernel_row_times (c.index, c.value, N_IN_ROW, c.panel, c.width, out);
    for (guint k = 0; k < c.width; k++) {
      double sum = 0;

      for (guint i = 0; i < N_IN_ROW; i++)
        sum += (double) c.value[i] * c.panel[c.index[i] * c.width + k];
      g_assert_cmpfloat_with_epsilon (out[k], sum, 1e-5);
    }
  }
}

// Some parts have the bits they have in the whole row; the others stay.
static void
test_row_times_some (void)
{
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++) {
    g_auto (Case) c = { 0 };
    g_autofree float *all = NULL;
    g_autofree float *some = NULL;
    guint64 parts;

    init_case (&c, widths[w]);
    all = ens_kernel_alloc (c.width);
    some = ens_kernel_alloc (c.width);
    ens_kernel_row_times (c.index, c.value, N_IN_ROW, c.panel, c.width, all);
    ens_kernel_row_times_some (c.index, c.value, N_IN_ROW, c.panel, c.width, G_MAXUINT64, some);
    g_assert_cmpmem (all, c.width * sizeof (float), some, c.width * sizeof (float));
    memset (some, 0, c.width * sizeof (float));
    parts = ens_rng_next (&c.rng);
    ens_kernel_row_times_some (c.index, c.value, N_IN_ROW, c.panel, c.width, parts, some);
    for (guint k = 0; k < c.width; k++)
      g_assert_cmpfloat (some[k], ==, (parts & ens_kernel_get_part (k, c.width)) != 0 ? all[k] : 0);
  }
}

static void
test_log_row (void)
{
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++) {
    g_auto (Case) c = { 0 };
    g_autofree float *out = NULL;
    guint64 parts;

    init_case (&c, widths[w]);
    out = ens_kernel_alloc (c.width);
    parts = ens_rng_next (&c.rng);
    ens_kernel_log_row (c.row, 0.6f, c.width, parts, out);
    for (guint k = 0; k < c.width; k++)
      g_assert_cmpfloat_with_epsilon (
        out[k], (parts & ens_kernel_get_part (k, c.width)) != 0 ? log (c.row[k] + 0.6) : 0, 1e-5);
  }
}

static void
test_outer_add_some (void)
{
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++) {
    g_auto (Case) c = { 0 };
    g_autofree float *all = NULL;

    init_case (&c, widths[w]);
    for (guint k = 0; k < c.width; k++)
      c.row[k] = ens_rng_below (&c.rng, 12) == 0 ? c.row[k] : 0;
    all = g_memdup2 (c.panel, N_COLUMNS * c.width * sizeof (float));
    ens_kernel_outer_add (c.index, c.value, N_IN_ROW, c.row, c.width, all);
    ens_kernel_outer_add_some (c.index, c.value, N_IN_ROW, c.row, c.width, c.panel);
    g_assert_cmpmem (all, N_COLUMNS * c.width * sizeof (float), c.panel,
                     N_COLUMNS * c.width * sizeof (float));
  }
}

static void
test_softmax (void)
{
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++) {
    g_auto (Case) c = { 0 };
    g_autofree float *before = NULL;
    double sum = 0;
    guint n;

    init_case (&c, widths[w]);
    n = c.width - 3;
    c.row[0] = -1e9f;
    before = g_memdup2 (c.row, c.width * sizeof (float));
    for (guint k = 0; k < n; k++)
      sum += exp (before[k]);
    ens_kernel_softmax (c.row, n, c.width);
    for (guint k = 0; k < c.width; k++)
      g_assert_cmpfloat_with_epsilon (c.row[k], k < n ? exp (before[k]) / sum : 0, 1e-5);
  }
}

static void
test_standardised (void)
{
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++) {
    g_auto (Case) c = { 0 };
    g_autofree float *out = NULL;
    double mean = 0, squares = 0;
    guint n;

    init_case (&c, widths[w]);
    n = c.width - 5;
    out = ens_kernel_alloc (c.width);
    for (guint k = 0; k < n; k++)
      mean += c.row[k] / n;
    for (guint k = 0; k < n; k++)
      squares += (c.row[k] - mean) * (c.row[k] - mean);
    ens_kernel_add_standardised (c.row, n, c.width, 2, out);
    for (guint k = 0; k < n; k++)
      g_assert_cmpfloat_with_epsilon (out[k], 2 * (c.row[k] - mean) / sqrt (squares / n), 1e-4);
  }
}

static void
test_standardised_flat (void)
{
  float flat[8] = { 3, 3, 3 }, out[8] = { 1, 1, 1 };

  ens_kernel_add_standardised (flat, 3, 8, 1, out);
  for (guint k = 0; k < 3; k++)
    g_assert_cmpfloat (out[k], ==, 1);
}

static void
test_take_changes (void)
{
  const float shares[8] = { 0.5f, 0.001f, 0.3f, 0, 0.1f };
  float counted[8] = { 0, 0.05f, 0.0299f, 0.0001f, 0 }, changes[8];

  g_assert_cmpuint (ens_kernel_take_changes (shares, 0.1f, 0.002f, 8, counted, changes), ==, 1);
  g_assert_cmpfloat_with_epsilon (changes[0], 0.05, 1e-7);
  // Too small to be counted at all.
  g_assert_cmpfloat_with_epsilon (changes[1], -0.05, 1e-7);
  g_assert_cmpfloat (counted[1], ==, 0);
  // Near enough to what it was: put off.
  g_assert_cmpfloat (changes[2], ==, 0);
  g_assert_cmpfloat_with_epsilon (counted[2], 0.0299, 1e-7);
  g_assert_cmpfloat (changes[3], ==, 0);
  g_assert_cmpuint (ens_kernel_take_changes (shares, 0.1f, 0.002f, 8, counted, changes), ==, 0);
  g_assert_cmpuint (ens_kernel_take_changes (NULL, 0.1f, 0.002f, 8, counted, changes), ==, 1);
  g_assert_cmpfloat (counted[0], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/kernel/row-times", test_row_times);
  g_test_add_func ("/analysis/kernel/row-times-some", test_row_times_some);
  g_test_add_func ("/analysis/kernel/log-row", test_log_row);
  g_test_add_func ("/analysis/kernel/outer-add-some", test_outer_add_some);
  g_test_add_func ("/analysis/kernel/softmax", test_softmax);
  g_test_add_func ("/analysis/kernel/standardised", test_standardised);
  g_test_add_func ("/analysis/kernel/standardised-flat", test_standardised_flat);
  g_test_add_func ("/analysis/kernel/take-changes", test_take_changes);
  return g_test_run ();
}
