// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counting, done where the rows are. Plain numbers: shares, medians and masks are the analysis
// floor's.
#pragma once

#include "ens-store.h"

G_BEGIN_DECLS

/**
 * EnsStatementTally:
 * @group: who said it
 * @question: what was asked
 * @node: its component or dimension; nil when nobody placed it
 * @polarity: an EnsPolarity
 * @distinct: how many statements
 * @expressions: how many people said them: the sum of their counts
 *
 * The node is that of the agreed coding; else the one that all codings name; else that of the
 * criterion in whose pile the statement lies.
 */
typedef struct {
  EnsUuid group;
  EnsUuid question;
  EnsUuid node;
  int polarity;
  gint64 distinct;
  gint64 expressions;
} EnsStatementTally;

/**
 * EnsGroupTally:
 * @group: who said it
 * @question: what was asked
 * @distinct: how many statements
 * @expressions: the sum of their counts
 */
typedef struct {
  EnsUuid group;
  EnsUuid question;
  gint64 distinct;
  gint64 expressions;
} EnsGroupTally;

/**
 * EnsCriterionTally:
 * @criterion: the pile; every criterion is listed, empty ones with zeros
 * @distinct: statements in it
 * @expressions: the sum of their counts
 * @groups: how many groups they come from
 */
typedef struct {
  EnsUuid criterion;
  gint64 distinct;
  gint64 expressions;
  gint64 groups;
} EnsCriterionTally;

/**
 * EnsCriterionExample:
 * @criterion: the pile
 * @row: a statement in it
 */
typedef struct {
  EnsUuid criterion;
  gint64 row;
} EnsCriterionExample;

/**
 * EnsAnswerFunc:
 * @level: 1 to 5; 0 for left blank
 * @wished: the situation wished for; 0 for none
 */
typedef gboolean (*EnsAnswerFunc) (const EnsUuid *respondent,
                                   const EnsUuid *indicator,
                                   int level,
                                   int wished,
                                   gpointer data);

/** ENS_TALLY_NODE_SQL: the node of EnsStatementTally, of the row `s` of statements; one rule for all. */
#define ENS_TALLY_NODE_SQL                                                     \
  "coalesce ((SELECT coalesce (max (CASE WHEN c.agreed = 1 THEN c.node END), " \
  "CASE WHEN min (c.node) = max (c.node) THEN min (c.node) END) "              \
  "FROM codings c WHERE c.statement = s.id), "                                 \
  "(SELECT p.node FROM members m JOIN criteria p ON p.id = m.criterion "       \
  "WHERE m.statement = s.id))"

gboolean ens_store_count (EnsStore *store, gint64 counts[ENS_N_KINDS], GError **error);
gboolean ens_store_count_sheets (EnsStore *store, gint64 *n, GError **error);
GArray *ens_store_tally_statements (EnsStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *ens_store_tally_groups (EnsStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *ens_store_tally_criteria (EnsStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *ens_store_list_examples (EnsStore *store,
                                 guint most,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_store_each_answer (EnsStore *store,
                                const EnsUuid *round,
                                EnsAnswerFunc func,
                                gpointer data,
                                GError **error);

G_END_DECLS
