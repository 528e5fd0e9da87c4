// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles from a dendrogram of all texts, each compared with every other (clustering study §2.3).
#pragma once

#include "ens-pile-maker.h"

G_BEGIN_DECLS

gboolean ens_average_piles_make (const EnsPileMaker *maker,
                                 guint *assignment,
                                 EnsClusterMerge **merges,
                                 gboolean *is_ward,
                                 GError **error);

G_END_DECLS
