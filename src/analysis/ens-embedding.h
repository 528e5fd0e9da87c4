// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts as points in few dimensions: latent semantic analysis beside correspondence analysis, which
// make up for one another's weakness on titles and on sentences (clustering study §8.2).
#pragma once

#include "ens-progress.h"
#include "ens-sparse.h"

G_BEGIN_DECLS

/**
 * EnsEmbedding:
 * @n_columns: of the matrix it was learned from
 * @half: dimensions of each of the two parts, padded for the kernels
 * @panel: @n_columns rows of 2 × @half numbers: where each column points
 */
typedef struct {
  guint n_columns;
  guint half;
  float *panel;
} EnsEmbedding;

/** ENS_EMBEDDING_DIMENSIONS: of each part, where texts are many enough */
#define ENS_EMBEDDING_DIMENSIONS 100

EnsEmbedding *ens_embedding_new (const EnsSparse *x,
                                 guint max_dimensions,
                                 guint64 seed,
                                 const EnsProgress *progress,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint ens_embedding_get_width (const EnsEmbedding *self);
void ens_embedding_fold (const EnsEmbedding *self,
                         const guint32 *index,
                         const float *value,
                         gsize n,
                         float *out);
void ens_embedding_free (EnsEmbedding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsEmbedding, ens_embedding_free)

G_END_DECLS
