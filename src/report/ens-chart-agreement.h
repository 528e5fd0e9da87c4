// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: how far tables that sorted the same cards agree, pair by pair. A square of shades with the
// figures in it.
#pragma once

#include "ens-chart.h"

G_BEGIN_DECLS

/**
 * EnsChartAgreement:
 * @tables: who sorted
 * @n_tables: how many
 * @values: `n_tables` × `n_tables` adjusted Rand indices: 1 the same piles, 0 no more alike than by
 *   chance, below 0 less; the diagonal is not shown
 * @agreement: their mean over pairs
 */
typedef struct {
  const EnsChartName *tables;
  guint n_tables;
  const double *values;
  double agreement;
} EnsChartAgreement;

EnsScene *ens_chart_agreement_new (const EnsChartAgreement *data,
                                   const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
