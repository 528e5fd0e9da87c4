// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One edition beside another: what each component is called there. Proposals wait until somebody keeps
// them.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_CROSSWALK_VIEW (ens_crosswalk_view_get_type ())
G_DECLARE_FINAL_TYPE (EnsCrosswalkView, ens_crosswalk_view, ENS, CROSSWALK_VIEW, AdwBin)

/** EnsCrosswalkView: signal `told (const char *text)`: what was done, or why it was not. */
void ens_crosswalk_view_show (EnsCrosswalkView *self, EnsSession *session, const EnsUuid *edition);

G_END_DECLS
