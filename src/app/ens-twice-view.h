// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where two keyings of the same sheets differ, one row each; one key says which of them is right.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_TWICE_VIEW (ens_twice_view_get_type ())
G_DECLARE_FINAL_TYPE (EnsTwiceView, ens_twice_view, ENS, TWICE_VIEW, AdwBin)

void ens_twice_view_show (EnsTwiceView *self, EnsSession *session, const EnsUuid *round);

G_END_DECLS
