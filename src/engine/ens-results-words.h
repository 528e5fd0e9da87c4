// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the figures behind a chart of answers say, in plain sentences: what changed, who differs, what
// is only a hint, and how people and groups were added up.
#pragma once

#include "ens-results.h"

G_BEGIN_DECLS

GPtrArray *ens_results_words_list (EnsSession *session,
                                   const EnsChartRequest *request) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
