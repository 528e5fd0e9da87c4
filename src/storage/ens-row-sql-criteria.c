// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of criteria: piles, their members, what groups said to them, indicators. Constants only.
#include "ens-row-sql-criteria.h"

#define CRITERION_COLUMNS                                                      \
  "id, parent, node, language, kind, minority, state, position, title, note, " \
  "created, modified, author"

const EnsRowSql ens_row_sql_criteria = {
  ENS_ROW_SQL ("criteria", CRITERION_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14",
                 "id = ?1", "id"),
  .update = "UPDATE criteria SET parent = ?2, node = ?3, language = ?4, kind = ?5, "
            "minority = ?6, state = ?7, position = ?8, title = ?9, note = ?10, created "
            "= ?11, modified = ?12, author = ?13 WHERE id = ?1",
  .references = {
    { "parent", ENS_ROW_SQL_WITH ("criteria", CRITERION_COLUMNS, "parent", "id") },
    { "node", ENS_ROW_SQL_WITH ("criteria", CRITERION_COLUMNS, "node", "id") },
  },
};

#define MEMBER_COLUMNS "statement, criterion, reason, created, modified, author"

const EnsRowSql ens_row_sql_members = {
  ENS_ROW_SQL ("members", MEMBER_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7",
                 "statement = ?1", "statement"),
  .update = "UPDATE members SET criterion = ?2, reason = ?3, created = ?4, modified = "
            "?5, author = ?6 WHERE statement = ?1",
  .references = {
    { "statement", ENS_ROW_SQL_WITH ("members", MEMBER_COLUMNS, "statement", "statement") },
    { "criterion", ENS_ROW_SQL_WITH ("members", MEMBER_COLUMNS, "criterion", "statement") },
  },
};

#define ATTENDANCE_COLUMNS "rainbow, group_id, invited, present, created, modified, author"

const EnsRowSql ens_row_sql_attendances = {
  ENS_ROW_SQL ("attendances", ATTENDANCE_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8",
                 "rainbow = ?1 AND group_id = ?2", "rainbow, group_id"),
  .update = "UPDATE attendances SET invited = ?3, present = ?4, created = ?5, modified = "
            "?6, author = ?7 WHERE rainbow = ?1 AND group_id = ?2",
  .references = {
    { "rainbow", ENS_ROW_SQL_WITH ("attendances", ATTENDANCE_COLUMNS, "rainbow", "rainbow, group_id") },
    { "group", ENS_ROW_SQL_WITH ("attendances", ATTENDANCE_COLUMNS, "group_id", "rainbow, group_id") },
  },
};

#define DECISION_COLUMNS \
  "id, criterion, group_id, verdict, before, after, note, created, modified, author"

const EnsRowSql ens_row_sql_decisions = {
  ENS_ROW_SQL ("decisions", DECISION_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11",
                 "id = ?1", "id"),
  .update = "UPDATE decisions SET criterion = ?2, group_id = ?3, verdict = ?4, before = ?5, "
            "after = ?6, note = ?7, created = ?8, modified = ?9, author = ?10 WHERE id = ?1",
  .references = {
    { "criterion", ENS_ROW_SQL_WITH ("decisions", DECISION_COLUMNS, "criterion", "id") },
    { "group", ENS_ROW_SQL_WITH ("decisions", DECISION_COLUMNS, "group_id", "id") },
  },
};

#define INDICATOR_COLUMNS                                               \
  "id, criterion, node, language, position, version, state, replaces, " \
  "title, level1, level2, level3, level4, level5, lineage, created, "   \
  "modified, author"

const EnsRowSql ens_row_sql_indicators = {
  ENS_ROW_SQL ("indicators", INDICATOR_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
                 "?17, ?18, ?19",
                 "id = ?1", "id"),
  .update = "UPDATE indicators SET criterion = ?2, node = ?3, language = ?4, position "
            "= ?5, version = ?6, state = ?7, replaces = ?8, title = ?9, level1 = ?10, "
            "level2 = ?11, level3 = ?12, level4 = ?13, level5 = ?14, lineage = ?15, "
            "created = ?16, modified = ?17, author = ?18 WHERE id = ?1",
  .references = {
    { "criterion", ENS_ROW_SQL_WITH ("indicators", INDICATOR_COLUMNS, "criterion", "id") },
    { "node", ENS_ROW_SQL_WITH ("indicators", INDICATOR_COLUMNS, "node", "id") },
    { "replaces", ENS_ROW_SQL_WITH ("indicators", INDICATOR_COLUMNS, "replaces", "id") },
  },
};

#define SORTING_COLUMNS "id, group_id, date, title, note, created, modified, author"

const EnsRowSql ens_row_sql_sortings = {
  ENS_ROW_SQL ("sortings", SORTING_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9",
                 "id = ?1", "id"),
  .update = "UPDATE sortings SET group_id = ?2, date = ?3, title = ?4, note = ?5, "
            "created = ?6, modified = ?7, author = ?8 WHERE id = ?1",
  .references = {
    { "group", ENS_ROW_SQL_WITH ("sortings", SORTING_COLUMNS, "group_id", "id") },
  },
};

#define PLACING_COLUMNS "sorting, statement, pile, created, modified, author"

const EnsRowSql ens_row_sql_placings = {
  ENS_ROW_SQL ("placings", PLACING_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7",
                 "sorting = ?1 AND statement = ?2", "sorting, statement"),
  .update = "UPDATE placings SET pile = ?3, created = ?4, modified = ?5, author = ?6 "
            "WHERE sorting = ?1 AND statement = ?2",
  .references = {
    { "sorting", ENS_ROW_SQL_WITH ("placings", PLACING_COLUMNS, "sorting", "sorting, statement") },
    { "statement", ENS_ROW_SQL_WITH ("placings", PLACING_COLUMNS, "statement", "sorting, statement") },
  },
};

#define EVIDENCE_COLUMNS "indicator, statement, level, created, modified, author"

const EnsRowSql ens_row_sql_evidences = {
  ENS_ROW_SQL ("evidences", EVIDENCE_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7",
                 "indicator = ?1 AND statement = ?2", "indicator, statement"),
  .update = "UPDATE evidences SET level = ?3, created = ?4, modified = ?5, author = "
            "?6 WHERE indicator = ?1 AND statement = ?2",
  .references = {
    { "indicator", ENS_ROW_SQL_WITH ("evidences", EVIDENCE_COLUMNS, "indicator", "indicator, statement") },
    { "statement", ENS_ROW_SQL_WITH ("evidences", EVIDENCE_COLUMNS, "statement", "indicator, statement") },
  },
};
