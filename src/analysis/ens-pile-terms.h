// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a pile is about, in its own words: the terms that set it apart from the other piles, as people
// wrote them (c-TF-IDF; clustering study §8.11).
#pragma once

#include "ens-features.h"

G_BEGIN_DECLS

char ***ens_pile_terms_new (const EnsFeatures *features,
                            const guint *assignment,
                            guint k) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
