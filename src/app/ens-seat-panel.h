// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who sits at one rainbow table, by group: counts that can be set right when somebody comes or goes.
#pragma once

#include "ens-group.h"
#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_SEAT_PANEL (ens_seat_panel_get_type ())
G_DECLARE_FINAL_TYPE (EnsSeatPanel, ens_seat_panel, ENS, SEAT_PANEL, AdwBin)

void ens_seat_panel_show (EnsSeatPanel *self,
                          EnsSession *session,
                          const EnsUuid *rainbow,
                          GPtrArray *groups);

G_END_DECLS
