// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: what was said, by dimension and group, with both counts: distinct statements and
// expressions (the sum of their counts). Small multiples: one row a dimension, one bar a group.
#pragma once

#include "ens-chart.h"

G_BEGIN_DECLS

/**
 * EnsStatementCell:
 * @tally: both counts
 * @hidden: too few people to be shown
 */
typedef struct {
  EnsTally tally;
  gboolean hidden;
} EnsStatementCell;

/**
 * EnsChartStatements:
 * @dimensions: rows; one with an empty key stands for "not yet sorted" and is no finding
 * @groups: who said it
 * @cells: row by row: `cells[dimension * n_groups + group]`
 */
typedef struct {
  const EnsChartName *dimensions;
  guint n_dimensions;
  const EnsChartName *groups;
  guint n_groups;
  const EnsStatementCell *cells;
} EnsChartStatements;

EnsScene *ens_chart_statements_new (const EnsChartStatements *data,
                                    const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
