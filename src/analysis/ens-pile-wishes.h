// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people said about pairs of texts: these belong together, those must not. Moves texts of finished
// piles accordingly; makes no piles.
#pragma once

#include "ens-cluster-space.h"
#include "ens-cluster.h"

G_BEGIN_DECLS

gboolean ens_pile_wishes_check (const EnsClusterOptions *options, guint n, GError **error);
guint ens_pile_wishes_apply (const EnsClusterOptions *options,
                             EnsClusterSpace *space,
                             const int *fixed,
                             guint k,
                             guint *rows);

G_END_DECLS
