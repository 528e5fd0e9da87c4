// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The piles that the program found, as many as somebody likes: to take one by one or all; nothing
// changes until one is taken.
#pragma once

#include "ens-sorting-tree.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_FOUND_VIEW (ens_found_view_get_type ())
G_DECLARE_FINAL_TYPE (EnsFoundView, ens_found_view, ENS, FOUND_VIEW, AdwBin)

/**
 * EnsFoundView:
 *
 * Property `finding` (boolean, read-only, notifying): piles are being looked for in another thread.
 *
 * Signal `found`: there are piles to be looked at.
 * Signal `finished`: every pile found was taken.
 */

void ens_found_view_set_session (EnsFoundView *self, EnsSession *session);
void ens_found_view_find (EnsFoundView *self);
gboolean ens_found_view_get_finding (EnsFoundView *self);
void ens_found_view_accept_all (EnsFoundView *self);

G_END_DECLS
