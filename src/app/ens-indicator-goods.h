// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The goods that a criterion rests on, material or not, and what becomes of them.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_INDICATOR_GOODS (ens_indicator_goods_get_type ())
G_DECLARE_FINAL_TYPE (EnsIndicatorGoods, ens_indicator_goods, ENS, INDICATOR_GOODS, AdwBin)

void ens_indicator_goods_show (EnsIndicatorGoods *self,
                               EnsSession *session,
                               const EnsUuid *criterion);

G_END_DECLS
