// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Brings a file in without leaving a page.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_IMPORT_WINDOW (ens_import_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsImportWindow, ens_import_window, ENS, IMPORT_WINDOW, AdwWindow)

GtkWidget *ens_import_window_new (GtkWidget *parent, EnsSession *session, const char *title);
void ens_import_window_choose_file (EnsImportWindow *self);

G_END_DECLS
