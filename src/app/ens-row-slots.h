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

#define ENS_TYPE_ROW_SLOTS (ens_row_slots_get_type ())
G_DECLARE_FINAL_TYPE (EnsRowSlots, ens_row_slots, ENS, ROW_SLOTS, GObject)

/**
 * EnsRowSlots:
 *
 * A GtkSelectionModel as long as an EnsStatementList, whose items say nothing: what stands in a slot is
 * in the list at the same position. One is selected while there is any.
 *
 * Signal `refilled`: something else stands in some slots, or what stands there changed.
 * Signal `moved`: another statement is the one at hand.
 */
EnsRowSlots *ens_row_slots_new (EnsStatementList *list) G_GNUC_WARN_UNUSED_RESULT;
guint ens_row_slots_get_position (EnsRowSlots *self);
void ens_row_slots_set_position (EnsRowSlots *self, guint position);

G_END_DECLS
