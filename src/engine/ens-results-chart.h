// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From figures to pictures: fills the data of each chart. How they look is the report floor's.
#pragma once

#include "ens-chart.h"
#include "ens-results.h"

G_BEGIN_DECLS

EnsScene *ens_results_chart_build (EnsSession *session,
                                   const EnsChartRequest *request,
                                   const EnsMeasure *measure,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
