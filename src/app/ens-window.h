// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one window of a project: the route in the sidebar, a page beside it. Without a project it
// shows the welcome page.
#pragma once

#include "ens-application.h"
#include "ens-session.h"

G_BEGIN_DECLS

#define ENS_TYPE_WINDOW (ens_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsWindow, ens_window, ENS, WINDOW, AdwApplicationWindow)

EnsWindow *ens_window_new (EnsApplication *application);
EnsSession *ens_window_get_session (EnsWindow *self);
void ens_window_set_session (EnsWindow *self, EnsSession *session);
gboolean ens_window_go (EnsWindow *self, const char *page);

G_END_DECLS
