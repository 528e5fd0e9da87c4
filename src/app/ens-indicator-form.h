// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The indicators of a project: their list, and the chosen one with its five described situations.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_INDICATOR_FORM (ens_indicator_form_get_type ())
G_DECLARE_FINAL_TYPE (EnsIndicatorForm, ens_indicator_form, ENS, INDICATOR_FORM, AdwBin)

void ens_indicator_form_set_session (EnsIndicatorForm *self, EnsSession *session);
void ens_indicator_form_refresh (EnsIndicatorForm *self);
void ens_indicator_form_begin_new (EnsIndicatorForm *self);
void ens_indicator_form_save (EnsIndicatorForm *self);

G_END_DECLS
