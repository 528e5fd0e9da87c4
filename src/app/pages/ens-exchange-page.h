// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files in and out: what comes in is looked at before anything changes; what goes out says for whom.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_EXCHANGE_PAGE (ens_exchange_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsExchangePage, ens_exchange_page, ENS, EXCHANGE_PAGE, EnsPage)

G_END_DECLS
