// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Indicators: what will be asked, how far each is agreed, and the chosen one to work on.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_INDICATORS_PAGE (ens_indicators_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsIndicatorsPage, ens_indicators_page, ENS, INDICATORS_PAGE, EnsPage)

G_END_DECLS
