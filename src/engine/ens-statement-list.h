// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The statements of a session that a page shows: filtered, sorted, fetched from the file as they are
// looked at, so that 100,000 are as quick as ten. A GListModel of EnsStatementItem; follows changes.
#pragma once

#include "ens-session.h"
#include "ens-statement.h"

G_BEGIN_DECLS

#define ENS_TYPE_STATEMENT_ITEM (ens_statement_item_get_type ())
G_DECLARE_FINAL_TYPE (EnsStatementItem, ens_statement_item, ENS, STATEMENT_ITEM, GObject)

const EnsStatement *ens_statement_item_get_statement (EnsStatementItem *self);
const char *ens_statement_item_get_group_name (EnsStatementItem *self);
guint ens_statement_item_get_question_number (EnsStatementItem *self);
const char *ens_statement_item_get_criterion_title (EnsStatementItem *self);
const char *ens_statement_item_get_code (EnsStatementItem *self);

#define ENS_TYPE_STATEMENT_LIST (ens_statement_list_get_type ())
G_DECLARE_FINAL_TYPE (EnsStatementList, ens_statement_list, ENS, STATEMENT_LIST, GObject)

/** EnsStatementOrder: how the list is sorted. */
typedef enum {
  ENS_ORDER_NEWEST_FIRST,
  ENS_ORDER_OLDEST_FIRST,
  ENS_ORDER_TEXT,
  ENS_ORDER_COUNT,
  ENS_ORDER_GROUP,
  ENS_ORDER_CRITERION,
} EnsStatementOrder;

/**
 * EnsStatementFilter:
 * @group: nil for all
 * @question: nil for all
 * @criterion: nil for all
 * @node: nil for all; a dimension holds its components
 * @only_unplaced: only those in no pile
 * @search: (nullable): words, the last one may be begun only
 */
typedef struct {
  EnsUuid group;
  EnsUuid question;
  EnsUuid criterion;
  EnsUuid node;
  gboolean only_unplaced;
  char *search;
} EnsStatementFilter;

EnsStatementList *ens_statement_list_new (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
void ens_statement_list_set_filter (EnsStatementList *self, const EnsStatementFilter *filter);
void ens_statement_list_set_order (EnsStatementList *self, EnsStatementOrder order);
guint64 ens_statement_list_get_n_expressions (EnsStatementList *self);

G_END_DECLS
