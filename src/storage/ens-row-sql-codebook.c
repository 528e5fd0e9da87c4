// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of codebooks: editions, nodes, keywords. Constants only.
#include "ens-row-sql-codebook.h"

#define EDITION_COLUMNS "id, code, language, official, title, note, created, modified, author"

const EnsRowSql ens_row_sql_editions = {
  ENS_ROW_SQL ("editions",
               EDITION_COLUMNS,
               "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10",
               "id = ?1",
               "id"),
  .update = "UPDATE editions SET code = ?2, language = ?3, official = ?4, title = ?5, "
            "note = ?6, created = ?7, modified = ?8, author = ?9 WHERE id = ?1",
};

#define NODE_COLUMNS "id, edition, parent, code, label, scope, created, modified, author"

const EnsRowSql ens_row_sql_nodes = {
  ENS_ROW_SQL ("nodes", NODE_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10",
                 "id = ?1", "id"),
  .update = "UPDATE nodes SET edition = ?2, parent = ?3, code = ?4, label = ?5, scope = "
            "?6, created = ?7, modified = ?8, author = ?9 WHERE id = ?1",
  .references = {
    { "edition", ENS_ROW_SQL_WITH ("nodes", NODE_COLUMNS, "edition", "id") },
    { "parent", ENS_ROW_SQL_WITH ("nodes", NODE_COLUMNS, "parent", "id") },
  },
};

#define KEYWORD_COLUMNS "node, language, word, created, modified, author"

const EnsRowSql ens_row_sql_keywords = {
  ENS_ROW_SQL ("keywords", KEYWORD_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7",
                 "node = ?1 AND language = ?2 AND word = ?3", "node, language, word"),
  .update = "UPDATE keywords SET created = ?4, modified = ?5, author = ?6 WHERE node = "
            "?1 AND language = ?2 AND word = ?3",
  .references = {
    { "node", ENS_ROW_SQL_WITH ("keywords", KEYWORD_COLUMNS, "node", "node, language, word") },
  },
};

#define CROSSWALK_COLUMNS "source, target, relation, note, created, modified, author"

const EnsRowSql ens_row_sql_crosswalks = {
  ENS_ROW_SQL ("crosswalks", CROSSWALK_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8",
                 "source = ?1 AND target = ?2", "source, target"),
  .update = "UPDATE crosswalks SET relation = ?3, note = ?4, created = ?5, modified = "
            "?6, author = ?7 WHERE source = ?1 AND target = ?2",
  .references = {
    { "source", ENS_ROW_SQL_WITH ("crosswalks", CROSSWALK_COLUMNS, "source", "source, target") },
    { "target", ENS_ROW_SQL_WITH ("crosswalks", CROSSWALK_COLUMNS, "target", "source, target") },
  },
};
