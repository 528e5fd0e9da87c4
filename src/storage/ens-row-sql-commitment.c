// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of what is done: parties, actions, resources, contracts, signings, commitments. Constants
// only.
#include "ens-row-sql-commitment.h"

#define PARTY_COLUMNS "id, sector, name, note, created, modified, author"

const EnsRowSql ens_row_sql_parties = {
  ENS_ROW_SQL ("parties", PARTY_COLUMNS, "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8", "id = ?1", "id"),
  .update = "UPDATE parties SET sector = ?2, name = ?3, note = ?4, created = ?5, "
            "modified = ?6, author = ?7 WHERE id = ?1",
};

#define ACTION_COLUMNS                                                     \
  "id, criterion, owner, state, priority, starts, due, title, objective, " \
  "note, result, lineage, created, modified, author"

const EnsRowSql ens_row_sql_actions = {
  ENS_ROW_SQL ("actions", ACTION_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16",
                 "id = ?1", "id"),
  .update = "UPDATE actions SET criterion = ?2, owner = ?3, state = ?4, priority = "
            "?5, starts = ?6, due = ?7, title = ?8, objective = ?9, note = ?10, "
            "result = ?11, lineage = ?12, created = ?13, modified = ?14, author = ?15 WHERE "
            "id = ?1",
  .references = {
    { "criterion", ENS_ROW_SQL_WITH ("actions", ACTION_COLUMNS, "criterion", "id") },
    { "owner", ENS_ROW_SQL_WITH ("actions", ACTION_COLUMNS, "owner", "id") },
  },
};

#define RESOURCE_COLUMNS                                                 \
  "id, criterion, action, kind, state, title, note, created, modified, " \
  "author"

const EnsRowSql ens_row_sql_resources = {
  ENS_ROW_SQL ("resources", RESOURCE_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11",
                 "id = ?1", "id"),
  .update = "UPDATE resources SET criterion = ?2, action = ?3, kind = ?4, state = ?5, "
            "title = ?6, note = ?7, created = ?8, modified = ?9, author = ?10 WHERE "
            "id = ?1",
  .references = {
    { "criterion", ENS_ROW_SQL_WITH ("resources", RESOURCE_COLUMNS, "criterion", "id") },
    { "action", ENS_ROW_SQL_WITH ("resources", RESOURCE_COLUMNS, "action", "id") },
  },
};

#define CONTRACT_COLUMNS "id, date, ends, state, title, note, created, modified, author"

const EnsRowSql ens_row_sql_contracts = {
  ENS_ROW_SQL ("contracts",
               CONTRACT_COLUMNS,
               "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10",
               "id = ?1",
               "id"),
  .update = "UPDATE contracts SET date = ?2, ends = ?3, state = ?4, title = ?5, note "
            "= ?6, created = ?7, modified = ?8, author = ?9 WHERE id = ?1",
};

#define SIGNING_COLUMNS "contract, party, date, created, modified, author"

const EnsRowSql ens_row_sql_signings = {
  ENS_ROW_SQL ("signings", SIGNING_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7",
                 "contract = ?1 AND party = ?2", "contract, party"),
  .update = "UPDATE signings SET date = ?3, created = ?4, modified = ?5, author = ?6 "
            "WHERE contract = ?1 AND party = ?2",
  .references = {
    { "contract", ENS_ROW_SQL_WITH ("signings", SIGNING_COLUMNS, "contract", "contract, party") },
    { "party", ENS_ROW_SQL_WITH ("signings", SIGNING_COLUMNS, "party", "contract, party") },
  },
};

#define COMMITMENT_COLUMNS                                                   \
  "id, contract, party, toward, action, due, state, text, result, created, " \
  "modified, author"

const EnsRowSql ens_row_sql_commitments = {
  ENS_ROW_SQL ("commitments", COMMITMENT_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13",
                 "id = ?1", "id"),
  .update = "UPDATE commitments SET contract = ?2, party = ?3, toward = ?4, action = "
            "?5, due = ?6, state = ?7, text = ?8, result = ?9, created = ?10, "
            "modified = ?11, author = ?12 WHERE id = ?1",
  .references = {
    { "contract", ENS_ROW_SQL_WITH ("commitments", COMMITMENT_COLUMNS, "contract", "id") },
    { "party", ENS_ROW_SQL_WITH ("commitments", COMMITMENT_COLUMNS, "party", "id") },
    { "toward", ENS_ROW_SQL_WITH ("commitments", COMMITMENT_COLUMNS, "toward", "id") },
    { "action", ENS_ROW_SQL_WITH ("commitments", COMMITMENT_COLUMNS, "action", "id") },
  },
};
