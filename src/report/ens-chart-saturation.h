// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: whether more groups would bring more: how many different components or criteria were known
// after each group. When the curve lies flat, little new is being said.
#pragma once

#include "ens-chart.h"

G_BEGIN_DECLS

/**
 * EnsSaturationStep:
 * @key: of the group; comes back in marks; the column is empty
 * @label: of the group
 * @n_new: named by it for the first time
 * @n_total: known after it
 */
typedef struct {
  const char *key;
  const char *label;
  guint n_new;
  guint n_total;
} EnsSaturationStep;

/** EnsChartSaturation: the groups in the order in which they met */
typedef struct {
  const EnsSaturationStep *steps;
  guint n_steps;
} EnsChartSaturation;

EnsScene *ens_chart_saturation_new (const EnsChartSaturation *data,
                                    const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
