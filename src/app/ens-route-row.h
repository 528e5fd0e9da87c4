// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One entry of the sidebar: a page's title with how much is there and how far it has come.
#pragma once

#include "ens-overview.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_ROUTE_ROW (ens_route_row_get_type ())
G_DECLARE_FINAL_TYPE (EnsRouteRow, ens_route_row, ENS, ROUTE_ROW, GtkListBoxRow)

GtkWidget *ens_route_row_new (const char *page, const char *title, const char *heading);
const char *ens_route_row_get_page (EnsRouteRow *self);
const char *ens_route_row_get_heading (EnsRouteRow *self);
void ens_route_row_set_state (EnsRouteRow *self, EnsStageState state, guint64 count);

G_END_DECLS
