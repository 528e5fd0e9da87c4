// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dantzig's simplex method with Bland's rule: rows · x = last column, x ≥ 0. One variable of its own is
// added to each row to begin with; those that stay in the basis belong to sums that others imply, and go
// with their rows.
#include "ens-linear-programme.h"

#include <math.h>
#include <string.h>

#define TINY 1e-7

/**
 * EnsLinearProgramme:
 * @n: variables
 * @sums: (element-type GArray): known sums, until the start: @n factors and the sum
 * @rows: of the tableau: @n factors and what is left
 * @basis: the variable of each row
 */
struct _EnsLinearProgramme {
  guint n;
  guint n_rows;
  guint width;
  GPtrArray *sums;
  double *rows;
  guint *basis;
};

/** ens_linear_programme_new: of variables that are not negative. */
EnsLinearProgramme *
ens_linear_programme_new (guint n_variables)
{
  EnsLinearProgramme *self = g_new0 (EnsLinearProgramme, 1);

  self->n = n_variables;
  self->sums = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ens_linear_programme_free (EnsLinearProgramme *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sums);
  g_free (self->rows);
  g_free (self->basis);
  g_free (self);
}

/** ens_linear_programme_add: Returns: (transfer none): the factors of a known sum, 0 until they are set. */
double *
ens_linear_programme_add (EnsLinearProgramme *self, double sum)
{
  double *factors = g_new0 (double, self->n + 1);

  factors[self->n] = sum;
  g_ptr_array_add (self->sums, factors);
  return factors;
}

static double *
get_row (const EnsLinearProgramme *self, guint row)
{
  return &self->rows[(gsize) row * self->width];
}

static void
subtract (double *from, const double *row, double factor, guint n)
{
  for (guint c = 0; factor != 0 && c < n; c++)
    from[c] -= factor * row[c];
}

static void
pivot (EnsLinearProgramme *self, guint at, guint column, double *costs)
{
  double *row = get_row (self, at);
  double by = row[column];

  for (guint c = 0; c < self->width; c++)
    row[c] /= by;
  for (guint r = 0; r < self->n_rows; r++)
    if (r != at)
      subtract (get_row (self, r), row, get_row (self, r)[column], self->width);
  subtract (costs, row, costs[column], self->width);
  self->basis[at] = column;
}

// How much of the variable @column there may be before that of @row is used up; below 0 without end.
static double
find_ratio (const EnsLinearProgramme *self, guint row, guint column)
{
  double by = get_row (self, row)[column];

  return by > TINY ? MAX (get_row (self, row)[self->width - 1], 0) / by : -1;
}

static double
maximise (EnsLinearProgramme *self, double *costs, guint n_allowed)
{
  for (;;) {
    guint column = 0, row = G_MAXUINT;
    double best = INFINITY;

    while (column < n_allowed && costs[column] <= TINY)
      column++;
    if (column == n_allowed)
      return -costs[self->width - 1];
    for (guint r = 0; r < self->n_rows; r++) {
      double ratio = find_ratio (self, r, column);

      if (ratio >= 0 &&
          (ratio < best - TINY || (ratio < best + TINY && self->basis[r] < self->basis[row]))) {
        row = r;
        best = ratio;
      }
    }
    if (row == G_MAXUINT)
      return INFINITY;
    pivot (self, row, column, costs);
  }
}

static gboolean
drive_out (EnsLinearProgramme *self, guint row, double *costs)
{
  for (guint c = 0; c < self->n; c++)
    if (fabs (get_row (self, row)[c]) > TINY) {
      pivot (self, row, c, costs);
      return TRUE;
    }
  return FALSE;
}

// Takes the variables away that only helped to begin, and sums that say nothing new.
static void
keep_rows (EnsLinearProgramme *self, double *costs)
{
  guint n_kept = 0, last = self->width - 1;

  for (guint r = 0; r < self->n_rows; r++)
    if (self->basis[r] >= self->n && !drive_out (self, r, costs))
      self->basis[r] = G_MAXUINT;
  for (guint r = 0; r < self->n_rows; r++) {
    double *to = &self->rows[(gsize) n_kept * (self->n + 1)];
    double sum = get_row (self, r)[last];

    if (self->basis[r] == G_MAXUINT)
      continue;
    memmove (to, get_row (self, r), self->n * sizeof (double));
    to[self->n] = sum;
    self->basis[n_kept++] = self->basis[r];
  }
  self->n_rows = n_kept;
  self->width = self->n + 1;
}

/** ens_linear_programme_start: after all sums are added; they must be of something that can be. */
void
ens_linear_programme_start (EnsLinearProgramme *self)
{
  g_autofree double *costs = NULL;

  self->n_rows = self->sums->len;
  self->width = self->n + self->n_rows + 1;
  self->rows = g_new0 (double, (gsize) self->n_rows * self->width + 1);
  self->basis = g_new0 (guint, self->n_rows + 1);
  costs = g_new0 (double, self->width);
  for (guint r = 0; r < self->n_rows; r++) {
    double *row = get_row (self, r);

    memcpy (row, self->sums->pdata[r], self->n * sizeof (double));
    row[self->n + r] = 1;
    row[self->width - 1] = ((const double *) self->sums->pdata[r])[self->n];
    self->basis[r] = self->n + r;
    subtract (costs, row, -1, self->n);
    costs[self->width - 1] += row[self->width - 1];
  }
  g_assert_cmpfloat (fabs (maximise (self, costs, self->n)), <, 1e-5);
  keep_rows (self, costs);
}

/** ens_linear_programme_find_most: Returns: the most that the sum with the factors @wanted can be. */
double
ens_linear_programme_find_most (const EnsLinearProgramme *self, const double *wanted)
{
  gsize size = (gsize) self->n_rows * self->width * sizeof (double);
  g_autofree double *rows = g_memdup2 (self->rows, size);
  g_autofree guint *basis = g_memdup2 (self->basis, self->n_rows * sizeof (guint));
  g_autofree double *costs = g_new0 (double, self->width);
  EnsLinearProgramme copy = { self->n, self->n_rows, self->width, NULL, rows, basis };

  memcpy (costs, wanted, self->n * sizeof (double));
  for (guint r = 0; r < self->n_rows; r++)
    subtract (costs, get_row (self, r), wanted[basis[r]], self->width);
  return maximise (&copy, costs, self->n);
}
