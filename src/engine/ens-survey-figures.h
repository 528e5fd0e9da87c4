// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Results without answers: made from answers when they leave, read where only they came. Masked by the
// same plan as every figure that is shown.
#pragma once

#include "ens-figure.h"
#include "ens-results.h"

G_BEGIN_DECLS

EnsResult *ens_survey_figures_new_result (EnsSession *session,
                                          const EnsFigure *figure) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_survey_figures_list (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_survey_figures_list_results (EnsSession *session,
                                            const EnsUuid *round,
                                            const EnsUuid *counter,
                                            gboolean is_wished,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_survey_figures_get_time (EnsSession *session, gint64 *time, GError **error);
gboolean ens_survey_figures_are_ours (EnsSession *session, const EnsUuid *counter);
gboolean ens_survey_figures_find_round (EnsSession *session,
                                        const EnsUuid *counter,
                                        EnsUuid *round,
                                        GError **error);

G_END_DECLS
