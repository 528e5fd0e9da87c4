// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks for what a new project needs: a title is enough. Makes the project and tells who asked by the
// signal created (EnsSession).
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_NEW_PROJECT_WINDOW (ens_new_project_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsNewProjectWindow,
                      ens_new_project_window,
                      ENS,
                      NEW_PROJECT_WINDOW,
                      AdwWindow)

GtkWidget *ens_new_project_window_new (GtkWindow *parent);

G_END_DECLS
