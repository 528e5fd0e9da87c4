// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing a paper without being waited for: a thousand copies take their time.
#pragma once

#include "ens-reports.h"

G_BEGIN_DECLS

void ens_reports_write_async (EnsSession *session,
                              const EnsReportRequest *request,
                              const EnsProgress *progress,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean ens_reports_write_finish (EnsSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
