// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packages that come to a window, dropped on it or opened from outside: one is looked at, several and
// folders of them make the plan of a merge.
#pragma once

#include <gtk/gtk.h>

#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_arrivals_is_package (const char *path);
void ens_arrivals_show (GtkWidget *window, EnsSession *session, const char *const *paths);

G_END_DECLS
