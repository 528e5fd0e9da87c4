// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A long list of statements as slots, one for each place, and which of them is at hand. After a filter
// or a new order the slots stay and others stand in them: a list view would make every row in sight
// anew, and would fetch every statement to find the rows that it showed before.
#pragma once

#include "ens-statement-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// As many rows have widgets in a list view of GTK 4.8, and a few.
#define ENS_ROW_SLOTS_MADE 240

#define ENS_TYPE_ROW_SLOTS (ens_row_slots_get_type ())
G_DECLARE_FINAL_TYPE (EnsRowSlots, ens_row_slots, ENS, ROW_SLOTS, GObject)

/**
 * EnsRowSlots:
 *
 * A GtkSelectionModel as long as an EnsStatementList, whose items say nothing: what stands in a slot is
 * in the list at the same position. One is selected while there is any. It is a few frames behind
 * where the list became much longer or shorter: until then, nothing stands in the slots past the list's end.
 *
 * Signal `shrinks`: very many slots are about to go; a view that looks at them does best to look at
 *   those that stay before they go: it then uses its rows again, rather than making others.
 * Signal `refilled`: before a frame in which something else stands in some slots, or what stands there
 *   changed.
 * Signal `moved`: another statement is the one at hand.
 */
EnsRowSlots *ens_row_slots_new (EnsStatementList *list) G_GNUC_WARN_UNUSED_RESULT;
void ens_row_slots_refill (EnsRowSlots *self);
gboolean ens_row_slots_is_growing (EnsRowSlots *self);
guint ens_row_slots_get_position (EnsRowSlots *self);
void ens_row_slots_set_position (EnsRowSlots *self, guint position);

G_END_DECLS
