// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes projects of REFI-QDA, as its schema has them.
#pragma once

#include "ens-qdpx.h"

G_BEGIN_DECLS

gboolean ens_qdpx_write (const char *path,
                         const char *title,
                         const EnsQdpx *project,
                         GError **error);

G_END_DECLS
