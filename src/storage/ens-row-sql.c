// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which table holds which kind of row.
#include "ens-row-sql.h"

#include "ens-row-sql-codebook.h"
#include "ens-row-sql-commitment.h"
#include "ens-row-sql-criteria.h"
#include "ens-row-sql-notes.h"
#include "ens-row-sql-survey.h"
#include "ens-row-sql-vote.h"
#include "ens-row-sql-workshop.h"

static const EnsRowSql *const tables[ENS_N_KINDS] = {
  [ENS_KIND_EDIT] = &ens_row_sql_edits,
  [ENS_KIND_EDITION] = &ens_row_sql_editions,
  [ENS_KIND_NODE] = &ens_row_sql_nodes,
  [ENS_KIND_KEYWORD] = &ens_row_sql_keywords,
  [ENS_KIND_CROSSWALK] = &ens_row_sql_crosswalks,
  [ENS_KIND_QUESTION] = &ens_row_sql_questions,
  [ENS_KIND_TERRITORY] = &ens_row_sql_territories,
  [ENS_KIND_GROUP] = &ens_row_sql_groups,
  [ENS_KIND_CODER] = &ens_row_sql_coders,
  [ENS_KIND_STATEMENT] = &ens_row_sql_statements,
  [ENS_KIND_CODING] = &ens_row_sql_codings,
  [ENS_KIND_CRITERION] = &ens_row_sql_criteria,
  [ENS_KIND_MEMBER] = &ens_row_sql_members,
  [ENS_KIND_SORTING] = &ens_row_sql_sortings,
  [ENS_KIND_PLACING] = &ens_row_sql_placings,
  [ENS_KIND_ATTENDANCE] = &ens_row_sql_attendances,
  [ENS_KIND_DECISION] = &ens_row_sql_decisions,
  [ENS_KIND_INDICATOR] = &ens_row_sql_indicators,
  [ENS_KIND_EVIDENCE] = &ens_row_sql_evidences,
  [ENS_KIND_ROUND] = &ens_row_sql_rounds,
  [ENS_KIND_ASKING] = &ens_row_sql_askings,
  [ENS_KIND_ITEM] = &ens_row_sql_items,
  [ENS_KIND_OPTION] = &ens_row_sql_options,
  [ENS_KIND_RESPONDENT] = &ens_row_sql_respondents,
  [ENS_KIND_ANSWER] = &ens_row_sql_answers,
  [ENS_KIND_REPLY] = &ens_row_sql_replies,
  [ENS_KIND_PARTY] = &ens_row_sql_parties,
  [ENS_KIND_ACTION] = &ens_row_sql_actions,
  [ENS_KIND_RESOURCE] = &ens_row_sql_resources,
  [ENS_KIND_CONTRACT] = &ens_row_sql_contracts,
  [ENS_KIND_SIGNING] = &ens_row_sql_signings,
  [ENS_KIND_COMMITMENT] = &ens_row_sql_commitments,
  [ENS_KIND_PROPOSAL] = &ens_row_sql_proposals,
  [ENS_KIND_VOTE] = &ens_row_sql_votes,
  [ENS_KIND_FIGURE] = &ens_row_sql_figures,
  [ENS_KIND_CHOICE] = &ens_row_sql_choices,
  [ENS_KIND_TRANSLATION] = &ens_row_sql_translations,
  [ENS_KIND_TOMBSTONE] = &ens_row_sql_tombstones,
};

/** ens_row_sql_get: Returns: (transfer none): the SQL of @kind. */
const EnsRowSql *
ens_row_sql_get (EnsEntityKind kind)
{
  g_return_val_if_fail (kind < ENS_N_KINDS, NULL);
  return tables[kind];
}
