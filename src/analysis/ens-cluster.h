// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles of texts that speak of the same thing: always a suggestion. Pure: the same texts, options and
// seed give the same piles on every machine, in whatever order the texts come. Knows no project.
#pragma once

#include "ens-background.h"
#include "ens-cluster-result.h"
#include "ens-progress.h"
#include "ens-text-item.h"

G_BEGIN_DECLS

/** EnsClusterPair: two texts, by index */
typedef struct {
  guint a;
  guint b;
} EnsClusterPair;

/**
 * EnsClusterOptions:
 * @k: number of piles; 0 to have one proposed; more than there are texts means one pile each
 * @seed: any number; equal seeds give equal piles
 * @method: how
 * @placed: (nullable): for each text the pile a person put it in, from 0, or -1; such texts stay
 *   together and numbers below @k are kept apart
 * @together: (nullable): pairs that must share a pile
 * @n_together: number of pairs
 * @apart: (nullable): pairs that must not share a pile
 * @n_apart: number of pairs
 * @leaves: about how many leaves the dendrogram should have, so that piles can be split too; 0 for
 *   piles only, which is faster with very many texts
 * @prefers_tree: where the way is not chosen by hand, take one that gives a dendrogram
 * @backgrounds: (nullable): what earlier texts taught, at most one for a language; used for few texts
 * @n_backgrounds: number of them
 * @explains: fill in the words that speak for each text
 * @is_sketch: a rough picture in a fifth of the time, for charts of many texts
 * @progress: (nullable): who listens
 */
typedef struct {
  guint k;
  guint64 seed;
  EnsClusterMethod method;
  const int *placed;
  const EnsClusterPair *together;
  guint n_together;
  const EnsClusterPair *apart;
  guint n_apart;
  guint leaves;
  gboolean prefers_tree;
  const EnsBackground *const *backgrounds;
  guint n_backgrounds;
  gboolean explains;
  gboolean is_sketch;
  const EnsProgress *progress;
} EnsClusterOptions;

#define ENS_CLUSTER_OPTIONS_INIT \
  {                              \
    .seed = 1                    \
  }

EnsClusterResult *ens_cluster (const EnsText *texts,
                               guint n,
                               const EnsClusterOptions *options,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
