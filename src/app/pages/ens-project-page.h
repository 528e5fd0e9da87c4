// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the project is, what is in it and what to do next.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_PROJECT_PAGE (ens_project_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsProjectPage, ens_project_page, ENS, PROJECT_PAGE, EnsPage)

G_END_DECLS
