// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The row keeps its id, so that both cities can be compared, and its words; what it refers to comes along
// only where it is here already. Translations come beside it.
#include "ens-borrow.h"

#include "ens-action.h"
#include "ens-borrow-item.h"
#include "ens-compare-place.h"
#include "ens-error.h"
#include "ens-indicator-history.h"
#include "ens-question.h"
#include "ens-record.h"
#include "ens-row-words.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-wording.h"
#include "ens-work.h"

#include <string.h>

static const char *
get_text (const EnsEntity *entity, gconstpointer record, const char *field)
{
  const EnsField *found = ens_entity_get_field (entity, field);

  return found != NULL && found->type == ENS_FIELD_TEXT
           ? *(char *const *) ((const char *) record + found->offset)
           : NULL;
}

static const char *
get_name (const EnsEntity *entity, gconstpointer record)
{
  const char *title = get_text (entity, record, "title");

  return title != NULL ? title : get_text (entity, record, "wording");
}

// Of an indicator with a title the version that counts; by its id any.
static GPtrArray *
list_rows (EnsPlace *place, EnsEntityKind kind, const char *name, GError **error)
{
  EnsUuid id;

  if (kind == ENS_KIND_INDICATOR && !ens_uuid_parse (name, &id))
    return ens_indicator_history_list_current (place->session, error);
  return ens_session_list_rows (place->session, kind, error);
}

// A heading asks nothing.
static gboolean
is_offered (const EnsEntity *entity, gconstpointer record)
{
  return entity->kind != ENS_KIND_ITEM || ((const EnsItem *) record)->kind != ENS_ITEM_SECTION;
}

static gpointer
find_row (EnsPlace *place, const EnsEntity *entity, const char *name, GError **error)
{
  g_autoptr (GPtrArray) rows = list_rows (place, entity->kind, name, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autofree char *key = ens_record_dup_key (entity, rows->pdata[i]);

    if (is_offered (entity, rows->pdata[i]) &&
        (g_strcmp0 (get_name (entity, rows->pdata[i]), name) == 0 || strcmp (key, name) == 0))
      return ens_record_copy (entity, rows->pdata[i]);
  }
  if (rows != NULL)
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("%s: there is no %s “%s” in it"),
                 place->path, ens_row_words_get_kind (entity->kind), name);
  return NULL;
}

// What people call a question is asked in the workshop, or in a survey.
static gpointer
find_question (EnsPlace *place, const EnsEntity **entity, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gpointer record = find_row (place, *entity, name, &problem);

  if (g_error_matches (problem, ENS_ERROR, ENS_ERROR_NOT_FOUND)) {
    record = find_row (place, &ens_item_entity, name, NULL);
    if (record != NULL)
      *entity = &ens_item_entity;
  }
  if (record == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return record;
}

static gboolean
is_here (EnsSession *session, const EnsEntity *entity, const EnsUuid *id)
{
  gpointer row = ens_store_dup (ens_session_get_store (session), entity, id, NULL);
  gboolean answer = row != NULL;

  ens_record_free (entity, row);
  return answer;
}

static gboolean
let_go_of_strangers (EnsSession *session, const EnsEntity *entity, gpointer record, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];
    EnsUuid *id = (EnsUuid *) ((char *) record + field->offset);

    if (field->type != ENS_FIELD_UUID || field->refers_to == ENS_KIND_NONE ||
        ens_uuid_is_nil (id) || is_here (session, ens_entity_get (field->refers_to), id))
      continue;
    if ((field->flags & ENS_FIELD_REQUIRED) != 0) {
      g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                   _ ("its %s is not in this project: take that over first"),
                   ens_row_words_get_field (field));
      return FALSE;
    }
    *id = (EnsUuid){ { 0 } };
  }
  return TRUE;
}

static char *
dup_lineage (const EnsPlace *place, const EnsEntity *entity, gpointer record)
{
  const EnsStamp *stamp = ens_record_get_stamp (entity, record);
  gint64 time = MAX (stamp->created, stamp->modified);
  g_autoptr (GDateTime) when = time > 0 ? g_date_time_new_from_unix_utc (time / 1000)
                                        : g_date_time_new_now_utc ();
  const char *own = get_text (entity, record, "lineage");

  // Borrowed from a borrower: both are named.
  return g_strdup_printf ("%s, %d%s%s", place->name, g_date_time_get_year (when),
                          own != NULL ? "; " : "", own != NULL ? own : "");
}

static void
set_lineage (const EnsEntity *entity, gpointer record, const char *lineage)
{
  const EnsField *field = ens_entity_get_field (entity, "lineage");

  ens_set_str ((char **) ((char *) record + field->offset), lineage);
}

// A number is what people here say aloud: the next one after those of this project, whatever it was there.
static gboolean
set_number (EnsSession *session, EnsQuestion *question, GError **error)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, ENS_KIND_QUESTION, error);
  gint64 last = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const EnsQuestion *other = rows->pdata[i];

    if (!ens_uuid_equal (&other->id, &question->id))
      last = MAX (last, other->number);
  }
  question->number = last + 1;
  return rows != NULL;
}

static gboolean
insert (EnsSession *session, const EnsEntity *entity, gpointer record, GError **error)
{
  // What was begun is asked as it was.
  if (entity->kind == ENS_KIND_INDICATOR && !ens_indicator_history_pin (session, error))
    return FALSE;
  return let_go_of_strangers (session, entity, record, error) &&
         ens_session_insert_row (session, entity, record, error);
}

// First as it is there, then the lineage and the number, as edits made here.
static gboolean
take (EnsSession *session,
      EnsPlace *place,
      const EnsEntity *entity,
      const EnsUuid *there,
      gpointer record,
      GError **error)
{
  g_autofree char *lineage = dup_lineage (place, entity, record);

  if (!insert (session, entity, record, error))
    return FALSE;
  set_lineage (entity, record, lineage);
  if (entity->kind == ENS_KIND_QUESTION && !set_number (session, record, error))
    return FALSE;
  if (entity->kind == ENS_KIND_INDICATOR && !ens_indicator_history_leave_out (session, error))
    return FALSE;
  if (entity->kind == ENS_KIND_ITEM &&
      !ens_borrow_item_take_options (session, place->session, there, record, error))
    return FALSE;
  return ens_session_save_row (session, entity, record, error) &&
         ens_wording_take (session, place->session, there, record, error);
}

static gboolean
borrow (EnsSession *session,
        EnsPlace *place,
        const EnsEntity *entity,
        gpointer record,
        GError **error)
{
  const EnsUuid there = *(const EnsUuid *) record;
  g_autofree char *detail = ens_action_dup_detail (get_name (entity, record), place->name);

  if (entity->kind == ENS_KIND_ITEM && !ens_borrow_item_settle (session, record, error))
    return FALSE;
  if (is_here (session, entity, record)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_EXISTS, _ ("“%s” is in this project already"),
                 get_name (entity, record));
    return FALSE;
  }
  return ens_session_begin_action (session, ENS_ACTION_BORROW, detail, error) &&
         ens_session_finish (session, take (session, place, entity, &there, record, error), error);
}

/**
 * ens_borrow:
 * @path: a project, package or bundle
 * @kind: of row: an indicator, an action, an item of a survey, or a question, which may be such an item
 * @name: its title, wording or id
 *
 * One action.
 */
gboolean
ens_borrow (EnsSession *session,
            const char *path,
            EnsEntityKind kind,
            const char *name,
            GError **error)
{
  const EnsEntity *entity = ens_entity_get (kind);
  g_autoptr (EnsPlace) place = ens_place_new (path, NULL, error);
  gpointer record = NULL;
  gboolean is_done;

  if (place != NULL)
    record = kind == ENS_KIND_QUESTION ? find_question (place, &entity, name, error)
                                       : find_row (place, entity, name, error);
  is_done = record != NULL && borrow (session, place, entity, record, error);
  ens_record_free (entity, record);
  return is_done;
}

/** ens_borrow_is_here: Returns: whether the project has what is offered, so that it cannot be borrowed. */
gboolean
ens_borrow_is_here (EnsSession *session, const EnsOffer *offer)
{
  EnsUuid id;

  if (!ens_uuid_parse (offer->id, &id))
    return FALSE;
  if (offer->kind == ENS_KIND_ITEM)
    id = ens_borrow_item_make_id (session, &id);
  return is_here (session, ens_entity_get (offer->kind), &id);
}

typedef struct {
  char *path;
  char *name;
  EnsEntityKind kind;
} Job;

static void
job_free (Job *job)
{
  g_free (job->path);
  g_free (job->name);
  g_free (job);
}

static gboolean
run_borrow (EnsSession *twin, gpointer data, GError **error)
{
  const Job *job = data;

  return ens_borrow (twin, job->path, job->kind, job->name, error);
}

/** ens_borrow_async: as ens_borrow(), in another thread; the session is lent until the end. */
void
ens_borrow_async (EnsSession *session,
                  const char *path,
                  EnsEntityKind kind,
                  const char *name,
                  GAsyncReadyCallback callback,
                  gpointer data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->name = g_strdup (name);
  job->kind = kind;
  g_task_set_source_tag (task, ens_borrow_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  ens_work_start (task, ENS_WORK_CHANGE, run_borrow, NULL);
}

gboolean
ens_borrow_finish (EnsSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
