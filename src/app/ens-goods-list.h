// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The goods that one action uses or cares for, material or not. Each change is saved at once.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_GOODS_LIST (ens_goods_list_get_type ())
G_DECLARE_FINAL_TYPE (EnsGoodsList, ens_goods_list, ENS, GOODS_LIST, AdwBin)

void ens_goods_list_set_session (EnsGoodsList *self, EnsSession *session);
void ens_goods_list_show (EnsGoodsList *self, const EnsUuid *action, GPtrArray *resources);

G_END_DECLS
