// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the workshop's tables: questions, groups, coders, statements, codings. Constants only.
#include "ens-row-sql-workshop.h"

#define QUESTION_COLUMNS                                                 \
  "id, number, language, polarity, minutes, wording, lineage, created, " \
  "modified, author"

const EnsRowSql ens_row_sql_questions = {
  ENS_ROW_SQL ("questions",
               QUESTION_COLUMNS,
               "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11",
               "id = ?1",
               "id"),
  .update = "UPDATE questions SET number = ?2, language = ?3, polarity = ?4, minutes "
            "= ?5, wording = ?6, lineage = ?7, created = ?8, modified = ?9, author = "
            "?10 WHERE id = ?1",
};

#define GROUP_COLUMNS                                                     \
  "id, kind, date, participants, minors, facilitator, state, territory, " \
  "name, profile, place, consent, note, created, modified, author"

const EnsRowSql ens_row_sql_groups = {
  ENS_ROW_SQL ("groups", GROUP_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
                 "?17",
                 "id = ?1", "id"),
  .update = "UPDATE groups SET kind = ?2, date = ?3, participants = ?4, minors = ?5, "
            "facilitator = ?6, state = ?7, territory = ?8, name = ?9, profile = ?10, "
            "place = ?11, consent = ?12, note = ?13, created = ?14, modified = ?15, "
            "author = ?16 WHERE id = ?1",
  .references = {
    { "territory", ENS_ROW_SQL_WITH ("groups", GROUP_COLUMNS, "territory", "id") },
  },
};

#define CODER_COLUMNS "id, initials, created, modified, author"

const EnsRowSql ens_row_sql_coders = {
  ENS_ROW_SQL ("coders", CODER_COLUMNS, "?1, ?2, ?3, ?4, ?5, ?6", "id = ?1", "id"),
  .update = "UPDATE coders SET initials = ?2, created = ?3, modified = ?4, author = ?5 "
            "WHERE id = ?1",
};

#define STATEMENT_COLUMNS                                                         \
  "id, group_id, question, seq, language, count, polarity, receipt, safe, text, " \
  "masked, created, modified, author"

const EnsRowSql ens_row_sql_statements = {
  ENS_ROW_SQL ("statements", STATEMENT_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15",
                 "id = ?1", "id"),
  .update = "UPDATE statements SET group_id = ?2, question = ?3, seq = ?4, language = "
            "?5, count = ?6, polarity = ?7, receipt = ?8, safe = ?9, text = ?10, masked "
            "= ?11, created = ?12, modified = ?13, author = ?14 WHERE id = ?1",
  .references = {
    { "group", ENS_ROW_SQL_WITH ("statements", STATEMENT_COLUMNS, "group_id", "id") },
    { "question", ENS_ROW_SQL_WITH ("statements", STATEMENT_COLUMNS, "question", "id") },
  },
};

#define CODING_COLUMNS                                                         \
  "statement, coder, node, meaning, beneficiary, certainty, agreed, created, " \
  "modified, author"

const EnsRowSql ens_row_sql_codings = {
  ENS_ROW_SQL ("codings", CODING_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11",
                 "statement = ?1 AND coder = ?2", "statement, coder"),
  .update = "UPDATE codings SET node = ?3, meaning = ?4, beneficiary = ?5, certainty = "
            "?6, agreed = ?7, created = ?8, modified = ?9, author = ?10 WHERE statement "
            "= ?1 AND coder = ?2",
  .references = {
    { "statement", ENS_ROW_SQL_WITH ("codings", CODING_COLUMNS, "statement", "statement, coder") },
    { "coder", ENS_ROW_SQL_WITH ("codings", CODING_COLUMNS, "coder", "statement, coder") },
    { "node", ENS_ROW_SQL_WITH ("codings", CODING_COLUMNS, "node", "statement, coder") },
  },
};

#define TERRITORY_COLUMNS "id, parent, kind, name, note, created, modified, author"

const EnsRowSql ens_row_sql_territories = {
  ENS_ROW_SQL ("territories", TERRITORY_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9",
                 "id = ?1", "id"),
  .update = "UPDATE territories SET parent = ?2, kind = ?3, name = ?4, note = ?5, "
            "created = ?6, modified = ?7, author = ?8 WHERE id = ?1",
  .references = {
    { "parent", ENS_ROW_SQL_WITH ("territories", TERRITORY_COLUMNS, "parent", "id") },
  },
};
