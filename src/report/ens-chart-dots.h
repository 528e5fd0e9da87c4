// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: the ill-being share of each row with its 95 % interval, so that a room sees which differences
// may be chance. For groups of one indicator, or indicators of one group.
#pragma once

#include "ens-chart-levels.h"

G_BEGIN_DECLS

EnsScene *ens_chart_dots_new (const EnsChartLevels *data,
                              const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
