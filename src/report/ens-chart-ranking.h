// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: what was named most: a bar a component or criterion, with both counts and the number of
// groups that named it. Says how many there are beyond those drawn.
#pragma once

#include "ens-chart.h"

G_BEGIN_DECLS

/**
 * EnsRankingRow:
 * @key: comes back in marks; the column is empty
 * @label: of the component or criterion
 * @tally: both counts
 * @n_groups: groups that named it
 * @hidden: too few people to be shown
 */
typedef struct {
  const char *key;
  const char *label;
  EnsTally tally;
  guint n_groups;
  gboolean hidden;
} EnsRankingRow;

/**
 * EnsChartRanking:
 * @rows: most expressions first
 * @most: draw so many; 0 for 20. The table has them all.
 */
typedef struct {
  const EnsRankingRow *rows;
  guint n_rows;
  guint most;
} EnsChartRanking;

EnsScene *ens_chart_ranking_new (const EnsChartRanking *data,
                                 const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
