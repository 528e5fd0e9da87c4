// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One's own signing key: made, shown, put on paper, brought back; and the keys of partners with their
// names.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_KEYS_WINDOW (ens_keys_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsKeysWindow, ens_keys_window, ENS, KEYS_WINDOW, AdwWindow)

GtkWidget *ens_keys_window_new (GtkWidget *parent);

G_END_DECLS
