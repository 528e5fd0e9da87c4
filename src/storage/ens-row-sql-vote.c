// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of consultations: proposals and votes. Constants
// only.
#include "ens-row-sql-vote.h"

#define PROPOSAL_COLUMNS                                                      \
  "id, criterion, number, state, language, agreed, disagreed, passed, text, " \
  "source, created, modified, author"

const EnsRowSql ens_row_sql_proposals = {
  ENS_ROW_SQL ("proposals", PROPOSAL_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14",
                 "id = ?1", "id"),
  .update = "UPDATE proposals SET criterion = ?2, number = ?3, state = ?4, language = "
            "?5, agreed = ?6, disagreed = ?7, passed = ?8, text = ?9, source = ?10, "
            "created = ?11, modified = ?12, author = ?13 WHERE id = ?1",
  .references = {
    { "criterion", ENS_ROW_SQL_WITH ("proposals", PROPOSAL_COLUMNS, "criterion", "id") },
  },
};

#define VOTE_COLUMNS "proposal, voter, value, created, modified, author"

const EnsRowSql ens_row_sql_votes = {
  ENS_ROW_SQL ("votes", VOTE_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7",
                 "proposal = ?1 AND voter = ?2", "proposal, voter"),
  .update = "UPDATE votes SET value = ?3, created = ?4, modified = ?5, author = ?6 "
            "WHERE proposal = ?1 AND voter = ?2",
  .references = {
    { "proposal", ENS_ROW_SQL_WITH ("votes", VOTE_COLUMNS, "proposal", "proposal, voter") },
  },
};
