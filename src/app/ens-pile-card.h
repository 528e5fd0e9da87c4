// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pile on the wall: its title, how much is in it, the words said most often. Takes statements and
// other piles dropped on it, and can be dragged itself.
#pragma once

#include "ens-sorting.h"
#include "ens-statement-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_PILE_CARD (ens_pile_card_get_type ())
G_DECLARE_FINAL_TYPE (EnsPileCard, ens_pile_card, ENS, PILE_CARD, GtkFlowBoxChild)

/**
 * EnsPileCard:
 *
 * Signal `dropped (EnsStatementItem *item)`: a statement was let go over the pile.
 * Signal `pile-dropped (EnsPileCard *other)`: another pile was let go over it.
 * Signal `fold-clicked`: its examples are to be folded away, or shown again.
 */

GtkWidget *ens_pile_card_new (void);
void ens_pile_card_show (EnsPileCard *self,
                         const EnsPile *pile,
                         const EnsPile *around,
                         gboolean is_folded);
const EnsUuid *ens_pile_card_get_pile (EnsPileCard *self);
const char *ens_pile_card_get_title (EnsPileCard *self);

G_END_DECLS
