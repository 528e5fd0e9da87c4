// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: many places down, what is compared across, the number in each cell. Colour and sign say how it
// stands to the first place, or the shade how large it is. Where there is no number, a letter leads to
// the reason.
#pragma once

#include "ens-chart.h"
#include "ens-indicator-stats.h"

G_BEGIN_DECLS

/**
 * EnsMatrixCell:
 * @why: (nullable): why there is no number
 * @share: the number, 0 to 1
 * @verdict: how it stands to the first row; %ENS_VERDICT_TOO_FEW when nothing can be said
 */
typedef struct {
  const char *why;
  double share;
  EnsDifferenceVerdict verdict;
} EnsMatrixCell;

/**
 * EnsChartMatrix:
 * @title: what is compared
 * @rows: the places; ours first
 * @columns: what is laid side by side
 * @cells: row by row
 * @is_judged: cells say how they stand to the first row; else they are shaded by size
 * @first: of the rows that are drawn below the first place, 1 or more
 * @n_drawn: so many rows from there on; 0 for all. The first place is always drawn
 */
typedef struct {
  const char *title;
  const char *const *rows;
  guint n_rows;
  const char *const *columns;
  guint n_columns;
  const EnsMatrixCell *cells;
  gboolean is_judged;
  guint first;
  guint n_drawn;
} EnsChartMatrix;

EnsScene *ens_chart_matrix_new (const EnsChartMatrix *data,
                                const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
