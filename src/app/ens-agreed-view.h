// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the groups agreed on: every criterion with its state and all that was said to it.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_AGREED_VIEW (ens_agreed_view_get_type ())
G_DECLARE_FINAL_TYPE (EnsAgreedView, ens_agreed_view, ENS, AGREED_VIEW, AdwBin)

void ens_agreed_view_show (EnsAgreedView *self, EnsSession *session, GPtrArray *groups);

G_END_DECLS
