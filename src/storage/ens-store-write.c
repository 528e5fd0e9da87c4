// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Inserting, changing and deleting rows of any entity within an action, and what hangs on a deleted
// row. Knows entities by their field tables only.
#include "ens-store-write.h"

#include "ens-edit.h"
#include "ens-error.h"
#include "ens-store-edits.h"
#include "ens-store-private.h"
#include "ens-store-words.h"
#include "ens-tombstone.h"

static gboolean
refuse_missing (const EnsEntity *entity, gconstpointer record, GError **error)
{
  g_autofree char *key = ens_record_dup_key (entity, record);

  g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("There is no %s %s in this project"),
               entity->name, key);
  return FALSE;
}

// Whether the row was there before a bulk began, so that its change must be recorded.
static gboolean
is_older (const EnsStore *store, EnsEntityKind kind, gint64 row)
{
  return row <= store->last_rows[kind];
}

static gboolean
run_watched (EnsStore *store, EnsStmt *stmt, gboolean watch, GError **error)
{
  gboolean done;

  ens_store_watch (store, watch);
  done = ens_stmt_run (stmt, error);
  ens_store_watch (store, FALSE);
  return done && ens_store_keep_bounded (store, error);
}

// The triggers that follow a change expect to find its words in the index.
static gboolean
index_first (EnsStore *store, EnsEntityKind kind, gint64 row, GError **error)
{
  return kind != ENS_KIND_STATEMENT || is_older (store, kind, row) ||
         ens_store_words_catch_up (store, error);
}

/** ens_store_remove_row: takes the row away and nothing else. */
gboolean
ens_store_remove_row (EnsStore *store, EnsEntityKind kind, gint64 row, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db, ens_row_sql_get (kind)->remove, error);

  if (stmt == NULL || !index_first (store, kind, row, error))
    return FALSE;
  ens_stmt_bind_int (stmt, 1, row);
  return run_watched (store, stmt, is_older (store, kind, row), error);
}

static gboolean
insert_row (EnsStore *store, const EnsEntity *entity, gconstpointer record, GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (store->db, ens_row_sql_get (entity->kind)->insert, error);
  gint64 row;

  if (stmt == NULL)
    return FALSE;
  ens_store_bind_fields (stmt, entity, record);
  // A bulk numbers its rows itself, so that a range of numbers holds no others.
  if (store->kind == ENS_ACTION_BULK)
    ens_stmt_bind_int (stmt, (int) entity->n_fields + 1, store->next_rows[entity->kind]);
  if (!run_watched (store, stmt, FALSE, error))
    return FALSE;
  row = store->kind == ENS_ACTION_BULK ? store->next_rows[entity->kind]++
                                       : ens_db_get_last_row (store->db);
  return entity->kind != ENS_KIND_STATEMENT || ens_store_words_add (store, row, error);
}

static gboolean
remove_tombstone (EnsStore *store, const EnsEntity *entity, gconstpointer record, GError **error)
{
  g_autoptr (EnsTombstone) tombstone = NULL;
  gint64 row = 0;

  if (!store->has_tombstones || entity->kind == ENS_KIND_TOMBSTONE)
    return TRUE;
  tombstone = ens_tombstone_new ();
  tombstone->entity = g_strdup (entity->name);
  tombstone->key = ens_record_dup_key (entity, record);
  if (!ens_store_find_row (store, &ens_tombstone_entity, tombstone, &row, error))
    return FALSE;
  return row == 0 || ens_store_remove_row (store, ENS_KIND_TOMBSTONE, row, error);
}

static gboolean
insert_tombstone (EnsStore *store, const EnsEntity *entity, gconstpointer record, GError **error)
{
  g_autoptr (EnsTombstone) tombstone = ens_tombstone_new ();
  gint64 row = 0;

  tombstone->entity = g_strdup (entity->name);
  tombstone->key = ens_record_dup_key (entity, record);
  tombstone->stamp.created = store->time;
  tombstone->stamp.author = g_strdup (store->author);
  store->has_tombstones = TRUE;
  if (!ens_store_find_row (store, &ens_tombstone_entity, tombstone, &row, error))
    return FALSE;
  return row != 0 || insert_row (store, &ens_tombstone_entity, tombstone, error);
}

/**
 * ens_store_insert:
 * @record: a whole row with its stamp
 *
 * Within an action. The rows it refers to must be there (its own kind excepted: those until the
 * commit). A tombstone of its key is taken away.
 *
 * Returns: whether it is stored; %ENS_ERROR_EXISTS when its key is taken
 */
gboolean
ens_store_insert (EnsStore *store, const EnsEntity *entity, gconstpointer record, GError **error)
{
  g_return_val_if_fail (store->in_action, FALSE);
  g_assert (store->thread == g_thread_self ());
  if (!ens_record_check (entity, record, error) || !insert_row (store, entity, record, error))
    return FALSE;
  if (entity->kind == ENS_KIND_TOMBSTONE)
    store->has_tombstones = TRUE;
  return remove_tombstone (store, entity, record, error);
}

/** ens_store_write_row: puts all fields of @record into the row of that number, and does nothing else. */
gboolean
ens_store_write_row (EnsStore *store,
                     const EnsEntity *entity,
                     gconstpointer record,
                     gint64 row,
                     GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (store->db, ens_row_sql_get (entity->kind)->update, error);

  if (stmt == NULL || !index_first (store, entity->kind, row, error))
    return FALSE;
  ens_store_bind_fields (stmt, entity, record);
  return run_watched (store, stmt, is_older (store, entity->kind, row), error);
}

static gboolean
fetch_row (EnsStore *store,
           const EnsEntity *entity,
           gint64 row,
           gpointer record,
           gboolean *found,
           GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (store->db, ens_row_sql_get (entity->kind)->fetch, error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, row);
  if (!ens_stmt_step (stmt, found, error))
    return FALSE;
  if (*found)
    ens_store_load (stmt, entity, record);
  return TRUE;
}

static void
stamp_row (EnsStore *store, const EnsEntity *entity, gpointer record, gint64 after)
{
  EnsStamp *stamp = ens_record_get_stamp (entity, record);

  stamp->modified = MAX (store->time, after + 1);
  g_free (stamp->author);
  stamp->author = g_strdup (store->author);
}

// An edit that does not say when it was made is of now: a merge goes by that.
static gboolean
edit_row (EnsStore *store,
          const EnsEntity *entity,
          gconstpointer old,
          gpointer new,
          gint64 row,
          GError **error)
{
  gint64 touched = ens_record_get_touched (entity, old);

  if (!ens_record_equal (entity, old, new)) {
    if (ens_record_get_stamp (entity, new)->modified <= touched)
      stamp_row (store, entity, new, touched);
    if (!ens_store_note_edit (store, entity, old, new, error))
      return FALSE;
  }
  return ens_store_write_row (store, entity, new, row, error);
}

/**
 * ens_store_update:
 * @record: the row as it shall be, its stamp included; its key says which
 *
 * Within an action. Fields that differ are noted as changed at the time of the stamp; a stamp that is
 * not later than the last one is made anew.
 *
 * Returns: whether it is stored; %ENS_ERROR_NOT_FOUND when there is no such row
 */
gboolean
ens_store_update (EnsStore *store, const EnsEntity *entity, gconstpointer record, GError **error)
{
  gpointer old, new;
  gboolean found = FALSE;
  gboolean done;
  gint64 row = 0;

  g_return_val_if_fail (store->in_action, FALSE);
  g_assert (store->thread == g_thread_self ());
  if (!ens_record_check (entity, record, error) ||
      !ens_store_find_row (store, entity, record, &row, error))
    return FALSE;
  if (row == 0)
    return refuse_missing (entity, record, error);
  old = ens_record_new (entity);
  new = ens_record_copy (entity, record);
  done = fetch_row (store, entity, row, old, &found, error) && found &&
         edit_row (store, entity, old, new, row, error);
  ens_record_free (entity, old);
  ens_record_free (entity, new);
  return done;
}

static gboolean
note_row (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_array_append_val (data, row);
  return TRUE;
}

static gboolean delete_row (EnsStore *store,
                            const EnsEntity *entity,
                            gconstpointer record,
                            gint64 row,
                            GError **error);

// Where the deletion was made elsewhere, a decision that hangs on the deleted row, such as in which pile
// a statement lies, counts as taken back at its own time: wherever it comes, the same is left.
static gboolean
take_back_decision (EnsStore *store, const EnsEntity *entity, gconstpointer record, GError **error)
{
  g_autoptr (EnsTombstone) tombstone = ens_tombstone_new ();

  tombstone->entity = g_strdup (entity->name);
  tombstone->key = ens_record_dup_key (entity, record);
  tombstone->stamp.created = ens_record_get_touched (entity, record);
  return ens_store_settle_tombstone (store, tombstone, error);
}

static gboolean
delete_hung (EnsStore *store,
             const EnsEntity *entity,
             gconstpointer record,
             gint64 row,
             GError **error)
{
  gboolean is_decision = store->is_settling && !ens_entity_has_own_id (entity);

  return delete_row (store, entity, record, row, error) &&
         (!is_decision || take_back_decision (store, entity, record, error));
}

// A row that cannot be without the deleted one goes too. A row that can, such as a pile in a pile, only
// loses the reference. Who deletes a node means those below it as well; of a node deleted elsewhere only
// that is known, since those below have their own tombstones, or were put there by somebody else.
static gboolean
let_go (EnsStore *store,
        const EnsEntity *entity,
        const EnsField *field,
        gpointer record,
        gint64 row,
        GError **error)
{
  gpointer old;
  gboolean done;

  if ((field->flags & ENS_FIELD_REQUIRED) != 0 ||
      (entity->kind == ENS_KIND_NODE && !store->is_settling))
    return delete_hung (store, entity, record, row, error);
  old = ens_record_copy (entity, record);
  *(EnsUuid *) ((char *) record + field->offset) = (EnsUuid){ 0 };
  done = store->is_settling ? ens_store_write_row (store, entity, record, row, error)
                            : edit_row (store, entity, old, record, row, error);
  ens_record_free (entity, old);
  return done;
}

static gboolean
delete_with (EnsStore *store,
             const EnsEntity *entity,
             const EnsField *field,
             const EnsUuid *id,
             GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!ens_store_each_with (store, entity, field->name, id, note_row, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    gint64 row = g_array_index (rows, gint64, i);
    gpointer record = ens_record_new (entity);
    gboolean found = FALSE;
    gboolean done = fetch_row (store, entity, row, record, &found, error);

    // It may have gone already, with another row of the list.
    if (done && found)
      done = let_go (store, entity, field, record, row, error);
    ens_record_free (entity, record);
    if (!done)
      return FALSE;
  }
  return TRUE;
}

static gboolean
leave_edition (EnsStore *store, const EnsUuid *id, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db,
                                             "UPDATE project SET edition = NULL WHERE edition = ?1",
                                             error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_uuid (stmt, 1, id);
  return run_watched (store, stmt, TRUE, error);
}

static gboolean
delete_hanging (EnsStore *store, EnsEntityKind kind, const EnsUuid *id, GError **error)
{
  if (kind == ENS_KIND_EDITION && !leave_edition (store, id, error))
    return FALSE;
  for (guint child = 0; child < ENS_N_KINDS; child++) {
    const EnsEntity *entity = ens_entity_get (child);

    for (guint i = 0; i < entity->n_fields; i++)
      if (entity->fields[i].type == ENS_FIELD_UUID && entity->fields[i].refers_to == kind &&
          !delete_with (store, entity, &entity->fields[i], id, error))
        return FALSE;
  }
  return delete_with (store, ens_entity_get (ENS_KIND_TRANSLATION),
                      &ens_entity_get (ENS_KIND_TRANSLATION)->fields[0], id, error);
}

static gboolean
delete_row (EnsStore *store,
            const EnsEntity *entity,
            gconstpointer record,
            gint64 row,
            GError **error)
{
  const EnsUuid *id = (const EnsUuid *) ((const char *) record + entity->fields[0].offset);

  if (ens_entity_has_own_id (entity) && !delete_hanging (store, entity->kind, id, error))
    return FALSE;
  if (!ens_store_note_removal (store, entity, record, error) ||
      !ens_store_remove_row (store, entity->kind, row, error))
    return FALSE;
  return entity->kind == ENS_KIND_TOMBSTONE || store->is_settling ||
         insert_tombstone (store, entity, record, error);
}

/**
 * ens_store_delete:
 * @key: a record whose key fields say which row
 *
 * Within an action. Rows that cannot be without it are deleted with it (a group takes its statements,
 * those their codings, memberships and translations), each leaving a tombstone; rows that can lose
 * their reference (a pile in a deleted pile).
 *
 * Returns: whether it is gone; %ENS_ERROR_NOT_FOUND when there is no such row
 */
gboolean
ens_store_delete (EnsStore *store, const EnsEntity *entity, gconstpointer key, GError **error)
{
  gint64 row = 0;
  gboolean found = FALSE;
  gboolean done;
  gpointer record;

  g_return_val_if_fail (store->in_action, FALSE);
  g_assert (store->thread == g_thread_self ());
  if (!ens_store_find_row (store, entity, key, &row, error))
    return FALSE;
  if (row == 0)
    return refuse_missing (entity, key, error);
  record = ens_record_new (entity);
  done = fetch_row (store, entity, row, record, &found, error) && found &&
         delete_row (store, entity, record, row, error);
  ens_record_free (entity, record);
  return done;
}
