// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of surveys: rounds, respondents, answers. Constants only.
#include "ens-row-sql-survey.h"

#define ROUND_COLUMNS "id, date, state, title, note, created, modified, author"

const EnsRowSql ens_row_sql_rounds = {
  ENS_ROW_SQL ("rounds", ROUND_COLUMNS, "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9", "id = ?1", "id"),
  .update = "UPDATE rounds SET date = ?2, state = ?3, title = ?4, note = ?5, created = "
            "?6, modified = ?7, author = ?8 WHERE id = ?1",
};

#define RESPONDENT_COLUMNS "id, round, group_id, form, weight, tags, created, modified, author"

const EnsRowSql ens_row_sql_respondents = {
  ENS_ROW_SQL ("respondents", RESPONDENT_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10",
                 "id = ?1", "id"),
  .update = "UPDATE respondents SET round = ?2, group_id = ?3, form = ?4, weight = ?5, "
            "tags = ?6, created = ?7, modified = ?8, author = ?9 WHERE id = ?1",
  .references = {
    { "round", ENS_ROW_SQL_WITH ("respondents", RESPONDENT_COLUMNS, "round", "id") },
    { "group", ENS_ROW_SQL_WITH ("respondents", RESPONDENT_COLUMNS, "group_id", "id") },
  },
};

#define ANSWER_COLUMNS "respondent, indicator, level, wished, created, modified, author"

const EnsRowSql ens_row_sql_answers = {
  ENS_ROW_SQL ("answers", ANSWER_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8",
                 "respondent = ?1 AND indicator = ?2", "respondent, indicator"),
  .update = "UPDATE answers SET level = ?3, wished = ?4, created = ?5, modified = ?6, "
            "author = ?7 WHERE respondent = ?1 AND indicator = ?2",
  .references = {
    { "respondent",
      ENS_ROW_SQL_WITH ("answers", ANSWER_COLUMNS, "respondent", "respondent, indicator") },
    { "indicator",
      ENS_ROW_SQL_WITH ("answers", ANSWER_COLUMNS, "indicator", "respondent, indicator") },
  },
};
