// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of what hangs on rows of any kind: translations, edits, tombstones. Constants only.
#include "ens-row-sql-notes.h"

#define TRANSLATION_COLUMNS "owner, field, language, text, created, modified, author"

const EnsRowSql ens_row_sql_translations = {
  ENS_ROW_SQL ("translations", TRANSLATION_COLUMNS,
                 "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8",
                 "owner = ?1 AND field = ?2 AND language = ?3", "owner, field, language"),
  .update = "UPDATE translations SET text = ?4, created = ?5, modified = ?6, author = "
            "?7 WHERE owner = ?1 AND field = ?2 AND language = ?3",
  .references = {
    { "owner",
      ENS_ROW_SQL_WITH ("translations", TRANSLATION_COLUMNS, "owner", "owner, field, language") },
  },
};

#define TOMBSTONE_COLUMNS "entity, key, created, modified, author"

const EnsRowSql ens_row_sql_tombstones = {
  ENS_ROW_SQL ("tombstones",
               TOMBSTONE_COLUMNS,
               "?1, ?2, ?3, ?4, ?5, ?6",
               "entity = ?1 AND key = ?2",
               "entity, key"),
  .update = "UPDATE tombstones SET created = ?3, modified = ?4, author = ?5 WHERE "
            "entity = ?1 AND key = ?2",
};

#define EDIT_COLUMNS "entity, field, key, created, modified, author"

const EnsRowSql ens_row_sql_edits = {
  ENS_ROW_SQL ("edits",
               EDIT_COLUMNS,
               "?1, ?2, ?3, ?4, ?5, ?6, ?7",
               "entity = ?1 AND field = ?2 AND key = ?3",
               "entity, field, key"),
  .update = "UPDATE edits SET created = ?4, modified = ?5, author = ?6 WHERE "
            "entity = ?1 AND field = ?2 AND key = ?3",
};
