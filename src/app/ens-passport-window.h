// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The passport of a statement: who said it, when it came, what it was read as, where it lies.
#pragma once

#include "ens-statement-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_PASSPORT_WINDOW (ens_passport_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsPassportWindow, ens_passport_window, ENS, PASSPORT_WINDOW, AdwWindow)

GtkWidget *ens_passport_window_new (GtkWidget *parent, EnsSession *session, EnsStatementItem *item);

G_END_DECLS
