// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Brings a file in: which file, what it is, where it goes; a trial first, with every fault and its line.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_IMPORT_PANEL (ens_import_panel_get_type ())
G_DECLARE_FINAL_TYPE (EnsImportPanel, ens_import_panel, ENS, IMPORT_PANEL, AdwBin)

void ens_import_panel_set_session (EnsImportPanel *self, EnsSession *session);
void ens_import_panel_refresh (EnsImportPanel *self);
void ens_import_panel_choose_file (EnsImportPanel *self);
void ens_import_panel_show_file (EnsImportPanel *self, const char *path);

G_END_DECLS
