// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: who speaks of what: groups across, components or dimensions down, the shade and the number of
// each cell saying how often. For many rows, where bars would take too much room.
#pragma once

#include "ens-chart-statements.h"

G_BEGIN_DECLS

EnsScene *ens_chart_heat_new (const EnsChartStatements *data,
                              const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
