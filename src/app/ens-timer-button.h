// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long there is left for the question: a button with the time, and minutes to choose behind it.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_TIMER_BUTTON (ens_timer_button_get_type ())
G_DECLARE_FINAL_TYPE (EnsTimerButton, ens_timer_button, ENS, TIMER_BUTTON, AdwBin)

void ens_timer_button_set_session (EnsTimerButton *self, EnsSession *session);
gboolean ens_timer_read (EnsSession *session, gint64 *seconds_left);
char *ens_timer_dup_text (gint64 seconds_left) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
