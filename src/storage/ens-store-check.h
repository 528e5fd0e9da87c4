// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a project file is sound, and copies of it. Mends nothing.
#pragma once

#include "ens-faults.h"
#include "ens-store.h"

G_BEGIN_DECLS

gboolean ens_store_check (EnsStore *store,
                          EnsFaults *faults,
                          const EnsProgress *progress,
                          GError **error);
gboolean ens_store_backup (EnsStore *store,
                           const char *path,
                           const EnsProgress *progress,
                           GError **error);

G_END_DECLS
