// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first rows are read once and kept; others are read when asked for, into one place that the next
// such row overwrites.
#include "ens-suggest-space.h"

#include "ens-kernel.h"

#include <math.h>
#include <string.h>

// Texts that the axes are learned from.
#define FIT_TEXTS 6000

// What a piece of a word counts against a word.
#define PIECE_COUNT 0.25f

// Half of the squared length for the weights, half for the point.
#define HALF 0.70710678f

// Reads @row and appends it to the three arrays.
static void
append_row (EnsSuggestSpace *self, guint row, GArray *index, GArray *count, GArray *value)
{
  guint width = ens_embedding_get_width (self->embedding);
  guint n = ens_weighting_read (self->weighting, self->features, row);
  guint n_before = index->len;
  g_autofree float *point = ens_kernel_alloc (width);

  g_array_append_vals (index, self->weighting->index->data, n);
  g_array_append_vals (count, self->weighting->count->data, n);
  g_array_append_vals (value, self->weighting->value->data, n);
  for (guint i = 0; i < n; i++) {
    g_array_index (value, float, n_before + i) *= HALF;
    if (i >= self->weighting->n_stems_read)
      g_array_index (count, float, n_before + i) *= PIECE_COUNT;
  }
  ens_embedding_fold (self->embedding, (const guint32 *) (void *) self->weighting->index->data,
                      (const float *) (void *) self->weighting->value->data, n, point);
  for (guint i = 0; n > 0 && i < width; i++) {
    guint32 column = self->n_counted_columns + i;
    float at = point[i] * HALF, none = 0;

    g_array_append_val (index, column);
    g_array_append_val (count, none);
    g_array_append_val (value, at);
  }
}

static float
add_up (const GArray *counts, gsize from, gsize to)
{
  float sum = 0;

  for (gsize i = from; i < to; i++)
    sum += g_array_index (counts, float, i);
  return sum;
}

static void
keep_rows (EnsSuggestSpace *self)
{
  self->start = g_new0 (gsize, (gsize) self->n_kept + 1);
  self->n_stems = g_new0 (guint, self->n_kept + 1);
  self->n_counted = g_new0 (guint, self->n_kept + 1);
  self->stems_sum = g_new0 (float, self->n_kept + 1);
  self->sum = g_new0 (float, self->n_kept + 1);
  for (guint row = 0; row < self->n_kept; row++) {
    append_row (self, row, self->index, self->count, self->value);
    self->start[row + 1] = self->index->len;
    self->n_stems[row] = self->weighting->n_stems_read;
    self->n_counted[row] = self->weighting->index->len;
    self->stems_sum[row] = add_up (self->count, self->start[row],
                                   self->start[row] + self->n_stems[row]);
    self->sum[row] = add_up (self->count, self->start[row], self->index->len);
  }
}

static GArray *
new_array (gsize size)
{
  return g_array_new (FALSE, FALSE, (guint) size);
}

/**
 * ens_suggest_space_new:
 * @features: (transfer full): rows
 * @n_kept: rows to keep ready, and to learn the words from
 *
 * Returns: %NULL with %ENS_ERROR_CANCELLED
 */
EnsSuggestSpace *
ens_suggest_space_new (EnsFeatures *features,
                       guint n_kept,
                       guint64 seed,
                       const EnsProgress *progress,
                       GError **error)
{
  g_autoptr (EnsSuggestSpace) self = g_new0 (EnsSuggestSpace, 1);
  g_autoptr (EnsSparse) matrix = NULL;

  self->features = features;
  self->n_kept = MIN (n_kept, features->n_texts);
  self->index = new_array (sizeof (guint32));
  self->count = new_array (sizeof (float));
  self->value = new_array (sizeof (float));
  self->scratch_index = new_array (sizeof (guint32));
  self->scratch_count = new_array (sizeof (float));
  self->scratch_value = new_array (sizeof (float));
  self->weighting = ens_weighting_new (features, self->n_kept);
  matrix = ens_weighting_dup_matrix (self->weighting, features, MIN (self->n_kept, FIT_TEXTS));
  self->embedding = ens_embedding_new (matrix, ENS_EMBEDDING_DIMENSIONS, seed, progress, error);
  if (self->embedding == NULL)
    return NULL;
  self->n_counted_columns = self->weighting->n_columns;
  self->n_columns = self->n_counted_columns + ens_embedding_get_width (self->embedding);
  keep_rows (self);
  return g_steal_pointer (&self);
}

/** ens_suggest_space_get: Returns: (transfer none): a row, good until the next call */
EnsSuggestRow
ens_suggest_space_get (EnsSuggestSpace *self, guint row)
{
  guint8 language = g_array_index (self->features->row_language, guint8, row);

  if (row < self->n_kept) {
    gsize start = self->start[row];

    return (EnsSuggestRow){ .index = &g_array_index (self->index, guint32, start),
                            .count = &g_array_index (self->count, float, start),
                            .value = &g_array_index (self->value, float, start),
                            .n_stems = self->n_stems[row],
                            .n_counted = self->n_counted[row],
                            .n = (guint) (self->start[row + 1] - start),
                            .stems_sum = self->stems_sum[row],
                            .sum = self->sum[row],
                            .language = language };
  }
  g_array_set_size (self->scratch_index, 0);
  g_array_set_size (self->scratch_count, 0);
  g_array_set_size (self->scratch_value, 0);
  append_row (self, row, self->scratch_index, self->scratch_count, self->scratch_value);
  return (
    EnsSuggestRow){ .index = (const guint32 *) (void *) self->scratch_index->data,
                    .count = (const float *) (void *) self->scratch_count->data,
                    .value = (const float *) (void *) self->scratch_value->data,
                    .n_stems = self->weighting->n_stems_read,
                    .n_counted = self->weighting->index->len,
                    .n = self->scratch_index->len,
                    .stems_sum = add_up (self->scratch_count, 0, self->weighting->n_stems_read),
                    .sum = add_up (self->scratch_count, 0, self->scratch_count->len),
                    .language = language };
}

/** ens_suggest_space_times_column: Returns: the scalar product of @row with a full @column */
float
ens_suggest_space_times_column (EnsSuggestSpace *self, guint row, const float *column)
{
  EnsSuggestRow r = ens_suggest_space_get (self, row);
  guint tail = self->n_counted_columns;
  float sum = 0;

  // What is not counted is the point: all its columns, one after the other.
  if (r.n > r.n_counted)
    ens_kernel_dots (r.value + r.n_counted, column + tail, 1, self->n_columns - tail, &sum);
  for (guint i = 0; i < r.n_counted; i++)
    sum += r.value[i] * column[r.index[i]];
  return sum;
}

/** ens_suggest_space_dup_languages: Returns: (transfer full): for each counted column its language */
guint8 *
ens_suggest_space_dup_languages (EnsSuggestSpace *self)
{
  guint8 *languages = g_new0 (guint8, MAX (self->n_counted_columns, 1));

  for (guint row = 0; row < self->n_kept; row++) {
    EnsSuggestRow r = ens_suggest_space_get (self, row);

    for (guint i = 0; i < r.n_counted; i++)
      languages[r.index[i]] = r.language;
  }
  return languages;
}

void
ens_suggest_space_free (EnsSuggestSpace *self)
{
  if (self == NULL)
    return;
  ens_features_free (self->features);
  ens_weighting_free (self->weighting);
  ens_embedding_free (self->embedding);
  g_free (self->start);
  g_free (self->n_stems);
  g_free (self->n_counted);
  g_free (self->stems_sum);
  g_free (self->sum);
  g_array_unref (self->index);
  g_array_unref (self->count);
  g_array_unref (self->value);
  g_array_unref (self->scratch_index);
  g_array_unref (self->scratch_count);
  g_array_unref (self->scratch_value);
  g_free (self);
}
