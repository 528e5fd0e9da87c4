// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the project is: what the sidebar and `info` say. Derived from the rows each time.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/** EnsStage: the entries of the route, in the order of the sidebar. */
typedef enum {
  ENS_STAGE_PROJECT,
  ENS_STAGE_GROUPS,
  ENS_STAGE_WORKSHOP,
  ENS_STAGE_STATEMENTS,
  ENS_STAGE_CODING,
  ENS_STAGE_CRITERIA,
  ENS_STAGE_RAINBOW,
  ENS_STAGE_INDICATORS,
  ENS_STAGE_SURVEY,
  ENS_STAGE_RESULTS,
  ENS_STAGE_CONSULTATION,
  ENS_STAGE_ACTIONS,
  ENS_STAGE_CONTRACTS,
  ENS_STAGE_EXCHANGE,
  ENS_N_STAGES,
} EnsStage;

/** EnsStageState: advisory; nothing is ever locked. */
typedef enum {
  ENS_STAGE_EMPTY,
  ENS_STAGE_BEGUN,
  ENS_STAGE_AGREED,
} EnsStageState;

/**
 * EnsOverview:
 * @counts: rows per kind
 * @sheets: questionnaires; one that was keyed twice is one
 * @expressions: sum of the counts of all statements
 * @placed: statements in a pile
 * @states: per stage
 * @next: what to do next
 */
typedef struct {
  guint64 counts[ENS_N_KINDS];
  guint64 sheets;
  guint64 expressions;
  guint64 placed;
  EnsStageState states[ENS_N_STAGES];
  EnsStage next;
} EnsOverview;

gboolean ens_overview_read (EnsSession *session, EnsOverview *overview, GError **error);

/**
 * EnsStatementCount:
 * @group: who said them
 * @question: to what
 * @n_statements: distinct statements
 * @n_expressions: sum of their counts
 */
typedef struct {
  EnsUuid group;
  EnsUuid question;
  guint64 n_statements;
  guint64 n_expressions;
} EnsStatementCount;

/** Returns: one EnsStatementCount for each group and question that has statements. */
GArray *ens_overview_count_statements (EnsSession *session,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
