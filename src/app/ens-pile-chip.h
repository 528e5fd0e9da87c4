// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pile as a small button: opens it, and takes statements that are let go over it.
#pragma once

#include "ens-sorting.h"
#include "ens-statement-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_PILE_CHIP (ens_pile_chip_get_type ())
G_DECLARE_FINAL_TYPE (EnsPileChip, ens_pile_chip, ENS, PILE_CHIP, GtkButton)

/**
 * EnsPileChip:
 *
 * Signal `dropped (EnsStatementItem *item)`: a statement was let go over it.
 */

GtkWidget *ens_pile_chip_new (const EnsPile *pile, gboolean with_count);
const EnsUuid *ens_pile_chip_get_pile (EnsPileChip *self);

G_END_DECLS
