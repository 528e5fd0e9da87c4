// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Merges and their plans in another thread, so that the window goes on.
#pragma once

#include "ens-merge.h"

G_BEGIN_DECLS

void ens_merge_run_async (EnsSession *session,
                          const EnsMergeRequest *request,
                          const EnsProgress *progress,
                          EnsFaults *faults,
                          GAsyncReadyCallback callback,
                          gpointer data);
EnsMergeReport *ens_merge_run_finish (EnsSession *session,
                                      GAsyncResult *result,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
