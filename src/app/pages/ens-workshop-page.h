// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A workshop from the group that is here to the sheet it leaves with: six steps, each can be gone back
// to, all of them taken up again at the same place after a restart.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_WORKSHOP_PAGE (ens_workshop_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsWorkshopPage, ens_workshop_page, ENS, WORKSHOP_PAGE, EnsPage)

G_END_DECLS
