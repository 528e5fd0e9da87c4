// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cards that several tables sorted by hand: their piles typed in by number, how far the tables agree,
// and the piles that do justice to all.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_PAPER_WINDOW (ens_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsPaperWindow, ens_paper_window, ENS, PAPER_WINDOW, AdwWindow)

GtkWidget *ens_paper_window_new (GtkWidget *parent, EnsSession *session);

G_END_DECLS
