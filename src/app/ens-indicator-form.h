// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One indicator: what it measures, its five situations, and beside them another language or an earlier
// version.
#pragma once

#include "ens-indicator.h"
#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_INDICATOR_FORM (ens_indicator_form_get_type ())
G_DECLARE_FINAL_TYPE (EnsIndicatorForm, ens_indicator_form, ENS, INDICATOR_FORM, AdwBin)

void ens_indicator_form_set_session (EnsIndicatorForm *self, EnsSession *session);
void ens_indicator_form_show (EnsIndicatorForm *self, const EnsIndicator *indicator);
void ens_indicator_form_refresh (EnsIndicatorForm *self);
const EnsUuid *ens_indicator_form_get_id (EnsIndicatorForm *self);
gboolean ens_indicator_form_save (EnsIndicatorForm *self);
gboolean ens_indicator_form_settle (EnsIndicatorForm *self);

G_END_DECLS
