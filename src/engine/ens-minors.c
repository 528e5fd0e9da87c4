// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where one site marks a group as minors while another takes down a receipt, the merge takes it away, a
// moment later than both: so it stays away wherever the packages meet, in any order.
#include "ens-minors.h"

#include "ens-error.h"
#include "ens-group.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-store-edits.h"
#include "ens-territory.h"
#include "ens-text.h"

/** @quarter: (out): that of a group of minors, %NULL when it has none */
static gboolean
find_quarter (EnsStore *store, const EnsGroup *group, EnsTerritory **quarter, GError **error)
{
  g_autoptr (EnsTerritory) territory = NULL;
  g_autoptr (GError) local_error = NULL;

  *quarter = NULL;
  if (!group->minors || ens_uuid_is_nil (&group->territory))
    return TRUE;
  territory = ens_store_dup (store, &ens_territory_entity, &group->territory, &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (territory != NULL && territory->kind == ENS_TERRITORY_QUARTER)
    *quarter = g_steal_pointer (&territory);
  return TRUE;
}

static gboolean
clean_group (EnsStore *store, EnsGroup *group, GError **error)
{
  g_autoptr (EnsTerritory) quarter = NULL;

  if (!find_quarter (store, group, &quarter, error))
    return FALSE;
  if (quarter != NULL)
    group->territory = (EnsUuid){ { 0 } };
  return TRUE;
}

static gboolean
clean_statement (EnsStore *store, EnsStatement *statement, GError **error)
{
  g_autoptr (EnsGroup) group = NULL;
  g_autoptr (GError) local_error = NULL;

  if (statement->receipt == NULL)
    return TRUE;
  group = ens_store_dup (store, &ens_group_entity, &statement->group, &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (group != NULL && group->minors)
    ens_set_str (&statement->receipt, NULL);
  return TRUE;
}

/**
 * ens_minors_check_group:
 *
 * For what somebody asks for. A quarter that @group had before it was marked as minors is not asked for: it
 * goes when the group is saved.
 *
 * Returns: %FALSE with %ENS_ERROR_REFUSED where a group of minors would get a quarter
 */
gboolean
ens_minors_check_group (EnsSession *session, const EnsGroup *group, GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (EnsGroup) old = NULL;
  g_autoptr (EnsTerritory) quarter = NULL;

  if (!find_quarter (store, group, &quarter, error))
    return FALSE;
  if (quarter == NULL)
    return TRUE;
  old = ens_store_dup (store, &ens_group_entity, &group->id, NULL);
  if (old != NULL && ens_uuid_equal (&old->territory, &group->territory))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ (
                 "“%s” is a group of minors, and “%s” is a quarter: no quarter is kept for minors. "
                 "Name the city, or leave it out"),
               group->name != NULL ? group->name : "–", quarter->name);
  return FALSE;
}

/** ens_minors_clean_row: takes from @record, before it is saved, what a group of minors must not carry. */
gboolean
ens_minors_clean_row (EnsSession *session, const EnsEntity *entity, gpointer record, GError **error)
{
  EnsStore *store = ens_session_get_store (session);

  if (entity->kind == ENS_KIND_GROUP)
    return clean_group (store, record, error);
  if (entity->kind == ENS_KIND_STATEMENT)
    return clean_statement (store, record, error);
  return TRUE;
}

static gboolean
collect (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStatement *statement = record;

  if (statement->receipt != NULL)
    g_ptr_array_add (data, ens_statement_copy (statement));
  return TRUE;
}

static GPtrArray *
list_with_receipt (EnsSession *session, const EnsGroup *group, GError **error)
{
  g_autoptr (GPtrArray)
               statements = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_statement_free);

  if (!ens_store_each_with (ens_session_get_store (session), &ens_statement_entity, "group",
                            &group->id, collect, statements, error))
    return NULL;
  return g_steal_pointer (&statements);
}

/** ens_minors_clean_after_save: within the action that saved @record: its statements lose their receipts. */
gboolean
ens_minors_clean_after_save (EnsSession *session,
                             const EnsEntity *entity,
                             gconstpointer record,
                             GError **error)
{
  const EnsGroup *group = record;
  g_autoptr (GPtrArray) statements = NULL;

  if (entity->kind != ENS_KIND_GROUP || !group->minors)
    return TRUE;
  statements = list_with_receipt (session, group, error);
  for (guint i = 0; statements != NULL && i < statements->len; i++) {
    EnsStatement *statement = statements->pdata[i];

    ens_set_str (&statement->receipt, NULL);
    if (!ens_session_save_row (session, &ens_statement_entity, statement, error))
      return FALSE;
  }
  return statements != NULL;
}

static GPtrArray *
list_edits (EnsSession *session, const EnsEntity *entity, gconstpointer record, GError **error)
{
  g_autofree char *key = ens_record_dup_key (entity, record);

  return ens_store_list_edits (ens_session_get_store (session), entity, key, error);
}

static void
put_edit (GPtrArray *edits, const EnsStatement *statement, gint64 time)
{
  EnsEdit *edit = (EnsEdit *) ens_edits_find (edits, "receipt");

  if (edit == NULL) {
    edit = ens_edit_new ();
    edit->entity = g_strdup (ens_statement_entity.name);
    edit->field = g_strdup ("receipt");
    edit->key = ens_record_dup_key (&ens_statement_entity, statement);
    g_ptr_array_add (edits, edit);
  }
  edit->stamp.created = time;
  ens_set_str (&edit->stamp.author, NULL);
}

static gint64
get_time (const GPtrArray *edits, const EnsEntity *entity, gconstpointer record, const char *name)
{
  const EnsField *field = ens_entity_get_field (entity, name);
  gint64 time = ens_edits_get_time (edits, entity, record, field, NULL);

  return time != 0 ? time : ens_record_get_stamp (entity, (gpointer) record)->created;
}

static gboolean
settle (EnsSession *session, EnsStatement *statement, gint64 since, GError **error)
{
  g_autoptr (GPtrArray) edits = list_edits (session, &ens_statement_entity, statement, error);
  gint64 time;

  if (edits == NULL)
    return FALSE;
  time = MAX (since, get_time (edits, &ens_statement_entity, statement, "receipt")) + 1;
  put_edit (edits, statement, time);
  ens_set_str (&statement->receipt, NULL);
  statement->stamp.modified = MAX (statement->stamp.modified, time);
  ens_session_note_kind (session, ENS_KIND_STATEMENT);
  return ens_store_settle (ens_session_get_store (session), &ens_statement_entity, statement, edits,
                           error);
}

static gboolean
settle_group (EnsSession *session, const EnsGroup *group, GError **error)
{
  g_autoptr (GPtrArray) statements = list_with_receipt (session, group, error);
  g_autoptr (GPtrArray) edits = NULL;
  gint64 since;

  if (statements == NULL || statements->len == 0)
    return statements != NULL;
  edits = list_edits (session, &ens_group_entity, group, error);
  if (edits == NULL)
    return FALSE;
  since = get_time (edits, &ens_group_entity, group, "minors");
  for (guint i = 0; i < statements->len; i++)
    if (!settle (session, statements->pdata[i], since, error))
      return FALSE;
  return TRUE;
}

/** ens_minors_clean_after_merge: within the action of the merge, after its last package. */
gboolean
ens_minors_clean_after_merge (EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);

  for (guint i = 0; groups != NULL && i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];

    if (group->minors && !settle_group (session, group, error))
      return FALSE;
  }
  return groups != NULL;
}
