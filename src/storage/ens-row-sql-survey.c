// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of surveys: rounds, respondents, answers. Constants only.
#include "ens-row-sql-survey.h"

#define ROUND_COLUMNS                                                         \
  "id, date, state, wished, title, note, intro, consent, created, modified, " \
  "author"

const EnsRowSql ens_row_sql_rounds = {
  ENS_ROW_SQL ("rounds",
               ROUND_COLUMNS,
               "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12",
               "id = ?1",
               "id"),
  .update = "UPDATE rounds SET date = ?2, state = ?3, wished = ?4, title = ?5, note = "
            "?6, intro = ?7, consent = ?8, created = ?9, modified = ?10, author = ?11 "
            "WHERE id = ?1",
};

#define RESPONDENT_COLUMNS                                                \
  "id, round, group_id, form, weight, repeats, tags, created, modified, " \
  "author"

const EnsRowSql ens_row_sql_respondents = {
  ENS_ROW_SQL ("respondents", RESPONDENT_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11",
                 "id = ?1", "id"),
  .update = "UPDATE respondents SET round = ?2, group_id = ?3, form = ?4, weight = "
            "?5, repeats = ?6, tags = ?7, created = ?8, modified = ?9, author = ?10 "
            "WHERE id = ?1",
  .references = {
    { "round", ENS_ROW_SQL_WITH ("respondents", RESPONDENT_COLUMNS, "round", "id") },
    { "group", ENS_ROW_SQL_WITH ("respondents", RESPONDENT_COLUMNS, "group_id", "id") },
    { "repeats", ENS_ROW_SQL_WITH ("respondents", RESPONDENT_COLUMNS, "repeats", "id") },
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

#define ASKING_COLUMNS "round, indicator, position, created, modified, author"

const EnsRowSql ens_row_sql_askings = {
  ENS_ROW_SQL ("askings", ASKING_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7",
                 "round = ?1 AND indicator = ?2", "round, indicator"),
  .update = "UPDATE askings SET position = ?3, created = ?4, modified = ?5, author = "
            "?6 WHERE round = ?1 AND indicator = ?2",
  .references = {
    { "round", ENS_ROW_SQL_WITH ("askings", ASKING_COLUMNS, "round", "round, indicator") },
    { "indicator", ENS_ROW_SQL_WITH ("askings", ASKING_COLUMNS, "indicator", "round, indicator") },
  },
};

#define ITEM_COLUMNS                                                      \
  "id, round, position, kind, code, language, least, most, title, hint, " \
  "lineage, created, modified, author"

const EnsRowSql ens_row_sql_items = {
  ENS_ROW_SQL ("items", ITEM_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15",
                 "id = ?1", "id"),
  .update = "UPDATE items SET round = ?2, position = ?3, kind = ?4, code = ?5, "
            "language = ?6, least = ?7, most = ?8, title = ?9, hint = ?10, lineage "
            "= ?11, created = ?12, modified = ?13, author = ?14 WHERE id = ?1",
  .references = {
    { "round", ENS_ROW_SQL_WITH ("items", ITEM_COLUMNS, "round", "id") },
  },
};

#define OPTION_COLUMNS "id, item, position, code, label, created, modified, author"

const EnsRowSql ens_row_sql_options = {
  ENS_ROW_SQL ("options", OPTION_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9",
                 "id = ?1", "id"),
  .update = "UPDATE options SET item = ?2, position = ?3, code = ?4, label = ?5, "
            "created = ?6, modified = ?7, author = ?8 WHERE id = ?1",
  .references = {
    { "item", ENS_ROW_SQL_WITH ("options", OPTION_COLUMNS, "item", "id") },
  },
};

#define REPLY_COLUMNS "respondent, item, value, created, modified, author"

const EnsRowSql ens_row_sql_replies = {
  ENS_ROW_SQL ("replies", REPLY_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7",
                 "respondent = ?1 AND item = ?2", "respondent, item"),
  .update = "UPDATE replies SET value = ?3, created = ?4, modified = ?5, author = ?6 "
            "WHERE respondent = ?1 AND item = ?2",
  .references = {
    { "respondent", ENS_ROW_SQL_WITH ("replies", REPLY_COLUMNS, "respondent", "respondent, item") },
    { "item", ENS_ROW_SQL_WITH ("replies", REPLY_COLUMNS, "item", "respondent, item") },
  },
};

#define FIGURE_COLUMNS                                                   \
  "id, round, indicator, group_id, hidden, missing, level1, level2, "    \
  "level3, level4, level5, weighted1, weighted2, weighted3, weighted4, " \
  "weighted5, squares, wished, counter, counted_by, territory, created, modified, author"

const EnsRowSql ens_row_sql_figures = {
  ENS_ROW_SQL ("figures", FIGURE_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
                 "?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25",
                 "id = ?1", "id"),
  .update = "UPDATE figures SET "
            "round = ?2, indicator = ?3, group_id = ?4, hidden = ?5, missing = ?6, "
            "level1 = ?7, level2 = ?8, level3 = ?9, level4 = ?10, level5 = ?11, "
            "weighted1 = ?12, weighted2 = ?13, weighted3 = ?14, weighted4 = ?15, "
            "weighted5 = ?16, squares = ?17, wished = ?18, counter = ?19, counted_by = ?20, "
            "territory = ?21, created = ?22, modified = ?23, author = ?24 WHERE id = ?1",
  .references = {
    { "round", ENS_ROW_SQL_WITH ("figures", FIGURE_COLUMNS, "round", "id") },
    { "indicator", ENS_ROW_SQL_WITH ("figures", FIGURE_COLUMNS, "indicator", "id") },
    { "group", ENS_ROW_SQL_WITH ("figures", FIGURE_COLUMNS, "group_id", "id") },
  },
};

#define CHOICE_COLUMNS                                                \
  "id, item, group_id, code, hidden, n, missing, weighted, counter, " \
  "counted_by, territory, created, modified, author"

const EnsRowSql ens_row_sql_choices = {
  ENS_ROW_SQL ("choices", CHOICE_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15",
                 "id = ?1", "id"),
  .update = "UPDATE choices SET "
            "item = ?2, group_id = ?3, code = ?4, hidden = ?5, n = ?6, missing = ?7, "
            "weighted = ?8, counter = ?9, counted_by = ?10, territory = ?11, "
            "created = ?12, modified = ?13, author = ?14 WHERE id = ?1",
  .references = {
    { "item", ENS_ROW_SQL_WITH ("choices", CHOICE_COLUMNS, "item", "id") },
    { "group", ENS_ROW_SQL_WITH ("choices", CHOICE_COLUMNS, "group_id", "id") },
  },
};
