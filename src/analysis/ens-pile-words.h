// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a text lies in its pile: those of its words that are commoner there than elsewhere.
#pragma once

#include "ens-features.h"

G_BEGIN_DECLS

char **ens_pile_words_new (const EnsFeatures *features,
                           const guint *rows,
                           guint k) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
