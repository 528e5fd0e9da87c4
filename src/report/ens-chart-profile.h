// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: the profile of dimensions, each with its score from 0 to 1. The score is Ensemble's own
// convention ((mean level - 1) / 4, simple mean over components) and the chart says so.
#pragma once

#include "ens-chart.h"
#include "ens-indicator-stats.h"

G_BEGIN_DECLS

/**
 * EnsProfileRow:
 * @key: comes back in marks; the column is empty
 * @label: of the dimension
 * @stats: what is drawn; without components the row says that nothing measures it yet
 * @hidden: too few people to be shown
 */
typedef struct {
  const char *key;
  const char *label;
  EnsDimensionStats stats;
  gboolean hidden;
} EnsProfileRow;

/** EnsChartProfile: the rows in the order in which they are drawn */
typedef struct {
  const EnsProfileRow *rows;
  guint n_rows;
  guint hidden_below;
} EnsChartProfile;

EnsScene *ens_chart_profile_new (const EnsChartProfile *data,
                                 const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
