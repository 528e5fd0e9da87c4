// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// As many piles as were asked for.
#pragma once

#include "ens-pile-maker.h"

G_BEGIN_DECLS

gboolean ens_full_piles_fill (const EnsPileMaker *self, guint *assignment);

G_END_DECLS
