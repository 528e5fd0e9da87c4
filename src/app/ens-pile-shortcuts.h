// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles one key away: first those that fit the chosen statement, with what speaks for them, then those
// used last. Each has a number to press.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_PILE_SHORTCUTS (ens_pile_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (EnsPileShortcuts, ens_pile_shortcuts, ENS, PILE_SHORTCUTS, AdwBin)

/**
 * EnsPileShortcuts:
 *
 * Signal `picked (int number)`: the pile of that number is wanted, from 1.
 * Signal `dropped (EnsStatementItem *item, int number)`: a statement was let go over it.
 */

void ens_pile_shortcuts_set_session (EnsPileShortcuts *self, EnsSession *session);
void ens_pile_shortcuts_remember (EnsPileShortcuts *self, const EnsUuid *pile);
void ens_pile_shortcuts_show_for (EnsPileShortcuts *self, const char *text, GPtrArray *piles);
gboolean ens_pile_shortcuts_get (EnsPileShortcuts *self, guint number, EnsUuid *pile);

G_END_DECLS
