// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads projects of REFI-QDA. What a project here has no place for is listed as a warning.
#pragma once

#include "ens-qdpx.h"

G_BEGIN_DECLS

EnsQdpx *ens_qdpx_read (const char *path,
                        EnsFaults *faults,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
