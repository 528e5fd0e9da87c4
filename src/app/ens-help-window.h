// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The help: topics on the left, the chosen one beside. Stands open while one works.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_HELP_WINDOW (ens_help_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsHelpWindow, ens_help_window, ENS, HELP_WINDOW, AdwWindow)

GtkWidget *ens_help_window_new (GtkWidget *parent, const char *topic);

G_END_DECLS
