// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What would come in with packages, item by item, before anything changes: to take, to leave, to write
// anew. Then one merge, one step of undo.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_MERGE_WINDOW (ens_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsMergeWindow, ens_merge_window, ENS, MERGE_WINDOW, AdwWindow)

GtkWidget *ens_merge_window_new (GtkWidget *parent, EnsSession *session, const char *const *paths);

G_END_DECLS
