// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every edit of a row passes here before it is written. Times of edits only grow: an edit of what
// somebody wrote elsewhere, by a clock that runs ahead, is later than that. Rows without an id of their
// own are one decision: their edits are not kept field by field, only what they were.
#include "ens-store-edits.h"

#include "ens-outside.h"
#include "ens-store-private.h"
#include "ens-tombstone.h"

#include <string.h>

// As many former values as a file keeps.
#define MOST_BASES 200000

static void
mark_sum (GChecksum *sum, char mark[33])
{
  g_strlcpy (mark, g_checksum_get_string (sum), 33);
}

/** ens_store_mark_value: @mark: (out): by which to know the value of @field again; empty for none. */
void
ens_store_mark_value (const EnsField *field, gconstpointer record, char mark[33])
{
  g_autofree char *text = ens_field_dup_text (field, record);
  g_autoptr (GChecksum) sum = NULL;

  mark[0] = '\0';
  if (text == NULL)
    return;
  sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (sum, (const guchar *) text, -1);
  mark_sum (sum, mark);
}

/** ens_store_mark_row: @mark: (out): by which to know all that @record says again. */
void
ens_store_mark_row (const EnsEntity *entity, gconstpointer record, char mark[33])
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < entity->n_fields; i++) {
    g_autofree char *text = NULL;

    if ((entity->fields[i].flags & ENS_FIELD_STAMP) != 0)
      continue;
    text = ens_field_dup_text (&entity->fields[i], record);
    if (text != NULL)
      g_checksum_update (sum, (const guchar *) text, -1);
    g_checksum_update (sum, (const guchar *) "", 1);
  }
  mark_sum (sum, mark);
}

/** ens_store_list_edits: Returns: (transfer full) (element-type EnsEdit): of the row with @key. */
GPtrArray *
ens_store_list_edits (EnsStore *store, const EnsEntity *entity, const char *key, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             "SELECT entity, field, key, created, modified, author "
                                             "FROM edits WHERE key = ?1 AND entity = ?2",
                                             error);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_edit_free);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  ens_stmt_bind_text (stmt, 1, key);
  ens_stmt_bind_text (stmt, 2, entity->name);
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    if (row) {
      EnsEdit *edit = ens_edit_new ();

      ens_store_load (stmt, &ens_edit_entity, edit);
      g_ptr_array_add (edits, edit);
    }
  }
  return g_steal_pointer (&edits);
}

/**
 * ens_store_find_base:
 * @field: (nullable): its name; empty for a row that was deleted; any when %NULL
 * @generation: number of a package in the log
 * @with_held: whether what ens_store_note_held() noted of that package goes before what was here
 * @base: (out): what the field was when that package was read or written
 */
gboolean
ens_store_find_base (EnsStore *store,
                     const EnsEntity *entity,
                     const char *key,
                     const char *field,
                     gint64 generation,
                     gboolean with_held,
                     EnsBase *base,
                     GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (ens_store_get_db (store),
                                      "SELECT mark, time FROM bases WHERE key = ?1 AND entity = ?2 "
                                      "AND (?5 OR field = coalesce (?3, '')) "
                                      "AND (generation >= ?4 OR (?6 AND generation = -?4)) "
                                      "ORDER BY generation LIMIT 1",
                                      error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, key);
  ens_stmt_bind_text (stmt, 2, entity->name);
  ens_stmt_bind_text (stmt, 3, field);
  ens_stmt_bind_int (stmt, 4, generation);
  ens_stmt_bind_int (stmt, 5, field == NULL);
  ens_stmt_bind_int (stmt, 6, with_held);
  *base = (EnsBase){ 0 };
  if (!ens_stmt_step (stmt, &base->is_found, error))
    return FALSE;
  if (base->is_found) {
    g_strlcpy (base->mark, ens_stmt_get_text (stmt, 0), sizeof base->mark);
    base->time = ens_stmt_get_int (stmt, 1);
  }
  return TRUE;
}

/** ens_store_knew: @answer: (out): whether the field had the value of @mark at any time before. */
gboolean
ens_store_knew (EnsStore *store,
                const EnsEntity *entity,
                const char *key,
                const char *field,
                const char *mark,
                gboolean *answer,
                GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             "SELECT 1 FROM bases WHERE key = ?1 AND entity = ?2 "
                                             "AND field = ?3 AND mark = coalesce (?4, '') "
                                             "AND generation > 0",
                                             error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, key);
  ens_stmt_bind_text (stmt, 2, entity->name);
  ens_stmt_bind_text (stmt, 3, field);
  ens_stmt_bind_text (stmt, 4, mark);
  return ens_stmt_step (stmt, answer, error);
}

// Within an action; seen by its undo.
static gboolean
run_recorded (EnsStore *store, EnsStmt *stmt, GError **error)
{
  gboolean done;

  ens_store_watch (store, TRUE);
  done = ens_stmt_run (stmt, error);
  ens_store_watch (store, FALSE);
  return done && ens_store_keep_bounded (store, error);
}

// The first edit after a package is the one that knows what the package holds.
static gboolean
put_base (EnsStore *store,
          const EnsEntity *entity,
          const char *key,
          const char *field,
          gint64 generation,
          const char *mark,
          gint64 time,
          GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (store->db,
                                      "INSERT INTO bases (entity, key, field, generation, mark, "
                                      "time) "
                                      "VALUES (?1, ?2, coalesce (?3, ''), ?4, coalesce (?5, ''), "
                                      "?6) "
                                      "ON CONFLICT (key, entity, field, generation) DO NOTHING",
                                      error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, entity->name);
  ens_stmt_bind_text (stmt, 2, key);
  ens_stmt_bind_text (stmt, 3, field);
  ens_stmt_bind_int (stmt, 4, generation);
  ens_stmt_bind_text (stmt, 5, mark);
  ens_stmt_bind_int (stmt, 6, time);
  return run_recorded (store, stmt, error);
}

static gboolean
add_base (EnsStore *store,
          const EnsEntity *entity,
          const char *key,
          const char *field,
          const char *mark,
          gint64 time,
          GError **error)
{
  return store->generation == 0 ||
         put_base (store, entity, key, field, store->generation, mark, time, error);
}

/**
 * ens_store_note_held:
 * @theirs: a row of the package that is being read and will be logged next
 * @time: when @field had got its value there
 *
 * That the package held another value than the one that stays here. Kept under the number of the package
 * with a minus, which never mixes with what fields were here.
 */
gboolean
ens_store_note_held (EnsStore *store,
                     const EnsEntity *entity,
                     const char *key,
                     const EnsField *field,
                     gconstpointer theirs,
                     gint64 time,
                     GError **error)
{
  gint64 last = 0;
  char mark[33];

  ens_store_mark_value (field, theirs, mark);
  return ens_db_query_int (store->db, "SELECT seq FROM sqlite_sequence WHERE name = 'packages'",
                           &last, error) &&
         put_base (store, entity, key, field->name, -(last + 1), mark, time, error);
}

/** ens_store_drop_old_bases: keeps the file bounded; outside of actions. */
gboolean
ens_store_drop_old_bases (EnsStore *store, GError **error)
{
  g_autoptr (EnsStmt) stmt =
               ens_db_prepare (ens_store_get_db (store),
                               "DELETE FROM bases WHERE row <= (SELECT max (row) FROM bases) - ?1",
                               error);

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, MOST_BASES);
  return ens_stmt_run (stmt, error);
}

/** ens_store_settle_edit: writes @edit, in place of one of the same field. */
gboolean
ens_store_settle_edit (EnsStore *store, const EnsEdit *edit, GError **error)
{
  gint64 row = 0;

  store->has_edits = TRUE;
  if (!ens_store_find_row (store, &ens_edit_entity, edit, &row, error))
    return FALSE;
  return row != 0 ? ens_store_write_row (store, &ens_edit_entity, edit, row, error)
                  : ens_store_insert (store, &ens_edit_entity, edit, error);
}

static gboolean
put_edit (EnsStore *store,
          const EnsEntity *entity,
          const char *key,
          const char *field,
          gint64 time,
          const char *author,
          GError **error)
{
  const EnsEdit edit = {
    .entity = (char *) entity->name,
    .field = (char *) field,
    .key = (char *) key,
    .stamp = { .created = time, .author = (char *) author },
  };

  return ens_store_settle_edit (store, &edit, error);
}

static gint64
get_time (const GPtrArray *edits,
          const EnsEntity *entity,
          gconstpointer record,
          const EnsField *field,
          const char **author)
{
  *author = NULL;
  return ens_entity_has_own_id (entity) ? ens_edits_get_time (edits, entity, record, field, author)
                                        : ens_record_get_touched (entity, record);
}

static gboolean
note_bases (EnsStore *store,
            const EnsEntity *entity,
            const char *key,
            gconstpointer old,
            gconstpointer new,
            const GPtrArray *edits,
            gboolean is_merge,
            GError **error)
{
  const char *author = NULL;
  char mark[33];

  for (guint i = 0; store->generation > 0 && i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];
    gint64 time = get_time (edits, entity, old, field, &author);

    // What others were told gives way to the thing itself, be it older: nobody knew it here before.
    if (!ens_field_is_content (field) || ens_field_equal (field, old, new) ||
        (is_merge && ens_outside_is_mark (author)))
      continue;
    ens_store_mark_value (field, old, mark);
    if (!add_base (store, entity, key, field->name, mark, time, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
note_times (EnsStore *store,
            const EnsEntity *entity,
            const char *key,
            gconstpointer old,
            gconstpointer new,
            const GPtrArray *edits,
            GError **error)
{
  const EnsStamp *stamp = ens_record_get_stamp (entity, (gpointer) new);

  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];
    const char *author = NULL;
    gint64 time;

    if (!ens_field_is_content (field))
      continue;
    time = ens_edits_get_time (edits, entity, old, field, &author);
    if (!ens_field_equal (field, old, new)) {
      if (!put_edit (store, entity, key, field->name, MAX (stamp->modified, time + 1),
                     stamp->author, error))
        return FALSE;
    } else if (edits->len == 0 && time > 0 &&
               !put_edit (store, entity, key, field->name, time, author, error)) {
      return FALSE;
    }
  }
  return TRUE;
}

static GPtrArray *
list_if_any (EnsStore *store, const EnsEntity *entity, const char *key, GError **error)
{
  if (!store->has_edits || !ens_entity_has_own_id (entity))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) ens_edit_free);
  return ens_store_list_edits (store, entity, key, error);
}

/** ens_store_note_edit: that somebody is about to edit the row @old to @new. */
gboolean
ens_store_note_edit (EnsStore *store,
                     const EnsEntity *entity,
                     gconstpointer old,
                     gconstpointer new,
                     GError **error)
{
  g_autofree char *key = ens_record_dup_key (entity, old);
  g_autoptr (GPtrArray) edits = list_if_any (store, entity, key, error);

  return edits != NULL && note_bases (store, entity, key, old, new, edits, FALSE, error) &&
         (!ens_entity_has_own_id (entity) ||
          note_times (store, entity, key, old, new, edits, error));
}

static gboolean
remove_edits (EnsStore *store, const GPtrArray *edits, GError **error)
{
  for (guint i = 0; i < edits->len; i++) {
    gint64 row = 0;

    if (!ens_store_find_row (store, &ens_edit_entity, edits->pdata[i], &row, error) ||
        (row != 0 && !ens_store_remove_row (store, ENS_KIND_EDIT, row, error)))
      return FALSE;
  }
  return TRUE;
}

/** ens_store_note_removal: that the row @old is about to go. */
gboolean
ens_store_note_removal (EnsStore *store, const EnsEntity *entity, gconstpointer old, GError **error)
{
  g_autofree char *key = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  char mark[33];

  if ((store->generation == 0 && !store->has_edits) || entity->kind == ENS_KIND_TOMBSTONE)
    return TRUE;
  key = ens_record_dup_key (entity, old);
  edits = list_if_any (store, entity, key, error);
  ens_store_mark_row (entity, old, mark);
  return edits != NULL && remove_edits (store, edits, error) &&
         add_base (store, entity, key, "", mark, ens_record_get_touched (entity, old), error);
}

static gboolean
settle_edits (EnsStore *store, const GPtrArray *old, const GPtrArray *edits, GError **error)
{
  for (guint i = 0; i < old->len; i++) {
    const EnsEdit *edit = old->pdata[i];
    gint64 row = 0;

    if (ens_edits_find (edits, edit->field) == NULL &&
        (!ens_store_find_row (store, &ens_edit_entity, edit, &row, error) ||
         !ens_store_remove_row (store, ENS_KIND_EDIT, row, error)))
      return FALSE;
  }
  for (guint i = 0; edits != NULL && i < edits->len; i++) {
    const EnsEdit *edit = edits->pdata[i];
    const EnsEdit *known = ens_edits_find (old, edit->field);

    if ((known == NULL || known->stamp.created != edit->stamp.created ||
         g_strcmp0 (known->stamp.author, edit->stamp.author) != 0) &&
        !ens_store_settle_edit (store, edit, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
settle (EnsStore *store,
        const EnsEntity *entity,
        gconstpointer record,
        gpointer old,
        const GPtrArray *edits,
        GError **error)
{
  g_autofree char *key = ens_record_dup_key (entity, record);
  g_autoptr (GPtrArray) known = list_if_any (store, entity, key, error);
  gboolean is_found = FALSE;
  gint64 row = 0;

  return known != NULL && ens_record_check (entity, record, error) &&
         ens_store_read (store, entity, old, &is_found, error) && is_found &&
         ens_store_find_row (store, entity, record, &row, error) &&
         note_bases (store, entity, key, old, record, known, TRUE, error) &&
         settle_edits (store, known, edits, error) &&
         ens_store_write_row (store, entity, record, row, error);
}

/**
 * ens_store_settle:
 * @record: a row that is there, as a merge decided it, its stamp included
 * @edits: (nullable) (element-type EnsEdit): all edits that it has from now on
 *
 * Within an action. Unlike ens_store_update(), what was changed and when is the caller's word.
 */
gboolean
ens_store_settle (EnsStore *store,
                  const EnsEntity *entity,
                  gconstpointer record,
                  const GPtrArray *edits,
                  GError **error)
{
  gpointer old = ens_record_copy (entity, record);
  gboolean done;

  g_return_val_if_fail (store->in_action, FALSE);
  done = settle (store, entity, record, old, edits, error);
  ens_record_free (entity, old);
  return done;
}

/** ens_store_settle_tombstone: writes @tombstone, in place of one of the same row. */
gboolean
ens_store_settle_tombstone (EnsStore *store, gconstpointer tombstone, GError **error)
{
  gint64 row = 0;

  store->has_tombstones = TRUE;
  if (!ens_store_find_row (store, &ens_tombstone_entity, tombstone, &row, error))
    return FALSE;
  return row != 0 ? ens_store_write_row (store, &ens_tombstone_entity, tombstone, row, error)
                  : ens_store_insert (store, &ens_tombstone_entity, tombstone, error);
}

/**
 * ens_store_take_away:
 * @key: a record whose key fields say which row
 *
 * Within an action. As ens_store_delete(), but the deletion was made elsewhere: the caller writes its
 * tombstone, and what hangs on the row goes without a word of its own.
 */
gboolean
ens_store_take_away (EnsStore *store, const EnsEntity *entity, gconstpointer key, GError **error)
{
  gboolean done;

  store->is_settling = TRUE;
  done = ens_store_delete (store, entity, key, error);
  store->is_settling = FALSE;
  return done;
}

/** ens_store_get_generation: Returns: within an action, the number of the last package in the log. */
gint64
ens_store_get_generation (EnsStore *store)
{
  return store->generation;
}

/** ens_store_has_refusals: @answer: (out): whether any row was ever refused. */
gboolean
ens_store_has_refusals (EnsStore *store, gboolean *answer, GError **error)
{
  gint64 any = 0;

  if (!ens_db_query_int (ens_store_get_db (store), "SELECT EXISTS (SELECT 1 FROM refusals)", &any,
                         error))
    return FALSE;
  *answer = any != 0;
  return TRUE;
}

/** ens_store_find_refusal: @time: (out): up to when versions of the row were refused; 0 for never. */
gboolean
ens_store_find_refusal (EnsStore *store,
                        const EnsEntity *entity,
                        const char *key,
                        gint64 *time,
                        GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             "SELECT time FROM refusals "
                                             "WHERE entity = ?1 AND key = ?2",
                                             error);
  gboolean row = FALSE;

  *time = 0;
  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, entity->name);
  ens_stmt_bind_text (stmt, 2, key);
  if (!ens_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    *time = ens_stmt_get_int (stmt, 0);
  return TRUE;
}

/** ens_store_set_refusal: @time: versions of the row up to then stay away. Within an action. */
gboolean
ens_store_set_refusal (EnsStore *store,
                       const EnsEntity *entity,
                       const char *key,
                       gint64 time,
                       GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (ens_store_get_db (store),
                                             "INSERT INTO refusals (entity, key, time) "
                                             "VALUES (?1, ?2, ?3) ON CONFLICT (entity, key) "
                                             "DO UPDATE SET time = excluded.time",
                                             error);

  g_return_val_if_fail (store->in_action, FALSE);
  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_text (stmt, 1, entity->name);
  ens_stmt_bind_text (stmt, 2, key);
  ens_stmt_bind_int (stmt, 3, time);
  return run_recorded (store, stmt, error);
}

/**
 * ens_store_keep_merge:
 * @report: for people, as JSON
 *
 * Within the action that merges. Undo takes back what was merged, not what is told of it. The last few
 * are kept.
 */
gboolean
ens_store_keep_merge (EnsStore *store, const char *report, GError **error)
{
  g_autoptr (EnsStmt)
               stmt = ens_db_prepare (ens_store_get_db (store),
                                      "INSERT INTO merges (seq, time, report) VALUES (?1, ?2, ?3)",
                                      error);

  g_return_val_if_fail (store->in_action, FALSE);
  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_int (stmt, 1, store->seq);
  ens_stmt_bind_int (stmt, 2, store->time);
  ens_stmt_bind_text (stmt, 3, report);
  return ens_stmt_run (stmt, error) &&
         ens_db_exec (store->db,
                      "DELETE FROM merges WHERE row <= (SELECT max (row) FROM merges) - 20", error);
}

/**
 * ens_store_find_merge:
 * @report: (out) (nullable): of the last merge; %NULL when there was none
 * @is_undone: (out): it was taken back since, so that the project holds nothing of it
 */
gboolean
ens_store_find_merge (EnsStore *store, char **report, gboolean *is_undone, GError **error)
{
  // An action that was undone leaves its number to the next one, but not its time.
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    ens_store_get_db (store),
    "SELECT m.report, NOT EXISTS (SELECT 1 FROM journal j WHERE j.seq = m.seq AND j.time = m.time "
    "AND j.undone = 0) FROM merges m ORDER BY m.row DESC LIMIT 1",
    error);
  gboolean row = FALSE;

  *report = NULL;
  *is_undone = FALSE;
  if (stmt == NULL || !ens_stmt_step (stmt, &row, error))
    return FALSE;
  if (row) {
    *report = g_strdup (ens_stmt_get_text (stmt, 0));
    *is_undone = ens_stmt_get_int (stmt, 1) != 0;
  }
  return TRUE;
}
