// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Codebooks of other programs for qualitative analysis: REFI-QDA 1.0, `.qdc`. Strict in writing, tolerant in
// reading; what could not be taken over is listed.
#pragma once

#include "ens-qda-codes.h"

G_BEGIN_DECLS

GPtrArray *ens_qdc_read (const char *path,
                         EnsFaults *faults,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_qdc_write (const char *path, GPtrArray *codes, GError **error);

G_END_DECLS
