// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A package opened to look at: from whom it is and whether that is true, what is in it; from here it can
// be merged, compared, or borrowed from. Looking changes nothing.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_PACKAGE_WINDOW (ens_package_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsPackageWindow, ens_package_window, ENS, PACKAGE_WINDOW, AdwWindow)

GtkWidget *ens_package_window_new (GtkWidget *parent, EnsSession *session, const char *path);

G_END_DECLS
