// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: the profile of dimensions as a radar, for those who expect one, always with its list of
// scores beside it. The order of the spokes is the codebook's and means nothing.
#pragma once

#include "ens-chart-profile.h"

G_BEGIN_DECLS

EnsScene *ens_chart_radar_new (const EnsChartProfile *data,
                               const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
