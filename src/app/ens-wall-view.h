// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The wall of piles with its buttons above, the menu of a pile, and the size that people like. What is
// done to piles is told by signals of the wall and done elsewhere.
#pragma once

#include "ens-page.h"
#include "ens-wall.h"

G_BEGIN_DECLS

#define ENS_TYPE_WALL_VIEW (ens_wall_view_get_type ())
G_DECLARE_FINAL_TYPE (EnsWallView, ens_wall_view, ENS, WALL_VIEW, AdwBin)

void ens_wall_view_add_actions (EnsWallView *self, EnsPage *page);
void ens_wall_view_set_session (EnsWallView *self, EnsSession *session);
EnsWall *ens_wall_view_get_wall (EnsWallView *self);
void ens_wall_view_set_busy (EnsWallView *self, gboolean is_busy);

G_END_DECLS
