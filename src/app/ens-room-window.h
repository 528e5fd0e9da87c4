// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the room sees on the projector: the question, the words as they come, the piles, the time.
// No names, no receipts, nothing to click.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_ROOM_WINDOW (ens_room_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsRoomWindow, ens_room_window, ENS, ROOM_WINDOW, AdwWindow)

EnsRoomWindow *ens_room_window_new (GtkWindow *main_window, EnsSession *session);
void ens_room_window_show_on_projector (EnsRoomWindow *self, GtkWindow *main_window);

G_END_DECLS
