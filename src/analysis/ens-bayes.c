// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// ln P(column | label) = ln (F + β) - ln Σ (F + β), the sum over the columns of one language.
#include "ens-bayes.h"

#include "ens-exact.h"
#include "ens-kernel.h"

#include <string.h>

// A share of a text this small is not worth adding.
#define LEAST_SHARE 0.002f

EnsBayes *
ens_bayes_new (guint n_columns,
               guint k,
               float beta,
               const guint8 *column_language,
               guint n_languages)
{
  EnsBayes *self = g_new0 (EnsBayes, 1);
  gsize size;

  self->n_columns = n_columns;
  self->k = k;
  self->width = ens_kernel_pad (k);
  self->beta = beta;
  self->column_language = column_language;
  self->n_languages = n_languages;
  size = (gsize) n_columns * self->width;
  self->base = ens_kernel_alloc (size);
  self->counts = ens_kernel_alloc (size);
  self->logs = ens_kernel_alloc (size);
  self->changes = ens_kernel_alloc (self->width);
  return self;
}

/** ens_bayes_add: counts a text of @label for good; a negative @weight takes it back */
void
ens_bayes_add (EnsBayes *self,
               const guint32 *index,
               const float *count,
               gsize n,
               guint label,
               float weight)
{
  for (gsize i = 0; i < n; i++) {
    gsize at = (gsize) index[i] * self->width + label;

    self->base[at] += weight * count[i];
    self->counts[at] += weight * count[i];
  }
}

/** ens_bayes_begin: forgets the shares added before */
void
ens_bayes_begin (EnsBayes *self)
{
  memcpy (self->counts, self->base, (gsize) self->n_columns * self->width * sizeof (float));
}

/** ens_bayes_take_counts: takes over the counts of the first columns from @other, which has as many labels */
void
ens_bayes_take_counts (EnsBayes *self, const EnsBayes *other)
{
  g_return_if_fail (self->width == other->width && self->n_columns <= other->n_columns);
  memcpy (self->counts, other->counts, (gsize) self->n_columns * self->width * sizeof (float));
}

/**
 * ens_bayes_set_shares: counts a text of which each label has a share, or counts it otherwise than before
 * @shares: (nullable): %NULL when it is not to be counted
 * @counted: (inout): what it was counted for up to now; zeros at first
 */
void
ens_bayes_set_shares (EnsBayes *self,
                      const guint32 *index,
                      const float *count,
                      gsize n,
                      const float *shares,
                      float *counted,
                      float weight)
{
  if (ens_kernel_take_changes (shares, weight, LEAST_SHARE, self->width, counted, self->changes))
    ens_kernel_outer_add_some (index, count, n, self->changes, self->width, self->counts);
}

/** ens_bayes_finish: makes the logarithms from the counts */
void
ens_bayes_finish (EnsBayes *self)
{
  g_autofree float *totals = ens_kernel_alloc ((gsize) self->n_languages * self->width);
  g_autofree guint *n_columns = g_new0 (guint, self->n_languages + 1);

  for (guint c = 0; c < self->n_columns; c++) {
    ens_kernel_add (totals + (gsize) self->column_language[c] * self->width,
                    self->counts + (gsize) c * self->width, self->width);
    n_columns[self->column_language[c]]++;
  }
  for (guint l = 0; l < self->n_languages; l++)
    for (guint k = 0; n_columns[l] > 0 && k < self->width; k++) {
      float *total = &totals[(gsize) l * self->width + k];

      *total = (float) ens_exact_log (MAX (*total + self->beta * n_columns[l], 1e-6));
    }
  for (guint c = 0; c < self->n_columns; c++)
    ens_kernel_log_row (self->counts + (gsize) c * self->width, self->beta,
                        totals + (gsize) self->column_language[c] * self->width, self->width,
                        self->logs + (gsize) c * self->width);
}

/** ens_bayes_score: @out (width numbers) = what the text says for each label */
void
ens_bayes_score (const EnsBayes *self,
                 const guint32 *index,
                 const float *count,
                 gsize n,
                 float *out)
{
  ens_kernel_row_times (index, count, n, self->logs, self->width, out);
}

void
ens_bayes_free (EnsBayes *self)
{
  if (self == NULL)
    return;
  g_free (self->base);
  g_free (self->counts);
  g_free (self->logs);
  g_free (self->changes);
  g_free (self);
}
