// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts as the suggester needs them: words and 4-grams as counts and as weights, with the point of the
// text behind, in one sparse row. Knows no labels.
#pragma once

#include "ens-embedding.h"
#include "ens-features.h"
#include "ens-weighting.h"

G_BEGIN_DECLS

/**
 * EnsSuggestRow:
 * @index: columns of @n_counted words and pieces, then of the point
 * @count: how often each word comes; pieces count a quarter
 * @value: weights and the point, together of length 1
 * @n_stems: how many of the first columns are stems
 * @n_counted: how many columns have a count
 * @n: how many columns in all
 * @stems_sum: of the counts of the stems
 * @sum: of all counts
 * @language: of the text; all its counted columns are of this language
 */
typedef struct {
  const guint32 *index;
  const float *count;
  const float *value;
  guint n_stems;
  guint n_counted;
  guint n;
  float stems_sum;
  float sum;
  guint8 language;
} EnsSuggestRow;

/**
 * EnsSuggestSpace:
 * @features: all texts, then the codebook's
 * @n_kept: how many of the first rows are kept ready
 */
typedef struct {
  EnsFeatures *features;
  EnsWeighting *weighting;
  EnsEmbedding *embedding;
  guint n_kept;
  guint n_counted_columns;
  guint n_columns;
  /*< private >*/
  gsize *start;
  guint *n_stems;
  guint *n_counted;
  float *stems_sum;
  float *sum;
  GArray *index;
  GArray *count;
  GArray *value;
  GArray *scratch_index;
  GArray *scratch_count;
  GArray *scratch_value;
} EnsSuggestSpace;

EnsSuggestSpace *ens_suggest_space_new (EnsFeatures *features,
                                        guint n_kept,
                                        guint64 seed,
                                        const EnsProgress *progress,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsSuggestRow ens_suggest_space_get (EnsSuggestSpace *self, guint row);
float ens_suggest_space_times_column (EnsSuggestSpace *self, guint row, const float *column);
guint8 *ens_suggest_space_dup_languages (EnsSuggestSpace *self) G_GNUC_WARN_UNUSED_RESULT;
void ens_suggest_space_free (EnsSuggestSpace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSuggestSpace, ens_suggest_space_free)

G_END_DECLS
