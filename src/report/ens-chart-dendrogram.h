// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: how piles, or statements, join step by step: those that join early are alike. With a line
// where the tree is cut.
#pragma once

#include "ens-chart.h"
#include "ens-cluster-result.h"

G_BEGIN_DECLS

/**
 * EnsDendrogramLeaf:
 * @key: comes back in marks; the column is empty
 * @label: what it says
 * @size: statements in it
 */
typedef struct {
  const char *key;
  const char *label;
  guint size;
} EnsDendrogramLeaf;

/**
 * EnsChartDendrogram:
 * @leaves: as numbered in @merges
 * @n_leaves: how many
 * @merges: `n_leaves - 1` of them, as in EnsClusterResult
 * @cut: where the tree is cut, 0 to 1; negative for nowhere
 */
typedef struct {
  const EnsDendrogramLeaf *leaves;
  guint n_leaves;
  const EnsClusterMerge *merges;
  double cut;
} EnsChartDendrogram;

EnsScene *ens_chart_dendrogram_new (const EnsChartDendrogram *data,
                                    const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
