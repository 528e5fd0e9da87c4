// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// ln P(column | label) = ln (F + β) - ln Σ (F + β), the sum over the columns of one language and view.
// The first logarithm is the same for both views. What it says of a row is kept ready and summed anew, in
// the same order, only for the labels of which a column of the row has another count than before: one
// placement changes few counts of few labels. The second is subtracted when somebody asks.
#include "ens-bayes.h"

#include "ens-exact.h"
#include "ens-kernel.h"

#include <string.h>

// A share of a text this small is not worth adding.
#define LEAST_SHARE 0.002f

#define N_VIEWS     2
#define N_LANGUAGES 256

// What the columns of one view come to.
typedef struct {
  guint n_columns[N_LANGUAGES];
  double *base;
  double *sums;
  float *logs;
} Totals;

/**
 * EnsBayes:
 * @view: in which shares are counted
 * @base: counts that stay: column by column, all labels side by side
 * @counts: @base and what was added since ens_bayes_begin()
 * @logs: ln (@counts + @beta), since ens_bayes_finish()
 * @is_changed: for each column the parts in which @counts changed since then
 * @is_stale: for each column the parts of @logs that the scores do not know yet
 * @counted: for each row kept in @space what it is counted for by its shares
 * @changes: room for what one row is counted more for than before
 * @stem_scores: (nullable): for each such row counts times @logs of its stems, if kept
 * @piece_scores: the same for its other columns
 */
struct _EnsBayes {
  EnsSuggestSpace *space;
  guint n_columns;
  guint width;
  float beta;
  EnsBayesView view;
  float *base;
  float *counts;
  float *logs;
  guint64 *is_changed;
  guint64 *is_stale;
  Totals totals[N_VIEWS];
  float *counted;
  float *changes;
  float *stem_scores;
  float *piece_scores;
};

static void
count_columns (EnsBayes *self)
{
  g_autofree guint8 *languages = ens_suggest_space_dup_languages (self->space);

  for (guint c = 0; c < self->n_columns; c++) {
    self->totals[ENS_BAYES_ALL].n_columns[languages[c]]++;
    if (c < self->space->weighting->n_stem_columns)
      self->totals[ENS_BAYES_STEMS].n_columns[languages[c]]++;
  }
}

/** ens_bayes_new: @space: must live as long; @beta: added to every count */
EnsBayes *
ens_bayes_new (EnsSuggestSpace *space, guint n_labels, float beta)
{
  EnsBayes *self = g_new0 (EnsBayes, 1);
  gsize size;

  self->space = space;
  self->n_columns = space->n_counted_columns;
  self->width = ens_kernel_pad (n_labels);
  self->beta = beta;
  size = (gsize) self->n_columns * self->width;
  self->base = ens_kernel_alloc (size);
  self->counts = ens_kernel_alloc (size);
  self->logs = ens_kernel_alloc (size);
  self->is_changed = g_new0 (guint64, MAX (self->n_columns, 1));
  self->is_stale = g_new0 (guint64, MAX (self->n_columns, 1));
  self->counted = ens_kernel_alloc ((gsize) space->n_kept * self->width);
  self->changes = ens_kernel_alloc (self->width);
  for (guint v = 0; v < N_VIEWS; v++) {
    self->totals[v].base = g_new0 (double, N_LANGUAGES * self->width);
    self->totals[v].sums = g_new0 (double, N_LANGUAGES * self->width);
    self->totals[v].logs = ens_kernel_alloc (N_LANGUAGES * self->width);
  }
  count_columns (self);
  return self;
}

static float
sum_counts (const EnsSuggestRow *row, EnsBayesView view)
{
  return view == ENS_BAYES_STEMS ? row->stems_sum : row->sum;
}

/** ens_bayes_learn: counts @row for @label for good; a negative @weight takes it back */
void
ens_bayes_learn (EnsBayes *self, guint row, guint label, float weight)
{
  EnsSuggestRow r = ens_suggest_space_get (self->space, row);
  gsize total = (gsize) r.language * self->width + label;
  guint64 part = ens_kernel_get_part (label, self->width);

  for (guint i = 0; i < r.n_counted; i++) {
    gsize at = (gsize) r.index[i] * self->width + label;

    self->base[at] += weight * r.count[i];
    self->counts[at] += weight * r.count[i];
    self->is_changed[r.index[i]] |= part;
  }
  for (EnsBayesView v = 0; v < N_VIEWS; v++) {
    float change = weight * sum_counts (&r, v);

    self->totals[v].base[total] += change;
    self->totals[v].sums[total] += change;
  }
}

static guint
count_columns_in_view (const EnsBayes *self, EnsBayesView view)
{
  return view == ENS_BAYES_STEMS ? self->space->weighting->n_stem_columns : self->n_columns;
}

/** ens_bayes_begin: forgets all shares; those counted from now on are counted in @view */
void
ens_bayes_begin (EnsBayes *self, EnsBayesView view)
{
  gsize n = count_columns_in_view (self, view);

  self->view = view;
  memcpy (self->counts, self->base, n * self->width * sizeof (float));
  memset (self->is_changed, 0xff, n * sizeof (guint64));
  memset (self->counted, 0, (gsize) self->space->n_kept * self->width * sizeof (float));
  for (guint v = 0; v < N_VIEWS; v++)
    memcpy (self->totals[v].sums, self->totals[v].base,
            N_LANGUAGES * self->width * sizeof (double));
}

static void
add_to_totals (EnsBayes *self, const EnsSuggestRow *row)
{
  for (EnsBayesView v = 0; v < N_VIEWS; v++) {
    double *sums = self->totals[v].sums + (gsize) row->language * self->width;
    float n = sum_counts (row, v);

    for (guint k = 0; k < self->width; k++)
      sums[k] += (double) self->changes[k] * n;
  }
}

/**
 * ens_bayes_set_shares: counts a row of which each label has a share, or counts it otherwise than before
 * @row: one that the space keeps
 * @shares: (nullable): %NULL when it is not to be counted
 */
void
ens_bayes_set_shares (EnsBayes *self, guint row, const float *shares, float weight)
{
  float *counted = self->counted + (gsize) row * self->width;
  guint64 parts = ens_kernel_take_changes (shares, weight, LEAST_SHARE, self->width, counted,
                                           self->changes);
  EnsSuggestRow r;
  guint n;

  if (parts == 0)
    return;
  r = ens_suggest_space_get (self->space, row);
  n = self->view == ENS_BAYES_STEMS ? r.n_stems : r.n_counted;
  ens_kernel_outer_add_some (r.index, r.count, n, self->changes, self->width, self->counts);
  for (guint i = 0; i < n; i++)
    self->is_changed[r.index[i]] |= parts;
  add_to_totals (self, &r);
}

static void
finish_totals (EnsBayes *self, Totals *totals)
{
  for (guint l = 0; l < N_LANGUAGES; l++)
    for (guint k = 0; totals->n_columns[l] > 0 && k < self->width; k++) {
      gsize at = (gsize) l * self->width + k;
      double sum = totals->sums[at] + (double) self->beta * totals->n_columns[l];

      totals->logs[at] = (float) ens_exact_log (MAX (sum, 1e-6));
    }
}

// Sums the columns @first to @last of @row in those parts in which any of them is stale.
static void
update_score (const EnsBayes *self, const EnsSuggestRow *row, guint first, guint last, float *score)
{
  guint64 parts = 0;

  for (guint i = first; i < last; i++)
    parts |= self->is_stale[row->index[i]];
  ens_kernel_row_times_some (row->index + first, row->count + first, last - first, self->logs,
                             self->width, parts, score);
}

static void
update_scores (EnsBayes *self, EnsBayesView view)
{
  for (guint row = 0; row < self->space->n_kept; row++) {
    EnsSuggestRow r = ens_suggest_space_get (self->space, row);
    gsize at = (gsize) row * self->width;

    update_score (self, &r, 0, r.n_stems, self->stem_scores + at);
    if (view == ENS_BAYES_ALL)
      update_score (self, &r, r.n_stems, r.n_counted, self->piece_scores + at);
  }
  memset (self->is_stale, 0, count_columns_in_view (self, view) * sizeof (guint64));
}

/** ens_bayes_finish: makes what the words in @view say from the counts */
void
ens_bayes_finish (EnsBayes *self, EnsBayesView view)
{
  finish_totals (self, &self->totals[view]);
  if (view == ENS_BAYES_ALL)
    finish_totals (self, &self->totals[ENS_BAYES_STEMS]);
  for (guint c = 0; c < count_columns_in_view (self, view); c++) {
    gsize at = (gsize) c * self->width;

    ens_kernel_log_row (self->counts + at, self->beta, self->width, self->is_changed[c],
                        self->logs + at);
    self->is_stale[c] |= self->is_changed[c];
    self->is_changed[c] = 0;
  }
  if (self->stem_scores != NULL)
    update_scores (self, view);
}

/** ens_bayes_keep_scores: from now on what is said of the rows kept in the space is kept ready, too */
void
ens_bayes_keep_scores (EnsBayes *self)
{
  gsize size = (gsize) self->space->n_kept * self->width;

  if (self->stem_scores != NULL)
    return;
  self->stem_scores = ens_kernel_alloc (size);
  self->piece_scores = ens_kernel_alloc (size);
  memset (self->is_stale, 0xff, self->n_columns * sizeof (guint64));
}

static void
sum_afresh (const EnsBayes *self, EnsSuggestRow row, EnsBayesView view, float *out)
{
  g_autofree float *pieces = NULL;

  ens_kernel_row_times (row.index, row.count, row.n_stems, self->logs, self->width, out);
  if (view == ENS_BAYES_STEMS)
    return;
  pieces = ens_kernel_alloc (self->width);
  ens_kernel_row_times (row.index + row.n_stems, row.count + row.n_stems,
                        row.n_counted - row.n_stems, self->logs, self->width, pieces);
  ens_kernel_add (out, pieces, self->width);
}

/** ens_bayes_score: @values: of @row; @out (width numbers) = what the text says for each label */
void
ens_bayes_score (const EnsBayes *self,
                 guint row,
                 EnsSuggestRow values,
                 EnsBayesView view,
                 float *out)
{
  const float *total = self->totals[view].logs + (gsize) values.language * self->width;
  gsize at = (gsize) row * self->width;
  float n = -sum_counts (&values, view);

  if (self->stem_scores == NULL || row >= self->space->n_kept) {
    sum_afresh (self, values, view, out);
  } else {
    memcpy (out, self->stem_scores + at, self->width * sizeof (float));
    if (view == ENS_BAYES_ALL)
      ens_kernel_add (out, self->piece_scores + at, self->width);
  }
  ens_kernel_outer_add (&(guint32){ 0 }, &n, 1, total, self->width, out);
}

/** ens_bayes_expect: fetches what is kept ready for @row, one that the space keeps, for soon */
void
ens_bayes_expect (const EnsBayes *self, guint row)
{
  if (self->stem_scores == NULL)
    return;
  ens_kernel_fetch (self->stem_scores + (gsize) row * self->width, self->width);
  ens_kernel_fetch (self->piece_scores + (gsize) row * self->width, self->width);
}

/** ens_bayes_write_saying: @out (width numbers) = what a stem of @language says for each label */
void
ens_bayes_write_saying (const EnsBayes *self, guint32 stem_column, guint8 language, float *out)
{
  const float *total = self->totals[ENS_BAYES_STEMS].logs + (gsize) language * self->width;

  memcpy (out, self->logs + (gsize) stem_column * self->width, self->width * sizeof (float));
  ens_kernel_outer_add (&(guint32){ 0 }, &(float){ -1 }, 1, total, self->width, out);
}

void
ens_bayes_free (EnsBayes *self)
{
  if (self == NULL)
    return;
  g_free (self->base);
  g_free (self->counts);
  g_free (self->logs);
  g_free (self->is_changed);
  g_free (self->is_stale);
  for (guint v = 0; v < N_VIEWS; v++) {
    g_free (self->totals[v].base);
    g_free (self->totals[v].sums);
    g_free (self->totals[v].logs);
  }
  g_free (self->counted);
  g_free (self->changes);
  g_free (self->stem_scores);
  g_free (self->piece_scores);
  g_free (self);
}
