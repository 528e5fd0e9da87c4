// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many piles a set of texts seems to have. A proposal for a slider, no more.
#pragma once

#include "ens-features.h"

G_BEGIN_DECLS

guint ens_pile_number_propose (const EnsFeatures *features, guint64 seed);

G_END_DECLS
