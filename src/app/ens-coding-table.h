// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a statement: what was said, by whom, how it is coded. Rows are ticked here, and the order is
// chosen by the headings; what is done to the ticked rows is decided elsewhere.
#pragma once

#include "ens-statement-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_CODING_TABLE (ens_coding_table_get_type ())
G_DECLARE_FINAL_TYPE (EnsCodingTable, ens_coding_table, ENS, CODING_TABLE, AdwBin)

/** EnsCodingParts: what of a coding was changed; the meaning stands for the beneficiary, too */
typedef enum {
  ENS_CODING_COMPONENT = 1 << 0,
  ENS_CODING_MEANING = 1 << 1,
  ENS_CODING_CERTAINTY = 1 << 2,
  ENS_CODING_ALL = ENS_CODING_COMPONENT | ENS_CODING_MEANING | ENS_CODING_CERTAINTY,
} EnsCodingParts;

/**
 * EnsCodingTable:
 *
 * Signal `moved`: another row is the current one, or other rows are ticked.
 * Signal `activated`: Enter or a double click on the current row.
 * Signal `sorted`: a heading was clicked.
 * Signal `columns-changed`: other columns are left out.
 * Signal `typed (const char *text)`: a letter was typed, with which a code or a name begins.
 */
void ens_coding_table_set_list (EnsCodingTable *self, EnsStatementList *list);
EnsStatementItem *ens_coding_table_dup_current (EnsCodingTable *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *ens_coding_table_dup_targets (EnsCodingTable *self) G_GNUC_WARN_UNUSED_RESULT;
guint ens_coding_table_get_n_ticked (EnsCodingTable *self);
void ens_coding_table_tick_current (EnsCodingTable *self);
void ens_coding_table_tick_all (EnsCodingTable *self, gboolean is_ticked);
void ens_coding_table_tick_some (EnsCodingTable *self, guint n);
void ens_coding_table_mark_changed (EnsCodingTable *self, EnsCodingParts parts);
void ens_coding_table_unmark_last (EnsCodingTable *self);
void ens_coding_table_show_current (EnsCodingTable *self);
void ens_coding_table_set_ranked (EnsCodingTable *self, gboolean is_ranked);
void ens_coding_table_add_columns (EnsCodingTable *self, GActionMap *actions, GMenu *menu);
char *ens_coding_table_dup_hidden (EnsCodingTable *self) G_GNUC_WARN_UNUSED_RESULT;
void ens_coding_table_set_hidden (EnsCodingTable *self, const char *hidden);
void ens_coding_table_move_on (EnsCodingTable *self);
void ens_coding_table_focus (EnsCodingTable *self);

G_END_DECLS
