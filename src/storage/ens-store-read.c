// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows between the file and memory, for any entity. Writing is in ens-store-write.c.
#include "ens-store-read.h"

#include "ens-error.h"
#include "ens-record.h"
#include "ens-store-private.h"
#include "ens-text.h"

#include <string.h>

static int
parse_word (const EnsField *field, const char *word)
{
  for (int i = 0; word != NULL && field->words[i] != NULL; i++)
    if (strcmp (field->words[i], word) == 0)
      return i;
  return 0;
}

static void
load_field (EnsStmt *stmt, int column, const EnsField *field, gpointer at)
{
  switch (field->type) {
  case ENS_FIELD_UUID:
    *(EnsUuid *) at = ens_stmt_get_uuid (stmt, column);
    break;
  case ENS_FIELD_TEXT:
    ens_set_str (at, ens_stmt_get_text (stmt, column));
    break;
  case ENS_FIELD_INT:
  case ENS_FIELD_TIME:
    *(gint64 *) at = ens_stmt_get_int (stmt, column);
    break;
  case ENS_FIELD_BOOL:
    *(gboolean *) at = ens_stmt_get_int (stmt, column) != 0;
    break;
  case ENS_FIELD_REAL:
    *(double *) at = ens_stmt_get_real (stmt, column);
    break;
  case ENS_FIELD_WORD:
  default:
    *(int *) at = parse_word (field, ens_stmt_get_text (stmt, column));
    break;
  }
}

/** ens_store_load: fills @record from a row of all columns. */
void
ens_store_load (EnsStmt *stmt, const EnsEntity *entity, gpointer record)
{
  for (guint i = 0; i < entity->n_fields; i++)
    load_field (stmt, (int) i, &entity->fields[i], (char *) record + entity->fields[i].offset);
}

/** ens_store_get_row: Returns: the row's number, which stands after all fields. */
gint64
ens_store_get_row (EnsStmt *stmt, const EnsEntity *entity)
{
  return ens_stmt_get_int (stmt, (int) entity->n_fields);
}

static void
bind_field (EnsStmt *stmt, int at, const EnsField *field, gconstpointer value)
{
  switch (field->type) {
  case ENS_FIELD_UUID:
    ens_stmt_bind_uuid (stmt, at, value);
    break;
  case ENS_FIELD_TEXT:
    ens_stmt_bind_text (stmt, at, *(char *const *) value);
    break;
  case ENS_FIELD_INT:
  case ENS_FIELD_TIME:
    ens_stmt_bind_int (stmt, at, *(const gint64 *) value);
    break;
  case ENS_FIELD_BOOL:
    ens_stmt_bind_int (stmt, at, *(const gboolean *) value ? 1 : 0);
    break;
  case ENS_FIELD_REAL:
    ens_stmt_bind_real (stmt, at, *(const double *) value);
    break;
  case ENS_FIELD_WORD:
  default:
    ens_stmt_bind_text (stmt, at, field->words[*(const int *) value]);
    break;
  }
}

static void
bind_first (EnsStmt *stmt, const EnsEntity *entity, gconstpointer record, guint n)
{
  for (guint i = 0; i < n; i++)
    bind_field (stmt, (int) i + 1, &entity->fields[i],
                (const char *) record + entity->fields[i].offset);
}

/** ens_store_bind_key: the key fields as ?1, ?2, … */
void
ens_store_bind_key (EnsStmt *stmt, const EnsEntity *entity, gconstpointer record)
{
  bind_first (stmt, entity, record, entity->n_key);
}

/** ens_store_bind_fields: all fields as ?1, ?2, … */
void
ens_store_bind_fields (EnsStmt *stmt, const EnsEntity *entity, gconstpointer record)
{
  bind_first (stmt, entity, record, entity->n_fields);
}

/** ens_store_find_row: the number of the row with the key of @record; 0 when there is none. */
gboolean
ens_store_find_row (EnsStore *store,
                    const EnsEntity *entity,
                    gconstpointer record,
                    gint64 *row,
                    GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (store->db, ens_row_sql_get (entity->kind)->find_row, error);
  gboolean found = FALSE;

  if (stmt == NULL)
    return FALSE;
  ens_store_bind_key (stmt, entity, record);
  if (!ens_stmt_step (stmt, &found, error))
    return FALSE;
  *row = found ? ens_stmt_get_int (stmt, 0) : 0;
  return TRUE;
}

/**
 * ens_store_read:
 * @record: (inout): its key fields say which row; takes all fields
 * @found: (out): whether there is one; if not, @record stays as it is
 *
 * Returns: %FALSE only when the file could not be read
 */
gboolean
ens_store_read (EnsStore *store,
                const EnsEntity *entity,
                gpointer record,
                gboolean *found,
                GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             ens_row_sql_get (entity->kind)->find, error);

  if (stmt == NULL)
    return FALSE;
  ens_store_bind_key (stmt, entity, record);
  if (!ens_stmt_step (stmt, found, error))
    return FALSE;
  if (*found)
    ens_store_load (stmt, entity, record);
  return TRUE;
}

/**
 * ens_store_read_all:
 * @records: (array length=n): each as in ens_store_read()
 * @found: (array length=n) (out caller-allocates): for each, whether there is one
 */
gboolean
ens_store_read_all (EnsStore *store,
                    const EnsEntity *entity,
                    gpointer *records,
                    gboolean *found,
                    guint n,
                    GError **error)
{
  g_autoptr (EnsStmt) hold = ens_db_hold (ens_store_get_db (store), error);

  if (hold == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!ens_store_read (store, entity, records[i], &found[i], error))
      return FALSE;
  return TRUE;
}

/**
 * ens_store_dup:
 * @entity: one whose key is one id
 * @id: of the row
 *
 * Returns: (transfer full) (nullable): the row; %ENS_ERROR_NOT_FOUND when there is none
 */
gpointer
ens_store_dup (EnsStore *store, const EnsEntity *entity, const EnsUuid *id, GError **error)
{
  gpointer record = ens_record_new (entity);
  gboolean found = FALSE;

  *(EnsUuid *) ((char *) record + entity->fields[0].offset) = *id;
  if (!ens_store_read (store, entity, record, &found, error)) {
    ens_record_free (entity, record);
    return NULL;
  }
  if (!found) {
    g_autofree char *text = ens_uuid_dup_text (id);

    ens_record_free (entity, record);
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("There is no %s %s in this project"),
                 entity->name, text);
    return NULL;
  }
  return record;
}

static gboolean
walk (EnsStmt *stmt, const EnsEntity *entity, EnsRecordFunc func, gpointer data, GError **error)
{
  gpointer record = ens_record_new (entity);
  gboolean row = FALSE;
  gboolean go_on = ens_stmt_step (stmt, &row, error);

  while (go_on && row) {
    ens_store_load (stmt, entity, record);
    go_on = func (record, ens_store_get_row (stmt, entity), data, error) &&
            ens_stmt_step (stmt, &row, error);
  }
  ens_record_free (entity, record);
  return go_on;
}

/**
 * ens_store_each:
 * @func: told every row, in the order of keys: ids by their bytes, texts by theirs
 *
 * Streams: memory does not grow with the number of rows. Others cannot write while it walks.
 */
gboolean
ens_store_each (EnsStore *store,
                const EnsEntity *entity,
                EnsRecordFunc func,
                gpointer data,
                GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             ens_row_sql_get (entity->kind)->each, error);

  return stmt != NULL && walk (stmt, entity, func, data, error);
}

/** ens_store_each_oldest: the same in the order of entry. */
gboolean
ens_store_each_oldest (EnsStore *store,
                       const EnsEntity *entity,
                       EnsRecordFunc func,
                       gpointer data,
                       GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             ens_row_sql_get (entity->kind)->each_oldest, error);

  return stmt != NULL && walk (stmt, entity, func, data, error);
}

static const char *
find_reference (const EnsEntity *entity, const char *field)
{
  const EnsRowSql *table = ens_row_sql_get (entity->kind);

  for (gsize i = 0; i < G_N_ELEMENTS (table->references); i++)
    if (g_strcmp0 (table->references[i].field, field) == 0)
      return table->references[i].each;
  return NULL;
}

/**
 * ens_store_each_with:
 * @field: one that refers to another row, such as "criterion" of members, or "owner" of translations
 * @value: the other row
 * @func: told every row that refers to it, in the order of keys
 */
gboolean
ens_store_each_with (EnsStore *store,
                     const EnsEntity *entity,
                     const char *field,
                     const EnsUuid *value,
                     EnsRecordFunc func,
                     gpointer data,
                     GError **error)
{
  const char *sql = find_reference (entity, field);
  g_autoptr (EnsStmt) stmt = NULL;

  g_return_val_if_fail (sql != NULL, FALSE);
  stmt = ens_db_prepare (ens_store_get_db (store), sql, error);
  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_uuid (stmt, 1, value);
  return walk (stmt, entity, func, data, error);
}

/**
 * ens_store_each_row:
 * @rows: (array length=n_rows): numbers of rows
 * @func: told each that is there, in the order of @rows
 *
 * For a window of a long list.
 */
gboolean
ens_store_each_row (EnsStore *store,
                    const EnsEntity *entity,
                    const gint64 *rows,
                    gsize n_rows,
                    EnsRecordFunc func,
                    gpointer data,
                    GError **error)
{
  g_autoptr (EnsStmt) hold = ens_db_hold (ens_store_get_db (store), error);
  g_autoptr (EnsStmt) stmt = NULL;

  if (hold == NULL)
    return FALSE;
  stmt = ens_db_prepare (store->db, ens_row_sql_get (entity->kind)->fetch, error);
  if (stmt == NULL)
    return FALSE;
  for (gsize i = 0; i < n_rows; i++) {
    ens_stmt_restart (stmt);
    ens_stmt_bind_int (stmt, 1, rows[i]);
    if (!walk (stmt, entity, func, data, error))
      return FALSE;
  }
  return TRUE;
}
