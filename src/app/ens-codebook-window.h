// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The editions of the codebook: what each component means and which words speak of it, and how one
// edition maps to another.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_CODEBOOK_WINDOW (ens_codebook_window_get_type ())
G_DECLARE_FINAL_TYPE (EnsCodebookWindow, ens_codebook_window, ENS, CODEBOOK_WINDOW, AdwWindow)

GtkWidget *ens_codebook_window_new (GtkWidget *parent, EnsSession *session);

G_END_DECLS
