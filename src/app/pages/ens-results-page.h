// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was measured: a chart, and below it the table with the same figures.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_RESULTS_PAGE (ens_results_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsResultsPage, ens_results_page, ENS, RESULTS_PAGE, EnsPage)

G_END_DECLS
