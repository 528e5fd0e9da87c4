// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The results of a territory on paper. Part of ens-reports.h.
#pragma once

#include "ens-document.h"
#include "ens-reports.h"

G_BEGIN_DECLS

EnsDocument *ens_reports_build_results (EnsSession *session,
                                        const EnsReportRequest *request,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
