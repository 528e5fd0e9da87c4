// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Letting people's own words go, in three steps: of which meetings, what goes, what went.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_ANONYMISE_VIEW (ens_anonymise_view_get_type ())
G_DECLARE_FINAL_TYPE (EnsAnonymiseView, ens_anonymise_view, ENS, ANONYMISE_VIEW, AdwBin)

void ens_anonymise_view_begin (EnsAnonymiseView *self, EnsSession *session);

G_END_DECLS
