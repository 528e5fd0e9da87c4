// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The grid: what coders read each statement as, many at a time, by keyboard.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_CODING_PAGE (ens_coding_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsCodingPage, ens_coding_page, ENS, CODING_PAGE, EnsPage)

G_END_DECLS
