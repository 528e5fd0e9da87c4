// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lies in no pile yet, with a search; of everybody, or of the group at work only. Takes out of
// their pile the statements that are let go over it.
#pragma once

#include "ens-statement-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_UNPLACED_VIEW (ens_unplaced_view_get_type ())
G_DECLARE_FINAL_TYPE (EnsUnplacedView, ens_unplaced_view, ENS, UNPLACED_VIEW, AdwBin)

/**
 * EnsUnplacedView:
 *
 * Signal `selected`: other statements are chosen.
 * Signal `statement-activated (guint position)`: of the list.
 * Signal `dropped (EnsStatementItem *item)`: a statement that lies in a pile was let go here.
 */

void ens_unplaced_view_set_session (EnsUnplacedView *self, EnsSession *session);
void ens_unplaced_view_set_followed (EnsUnplacedView *self, gboolean is_followed);
gboolean ens_unplaced_view_update (EnsUnplacedView *self);
void ens_unplaced_view_set_only_group (EnsUnplacedView *self, gboolean only_group);
gboolean ens_unplaced_view_rank_misfits (EnsUnplacedView *self, gboolean is_wanted);
void ens_unplaced_view_start_search (EnsUnplacedView *self);
GtkListView *ens_unplaced_view_get_list (EnsUnplacedView *self);

G_END_DECLS
