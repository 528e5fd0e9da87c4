// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The running program: its windows, its settings and the commands that need no project.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_APPLICATION (ens_application_get_type ())
G_DECLARE_FINAL_TYPE (EnsApplication, ens_application, ENS, APPLICATION, AdwApplication)

EnsApplication *ens_application_new (void) G_GNUC_WARN_UNUSED_RESULT;
GSettings *ens_application_get_settings (EnsApplication *self);

G_END_DECLS
