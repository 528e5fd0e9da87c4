// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What means the same: the statements not placed yet beside the piles, as cards on a wall.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_CRITERIA_PAGE (ens_criteria_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsCriteriaPage, ens_criteria_page, ENS, CRITERIA_PAGE, EnsPage)

G_END_DECLS
