// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One pile that the program found: a suggestion with its words, to take or to leave.
#pragma once

#include "ens-sorting.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_FOUND_ROW (ens_found_row_get_type ())
G_DECLARE_FINAL_TYPE (EnsFoundRow, ens_found_row, ENS, FOUND_ROW, GtkListBoxRow)

/**
 * EnsFoundRow:
 *
 * Signal `accepted`: this pile is wanted.
 *
 * Signal `split-wanted`: its two branches are wanted instead.
 *
 * Signal `join-wanted`: it is wanted together with what is nearest to it in the tree.
 */

GtkWidget *ens_found_row_new (const EnsProposedPile *pile);
void ens_found_row_set_may (EnsFoundRow *self, gboolean may_split, gboolean may_join);
const EnsProposedPile *ens_found_row_get_pile (EnsFoundRow *self);

G_END_DECLS
