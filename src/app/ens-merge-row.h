// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An item of a merge in a list, with what was chosen for it so far.
#pragma once

#include "ens-merge-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_MERGE_ROW (ens_merge_row_get_type ())
G_DECLARE_FINAL_TYPE (EnsMergeRow, ens_merge_row, ENS, MERGE_ROW, GObject)

EnsMergeRow *ens_merge_row_new (const EnsMergeItem *item,
                                const EnsMergeDecisions *decisions) G_GNUC_WARN_UNUSED_RESULT;
const EnsMergeItem *ens_merge_row_get_item (EnsMergeRow *self);
EnsMergeTake ens_merge_row_get_take (EnsMergeRow *self);
EnsMergeTake ens_merge_row_get_choice (EnsMergeRow *self);
void ens_merge_row_choose (EnsMergeRow *self, EnsMergeTake choice);
void ens_merge_row_update (EnsMergeRow *self, const EnsMergeDecisions *decisions);
void ens_merge_row_follow (const GPtrArray *rows, const EnsMergeDecisions *decisions);
gboolean ens_merge_row_is_open (EnsMergeRow *self);
gboolean ens_merge_row_says (EnsMergeRow *self, const char *folded);
GtkListItemFactory *ens_merge_row_new_factory (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
