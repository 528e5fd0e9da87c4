// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people said: the box to type it in, and everything typed below.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_STATEMENTS_PAGE (ens_statements_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsStatementsPage, ens_statements_page, ENS, STATEMENTS_PAGE, EnsPage)

G_END_DECLS
