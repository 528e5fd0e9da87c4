// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long there is left for the question: a button with the time, and its phases behind it.
#pragma once

#include "ens-timing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_TIMER_BUTTON (ens_timer_button_get_type ())
G_DECLARE_FINAL_TYPE (EnsTimerButton, ens_timer_button, ENS, TIMER_BUTTON, AdwBin)

/**
 * EnsTimerButton:
 *
 * Signal `phase-changed`: by a key, a click or the clock.
 */

void ens_timer_button_set_session (EnsTimerButton *self, EnsSession *session);
void ens_timer_button_set_question (EnsTimerButton *self, const EnsUuid *question);
EnsPhase ens_timer_button_get_phase (EnsTimerButton *self);
void ens_timer_button_step (EnsTimerButton *self);

char *ens_timer_dup_clock (const EnsTiming *timing) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_timer_get_reminder (EnsPhase phase);

G_END_DECLS
