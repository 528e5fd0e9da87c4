// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Descending classification (Reinert 1983): the largest class is cut in two where the words on both
// sides differ most, again and again. Known to users of IRaMuTeQ; here with a least class size.
#pragma once

#include "ens-pile-maker.h"

G_BEGIN_DECLS

gboolean ens_reinert_piles_make (const EnsPileMaker *maker, guint *assignment, GError **error);

G_END_DECLS
