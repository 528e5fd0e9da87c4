// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One pile with all that is in it: where it lies, what it is, the piles in it, every statement.
#pragma once

#include "ens-sorting.h"
#include "ens-statement-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_PILE_VIEW (ens_pile_view_get_type ())
G_DECLARE_FINAL_TYPE (EnsPileView, ens_pile_view, ENS, PILE_VIEW, AdwBin)

/**
 * EnsPileView:
 *
 * Gives the page's commands: `page.back`, `page.rename` and so on.
 *
 * Signal `opened (const EnsUuid *pile)`: a pile around it or in it is wanted.
 * Signal `selected`: other statements are chosen.
 * Signal `statement-activated (guint position)`: of the list.
 * Signal `dropped (EnsStatementItem *item, const EnsUuid *pile)`: a statement was let go over a pile in
 *   it.
 * Signal `split-dropped (EnsStatementItem *item)`: a statement was let go over “Split Off”.
 */

void ens_pile_view_set_session (EnsPileView *self, EnsSession *session);
void ens_pile_view_open (EnsPileView *self, const EnsUuid *pile);
gboolean ens_pile_view_show (EnsPileView *self, GPtrArray *piles);
const EnsUuid *ens_pile_view_get_pile (EnsPileView *self);
GtkListView *ens_pile_view_get_list (EnsPileView *self);

G_END_DECLS
