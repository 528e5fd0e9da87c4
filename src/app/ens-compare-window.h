// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cities side by side: two to fifty packages, bundles or projects, ours first. What cannot be compared
// says why.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_COMPARE_WINDOW (ens_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsCompareWindow, ens_compare_window, ENS, COMPARE_WINDOW, AdwWindow)

GtkWidget *ens_compare_window_new (GtkWidget *parent,
                                   EnsSession *session,
                                   const char *const *paths);

G_END_DECLS
