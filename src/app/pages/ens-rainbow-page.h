// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rainbow groups: tables composed from who came, then the criteria one by one, agreed, worded anew or
// objected to. Also for a second meeting of the same groups.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_RAINBOW_PAGE (ens_rainbow_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsRainbowPage, ens_rainbow_page, ENS, RAINBOW_PAGE, EnsPage)

G_END_DECLS
