// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The right to erasure: what somebody said goes, for good, by the number on the slip.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_erase_count (EnsSession *session, const char *receipt, guint *n, GError **error);
gboolean ens_erase_receipt (EnsSession *session,
                            const char *receipt,
                            guint *n_erased,
                            GPtrArray **places,
                            GError **error);

G_END_DECLS
