// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles from a dendrogram of many small ones: for many or very unequal piles (clustering study §8.5).
#pragma once

#include "ens-pile-maker.h"

G_BEGIN_DECLS

gboolean ens_tree_piles_make (const EnsPileMaker *maker,
                              guint *assignment,
                              gboolean *is_ward,
                              GError **error);

G_END_DECLS
