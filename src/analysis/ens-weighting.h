// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of numbers from rows of words: TF-IDF of stems and of 4-grams, each block of its own length,
// together of length 1 (clustering study §8.1).
#pragma once

#include "ens-features.h"
#include "ens-sparse.h"

G_BEGIN_DECLS

/**
 * EnsWeighting:
 * @n_columns: stems first, then 4-grams
 * @n_stem_columns: how many are stems
 * @index: the columns of the row last read
 * @value: their weights
 * @count: how often each comes in that row
 * @n_stems_read: how many of them are stems; these come first
 *
 * Learned from some rows; reads any row of the same features.
 */
typedef struct {
  guint n_columns;
  guint n_stem_columns;
  GArray *index;
  GArray *value;
  GArray *count;
  guint n_stems_read;
  /*< private >*/
  guint n_stems;
  guint n_grams;
  guint32 *stem_column;
  guint32 *gram_column;
  float *idf;
  guint32 *tally;
} EnsWeighting;

EnsWeighting *ens_weighting_new (const EnsFeatures *features,
                                 guint n_rows) G_GNUC_WARN_UNUSED_RESULT;
EnsWeighting *ens_weighting_new_known (const EnsFeatures *features,
                                       const guint64 *hashes,
                                       const float *idf,
                                       guint n_columns,
                                       guint n_stem_columns) G_GNUC_WARN_UNUSED_RESULT;
guint64 *ens_weighting_dup_hashes (const EnsWeighting *self,
                                   const EnsFeatures *features) G_GNUC_WARN_UNUSED_RESULT;
guint ens_weighting_read (EnsWeighting *self, const EnsFeatures *features, guint row);
float ens_weighting_get_idf (const EnsWeighting *self, guint column);
guint32 ens_weighting_get_stem_column (const EnsWeighting *self, guint32 stem);
EnsSparse *ens_weighting_dup_matrix (EnsWeighting *self,
                                     const EnsFeatures *features,
                                     guint n_rows) G_GNUC_WARN_UNUSED_RESULT;
void ens_weighting_free (EnsWeighting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsWeighting, ens_weighting_free)

G_END_DECLS
