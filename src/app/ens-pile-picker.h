// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chooses a pile by typing a part of its title; may offer to make a new one of that title.
#pragma once

#include "ens-sorting.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_PILE_PICKER (ens_pile_picker_get_type ())
G_DECLARE_FINAL_TYPE (EnsPilePicker, ens_pile_picker, ENS, PILE_PICKER, AdwWindow)

/**
 * EnsPilePicker:
 *
 * Signal `picked (EnsUuid *pile, const char *title)`: @pile is nil when a new pile of @title is wanted.
 */

GtkWidget *ens_pile_picker_new (GtkWidget *parent, const char *title, gboolean allows_new);
void ens_pile_picker_add (EnsPilePicker *self, const EnsPile *pile);

G_END_DECLS
