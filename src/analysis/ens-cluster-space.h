// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every way of clustering starts from: the texts in an order of their own, as words, as weights,
// and a first part of them as points. Knows no piles.
#pragma once

#include "ens-cluster.h"
#include "ens-embedding.h"
#include "ens-features.h"
#include "ens-weighting.h"

G_BEGIN_DECLS

/**
 * EnsClusterSpace:
 * @n: texts
 * @order: which text is row 0, 1, …: by a hash of the text, so that rows do not depend on the order in
 *   which texts come, and any first part is a fair sample
 * @features: rows as words
 * @weighting: words as weights
 * @matrix: the weights of the first rows
 * @embedding: weights as points
 * @n_points: how many of the first rows have points
 * @points: their points
 * @width: numbers of one point
 * @has_background: weights and points come from what earlier texts taught
 */
typedef struct {
  guint n;
  guint *order;
  EnsFeatures *features;
  EnsWeighting *weighting;
  EnsSparse *matrix;
  EnsEmbedding *embedding;
  guint n_points;
  float *points;
  guint width;
  gboolean has_background;
} EnsClusterSpace;

EnsClusterSpace *ens_cluster_space_new (const EnsText *texts,
                                        guint n,
                                        const EnsClusterOptions *options,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_cluster_space_get_point (EnsClusterSpace *self, guint row, float *point);
void ens_cluster_space_free (EnsClusterSpace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsClusterSpace, ens_cluster_space_free)

G_END_DECLS
