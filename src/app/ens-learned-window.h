// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What earlier projects taught about words: from which projects, how much, whether it may help, what is
// kept of them. The user's own, not the project's.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_LEARNED_WINDOW (ens_learned_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsLearnedWindow, ens_learned_window, ENS, LEARNED_WINDOW, AdwWindow)

GtkWidget *ens_learned_window_new (GtkWidget *parent, EnsSession *session);
void ens_learned_window_add (EnsLearnedWindow *self, const char *path);

G_END_DECLS
