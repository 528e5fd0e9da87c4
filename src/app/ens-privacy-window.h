// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is promised to the people who spoke: small numbers stay hidden, words go when somebody asks or
// when the time is over, and what left the project is known.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_PRIVACY_WINDOW (ens_privacy_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsPrivacyWindow, ens_privacy_window, ENS, PRIVACY_WINDOW, AdwWindow)

GtkWidget *ens_privacy_window_new (GtkWidget *parent, EnsSession *session);
void ens_privacy_window_begin_anonymise (EnsPrivacyWindow *self);

G_END_DECLS
