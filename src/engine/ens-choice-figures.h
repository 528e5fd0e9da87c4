// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the replies to the questions beside the indicators add up to, without the replies: made when
// results leave, read where only they came. Masked by the same plan as every figure that is shown.
#pragma once

#include "ens-choice-figure.h"
#include "ens-item-results.h"

G_BEGIN_DECLS

GPtrArray *ens_choice_figures_list (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_choice_figures_list_results (EnsSession *session,
                                            const EnsUuid *round,
                                            const EnsUuid *counter,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
