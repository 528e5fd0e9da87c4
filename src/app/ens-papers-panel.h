// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers of a project to print: which one, for which group, how large.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_PAPERS_PANEL (ens_papers_panel_get_type ())
G_DECLARE_FINAL_TYPE (EnsPapersPanel, ens_papers_panel, ENS, PAPERS_PANEL, AdwBin)

void ens_papers_panel_set_session (EnsPapersPanel *self, EnsSession *session);
void ens_papers_panel_refresh (EnsPapersPanel *self);
void ens_papers_panel_write (EnsPapersPanel *self, const char *path);

G_END_DECLS
