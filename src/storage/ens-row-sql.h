// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The SQL of one entity's table, as constants: parameters and columns in the order of the entity's
// fields, the row's number last. A test compares them with the field tables.
#pragma once

#include "ens-entity.h"

G_BEGIN_DECLS

/**
 * EnsRowSqlReference:
 * @field: name of a field that refers to another row
 * @each: all columns of the rows that refer to ?1, by key
 */
typedef struct {
  const char *field;
  const char *each;
} EnsRowSqlReference;

/**
 * EnsRowSql:
 * @name: in the file
 * @insert: all fields, then the row's number or NULL
 * @update: all fields, by key
 * @find: all columns, by key
 * @find_row: the row's number, by key
 * @fetch: all columns, by the row's number
 * @each: all columns of all rows, by key
 * @each_oldest: the same by the row's number
 * @remove: by the row's number
 * @remove_range: by first and last number
 * @last_row: the greatest number
 * @count: how many rows
 */
typedef struct {
  const char *name;
  const char *insert;
  const char *update;
  const char *find;
  const char *find_row;
  const char *fetch;
  const char *each;
  const char *each_oldest;
  const char *remove;
  const char *remove_range;
  const char *last_row;
  const char *count;
  EnsRowSqlReference references[4];
} EnsRowSql;

/** ENS_ROW_SQL: what differs between tables only in names, as initialisers of an EnsRowSql. */
#define ENS_ROW_SQL(table_, columns_, marks_, key_, order_)                                   \
  .name = table_, .insert = "INSERT INTO " table_ " (" columns_ ", row) VALUES (" marks_ ")", \
  .find = "SELECT " columns_ ", row FROM " table_ " WHERE " key_,                             \
  .find_row = "SELECT row FROM " table_ " WHERE " key_,                                       \
  .fetch = "SELECT " columns_ ", row FROM " table_ " WHERE row = ?1",                         \
  .each = "SELECT " columns_ ", row FROM " table_ " ORDER BY " order_,                        \
  .each_oldest = "SELECT " columns_ ", row FROM " table_ " ORDER BY row",                     \
  .remove = "DELETE FROM " table_ " WHERE row = ?1",                                          \
  .remove_range = "DELETE FROM " table_ " WHERE row BETWEEN ?1 AND ?2",                       \
  .last_row = "SELECT max (row) FROM " table_, .count = "SELECT count (*) FROM " table_

/** ENS_ROW_SQL_WITH: the rows of @table_ whose @column_ is ?1, by key. */
#define ENS_ROW_SQL_WITH(table_, columns_, column_, order_) \
  "SELECT " columns_ ", row FROM " table_ " WHERE " column_ " = ?1 ORDER BY " order_

const EnsRowSql *ens_row_sql_get (EnsEntityKind kind);

G_END_DECLS
