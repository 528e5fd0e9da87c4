// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All piles side by side, those in a pile right after it. Knows what is folded away and how large the
// cards are; changes nothing in the project.
#pragma once

#include "ens-sorting.h"
#include "ens-statement-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_WALL (ens_wall_get_type ())
G_DECLARE_FINAL_TYPE (EnsWall, ens_wall, ENS, WALL, AdwBin)

/**
 * EnsWall:
 *
 * Property `zoom` (int): the size of the cards in percent; takes the nearest size there is.
 *
 * Signal `opened (const EnsUuid *pile)`: all of a pile is wanted.
 * Signal `selected`: another pile is chosen, or none.
 * Signal `dropped (EnsStatementItem *item, const EnsUuid *pile)`: a statement was let go over a pile;
 *   @pile is nil for the bare wall.
 * Signal `pile-dropped (const EnsUuid *pile, const EnsUuid *onto, GtkWidget *at)`: a pile was let go over
 *   another; @onto is nil for the bare wall.
 * Signal `menu-wanted (GtkWidget *at)`: the commands of the pile at @at, which is chosen now.
 */

void ens_wall_set_piles (EnsWall *self, GPtrArray *piles);
gboolean ens_wall_get_selected (EnsWall *self, EnsUuid *pile);
void ens_wall_select (EnsWall *self, const EnsUuid *pile);
GtkWidget *ens_wall_get_selected_card (EnsWall *self);
void ens_wall_fold (EnsWall *self, const EnsUuid *pile);
void ens_wall_fold_all (EnsWall *self);
void ens_wall_zoom (EnsWall *self, int steps);
int ens_wall_get_zoom (EnsWall *self);
void ens_wall_set_zoom (EnsWall *self, int zoom);

G_END_DECLS
