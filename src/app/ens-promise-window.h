// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks for one promise of a contract: who promises what to whom, by when, and what became of it.
#pragma once

#include "ens-commitment.h"
#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_PROMISE_WINDOW (ens_promise_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsPromiseWindow, ens_promise_window, ENS, PROMISE_WINDOW, AdwWindow)

GtkWidget *ens_promise_window_new (GtkWidget *parent,
                                   EnsSession *session,
                                   const EnsCommitment *commitment);

G_END_DECLS
