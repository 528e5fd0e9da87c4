// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The statements of a session that a page shows: filtered, sorted, fetched from the file as they are
// looked at, so that 100,000 are as quick as ten. A GListModel of EnsStatementItem; follows changes.
#pragma once

#include "ens-session.h"
#include "ens-statement.h"

G_BEGIN_DECLS

/**
 * EnsReading: how a statement is coded, as one line shows it
 * @object: (nullable): code of the component that the coders settled on, or that all of them read
 * @label: (nullable): of the component
 * @meaning: (nullable): of the first coding that counts
 * @beneficiary: (nullable): of the same
 * @initials: (nullable): who coded it
 * @is_unsure: a coder was not sure
 * @is_disputed: they read different components and have not settled
 * @is_agreed: they settled
 */
typedef struct {
  char *object;
  char *label;
  char *meaning;
  char *beneficiary;
  char *initials;
  gboolean is_unsure;
  gboolean is_disputed;
  gboolean is_agreed;
} EnsReading;

#define ENS_TYPE_STATEMENT_ITEM (ens_statement_item_get_type ())
G_DECLARE_FINAL_TYPE (EnsStatementItem, ens_statement_item, ENS, STATEMENT_ITEM, GObject)

const EnsStatement *ens_statement_item_get_statement (EnsStatementItem *self);
const char *ens_statement_item_get_group_name (EnsStatementItem *self);
guint ens_statement_item_get_question_number (EnsStatementItem *self);
const char *ens_statement_item_get_criterion_title (EnsStatementItem *self);
const char *ens_statement_item_get_code (EnsStatementItem *self);
const EnsReading *ens_statement_item_get_reading (EnsStatementItem *self);

#define ENS_TYPE_STATEMENT_LIST (ens_statement_list_get_type ())
G_DECLARE_FINAL_TYPE (EnsStatementList, ens_statement_list, ENS, STATEMENT_LIST, GObject)

/**
 * EnsStatementOrder: how the list is sorted
 * @ENS_ORDER_RANKING: as ens_statement_list_set_ranking() said, then the others, oldest first
 *
 * The other names say it.
 */
typedef enum {
  ENS_ORDER_NEWEST_FIRST,
  ENS_ORDER_OLDEST_FIRST,
  ENS_ORDER_TEXT,
  ENS_ORDER_COUNT,
  ENS_ORDER_GROUP,
  ENS_ORDER_CRITERION,
  ENS_ORDER_QUESTION,
  ENS_ORDER_LANGUAGE,
  ENS_ORDER_CODE,
  ENS_ORDER_MEANING,
  ENS_ORDER_BENEFICIARY,
  ENS_ORDER_CODER,
  ENS_ORDER_CERTAINTY,
  ENS_ORDER_RANKING,
} EnsStatementOrder;

/** EnsCodedFilter: how far a statement is coded. */
typedef enum {
  ENS_CODED_ANY,
  ENS_CODED_NOT,
  ENS_CODED_SOMEHOW,
  ENS_CODED_UNSURE,
  ENS_CODED_DISPUTED,
  ENS_CODED_AGREED,
} EnsCodedFilter;

/**
 * EnsStatementFilter:
 * @group: nil for all
 * @question: nil for all
 * @criterion: nil for all
 * @node: nil for all; a dimension holds its components
 * @is_counted: @node as the charts count it: what was agreed, else what all coders read, else the
 *   pile's; nil: what is counted under none
 * @only_unplaced: only those in no pile
 * @search: (nullable): words, the last one may be begun only
 * @language: (nullable): just this tag
 * @coded: how far they are coded
 * @coder: whose codings are shown and counted; nil for everybody's. Who codes without seeing what the
 *   others did looks at his or her own.
 * @meaning: (nullable): how the meaning begins, such as `P` or `P15`
 * @beneficiary: (nullable): just this letter
 * @coded_by: this coder has coded it; nil for anybody
 * @least_count: said so often at least
 * @sample: only so many, the same for everybody; 0 for all
 */
typedef struct {
  EnsUuid group;
  EnsUuid question;
  EnsUuid criterion;
  EnsUuid node;
  gboolean is_counted;
  gboolean only_unplaced;
  char *search;
  char *language;
  EnsCodedFilter coded;
  EnsUuid coder;
  char *meaning;
  char *beneficiary;
  EnsUuid coded_by;
  gint64 least_count;
  guint sample;
} EnsStatementFilter;

EnsStatementList *ens_statement_list_new (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
void ens_statement_list_set_filter (EnsStatementList *self, const EnsStatementFilter *filter);
void ens_statement_list_set_order (EnsStatementList *self, EnsStatementOrder order);
void ens_statement_list_sort (EnsStatementList *self,
                              EnsStatementOrder order,
                              gboolean is_reversed);
void ens_statement_list_keep_prepared (EnsStatementList *self);
void ens_statement_list_set_ranking (EnsStatementList *self, const EnsUuid *statements, guint n);
gint64 ens_statement_list_get_row (EnsStatementList *self, guint position);
guint ens_statement_list_find_row (EnsStatementList *self, gint64 row);
GArray *ens_statement_list_dup_rows (EnsStatementList *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *ens_statement_list_dup_ids (EnsStatementList *self,
                                    const GArray *rows) G_GNUC_WARN_UNUSED_RESULT;
char **ens_statement_list_dup_languages (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
guint64 ens_statement_list_get_n_expressions (EnsStatementList *self);

G_END_DECLS
