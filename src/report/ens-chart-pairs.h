// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Charts of two values a row, joined by a line: an indicator before and after, or the situation people
// are in and the one they wish for.
#pragma once

#include "ens-chart.h"
#include "ens-indicator-stats.h"

G_BEGIN_DECLS

/**
 * EnsPairRow:
 * @key: comes back in marks; the column is `first` or `second`
 * @label: of the indicator or group
 * @first: before, or the present situation
 * @second: after, or the wished one
 * @hidden: either has too few people to be shown
 */
typedef struct {
  const char *key;
  const char *label;
  EnsIndicatorStats first;
  EnsIndicatorStats second;
  gboolean hidden;
} EnsPairRow;

/**
 * EnsChartPairs:
 * @rows: in the order in which they are drawn
 * @first_label: (nullable): of the first round; only before and after
 * @second_label: (nullable): of the second round
 */
typedef struct {
  const EnsPairRow *rows;
  guint n_rows;
  guint hidden_below;
  const char *first_label;
  const char *second_label;
} EnsChartPairs;

EnsScene *ens_chart_before_after_new (const EnsChartPairs *data,
                                      const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;
EnsScene *ens_chart_wished_new (const EnsChartPairs *data,
                                const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
