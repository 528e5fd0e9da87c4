// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: the five levels of each indicator (or of one indicator by group), all five always shown,
// with n, missing and the framed level of the median. Stacked to 100 % or diverging from the middle.
#pragma once

#include "ens-chart.h"
#include "ens-indicator-stats.h"

G_BEGIN_DECLS

/**
 * EnsLevelsRow:
 * @key: comes back in marks, with the level as the column
 * @label: of the indicator or group
 * @stats: what is drawn; when the median lies between two levels both are framed
 * @hidden: too few people to be shown; nothing of the row but its label is drawn or told
 * @people: who answered, where @stats are of several indicators together; 0 where they are of one
 * @n_indicators: how many indicators are in @stats, where they are of several
 * @n_left_out: how many more are hidden in this row, and not in @stats
 */
typedef struct {
  const char *key;
  const char *label;
  EnsIndicatorStats stats;
  gboolean hidden;
  gint64 people;
  guint n_indicators;
  guint n_left_out;
} EnsLevelsRow;

/**
 * EnsChartLevels:
 * @rows: in the order in which they are drawn
 * @hidden_below: rows with fewer answers were hidden; told in words
 * @part: (nullable): what the rows are, such as “Territory”, where they are not indicators
 * @nothing: (nullable): what to do that there are rows; %NULL when indicators lack
 * @diverging: ill-being to one side, well-being to the other of the middle
 */
typedef struct {
  const EnsLevelsRow *rows;
  guint n_rows;
  guint hidden_below;
  const char *part;
  const char *nothing;
  gboolean diverging;
} EnsChartLevels;

const char *ens_chart_levels_get_name (guint level);
const char *ens_chart_levels_get_nothing (const EnsChartLevels *data);
char *ens_chart_levels_dup_untold (const EnsChartLevels *data) G_GNUC_WARN_UNUSED_RESULT;
char *ens_chart_levels_dup_answers (const EnsLevelsRow *row) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_chart_levels_is_told (const EnsLevelsRow *row);
void ens_chart_levels_add_first_headings (EnsScene *scene, const EnsChartLevels *data);
void ens_chart_levels_add_first_cells (EnsScene *scene, const EnsLevelsRow *row);
void ens_chart_levels_add_pooled_headings (EnsScene *scene, const EnsChartLevels *data);
void ens_chart_levels_add_pooled_cells (EnsScene *scene,
                                        const EnsChartLevels *data,
                                        const EnsLevelsRow *row);
char *ens_chart_levels_dup_pooled_note (const EnsChartLevels *data) G_GNUC_WARN_UNUSED_RESULT;
EnsScene *ens_chart_levels_new (const EnsChartLevels *data,
                                const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
