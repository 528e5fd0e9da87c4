// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of what was said: by dimension, component or pile, and by group.
#pragma once

#include "ens-chart.h"
#include "ens-results.h"

G_BEGIN_DECLS

EnsScene *ens_results_statements_build (EnsSession *session,
                                        const EnsChartRequest *request,
                                        const EnsChartOptions *options,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsScene *ens_results_statements_build_heat (EnsSession *session,
                                             const EnsChartRequest *request,
                                             const EnsChartOptions *options,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsScene *ens_results_statements_build_ranking (EnsSession *session,
                                                const EnsChartRequest *request,
                                                const EnsChartOptions *options,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsScene *ens_results_statements_build_saturation (EnsSession *session,
                                                   const EnsChartRequest *request,
                                                   const EnsChartOptions *options,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsScene *ens_results_statements_build_dendrogram (EnsSession *session,
                                                   const EnsChartRequest *request,
                                                   const EnsChartOptions *options,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
