// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What will be done: actions, most urgent first, what each serves, who answers for it, how far it is.
#pragma once

#include "ens-form-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_ACTIONS_PAGE (ens_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsActionsPage, ens_actions_page, ENS, ACTIONS_PAGE, EnsFormPage)

G_END_DECLS
