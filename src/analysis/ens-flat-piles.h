// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles by k-means on the hybrid embedding, refined by words (clustering study §8.3, §8.4).
#pragma once

#include "ens-pile-maker.h"

G_BEGIN_DECLS

gboolean ens_flat_piles_make (const EnsPileMaker *maker, guint *assignment, GError **error);
gboolean ens_flat_piles_finish (const EnsPileMaker *maker,
                                guint n_sample,
                                guint *assignment,
                                GError **error);
void ens_flat_piles_place_wordless (const EnsPileMaker *maker, guint *assignment);

G_END_DECLS
