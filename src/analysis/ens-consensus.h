// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several tables sorted the same cards into piles, each in its own way: how far they agree, and piles
// that do justice to all. Always a suggestion. Knows cards and tables by index.
#pragma once

#include "ens-cluster-result.h"
#include "ens-progress.h"
#include "ens-text-item.h"

G_BEGIN_DECLS

/**
 * EnsConsensusInput:
 * @piles: @n_tables × @n_cards, table by table: the pile a table put a card in, or -1 for not sorted
 * @texts: (nullable): what the cards say, to decide where few tables sorted
 * @k: piles wanted; 0 for as many as the tables made in the middle
 */
typedef struct {
  const int *piles;
  guint n_tables;
  guint n_cards;
  const EnsText *texts;
  guint k;
  guint64 seed;
  const EnsProgress *progress;
} EnsConsensusInput;

/**
 * EnsConsensus:
 * @k: piles
 * @assignment: for each card its pile, largest pile first
 * @together: for each pair of cards (see ens_consensus_get_together()) the share of tables with both cards
 *   that put them together
 * @certainty: for each card the mean share of tables that put it with its pile-mates; 1 when alone
 * @table_agreement: @n_tables × @n_tables adjusted Rand indices; 1 on the diagonal
 * @agreement: their mean over pairs of tables; NaN with one table
 * @merges: dendrogram of the cards, @n_cards - 1
 */
typedef struct {
  guint n_cards;
  guint n_tables;
  guint k;
  guint *assignment;
  float *together;
  double *certainty;
  double *table_agreement;
  double agreement;
  EnsClusterMerge *merges;
} EnsConsensus;

EnsConsensus *ens_consensus_new (const EnsConsensusInput *input,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
double ens_consensus_get_together (const EnsConsensus *self, guint a, guint b);
void ens_consensus_free (EnsConsensus *self);

double ens_consensus_rand_index (const int *a, const int *b, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsConsensus, ens_consensus_free)

G_END_DECLS
