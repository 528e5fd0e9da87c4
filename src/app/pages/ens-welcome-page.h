// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is shown before there is a project: three ways to begin.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_WELCOME_PAGE (ens_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsWelcomePage, ens_welcome_page, ENS, WELCOME_PAGE, AdwBin)

G_END_DECLS
