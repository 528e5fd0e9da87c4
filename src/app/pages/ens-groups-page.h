// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who speaks: the list of groups and, beside it, the chosen one to look at and change.
#pragma once

#include "ens-form-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_GROUPS_PAGE (ens_groups_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsGroupsPage, ens_groups_page, ENS, GROUPS_PAGE, EnsFormPage)

G_END_DECLS
