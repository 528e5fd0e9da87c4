// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people proposed and voted on elsewhere: where they agree, where they divide, what comes of it.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_CONSULTATION_PAGE (ens_consultation_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsConsultationPage, ens_consultation_page, ENS, CONSULTATION_PAGE, EnsPage)

G_END_DECLS
