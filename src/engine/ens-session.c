// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The open project: actions pass through here, so that each change is told once. What the actions
// mean is in the other files of the engine.
#include "ens-session.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-journal.h"
#include "ens-output.h"
#include "ens-scratch.h"
#include "ens-session-private.h"
#include "ens-store-check.h"
#include "ens-text.h"
#include "ens-time.h"

#include <glib/gstdio.h>

struct _EnsSession {
  GObject parent_instance;

  EnsStore *store;
  EnsProject *project;
  char *author;
  EnsUuidSource ids;
  char *undo_text;
  char *redo_text;
  EnsKinds pending_kinds;
  EnsKinds told_kinds;
  gboolean is_lent;
  gboolean is_pending_new;
  gboolean is_only_new;
};

G_DEFINE_FINAL_TYPE (EnsSession, ens_session, G_TYPE_OBJECT)

enum {
  PROP_TITLE = 1,
  PROP_PATH,
  PROP_READ_ONLY,
  PROP_IS_LENT,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_TEXT,
  PROP_REDO_TEXT,
  N_PROPS,
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_text (EnsSession *self, char **text, EnsJournalRow *row, guint text_prop, guint can_prop)
{
  g_autofree char *sentence = row != NULL ? ens_action_dup_sentence (row->word, row->detail) : NULL;
  gboolean could = *text != NULL;

  if (!ens_set_str (text, sentence))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[text_prop]);
  if (could != (*text != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[can_prop]);
}

static void
refresh_journal (EnsSession *self)
{
  g_autoptr (EnsJournalRow) undo = ens_store_dup_next_undo (self->store, NULL);
  g_autoptr (EnsJournalRow) redo = ens_store_dup_next_redo (self->store, NULL);

  set_text (self, &self->undo_text, undo, PROP_UNDO_TEXT, PROP_CAN_UNDO);
  set_text (self, &self->redo_text, redo, PROP_REDO_TEXT, PROP_CAN_REDO);
}

static void
refresh_project (EnsSession *self)
{
  EnsProject *project = ens_store_dup_project (self->store, NULL);

  if (project == NULL)
    return;
  g_clear_pointer (&self->project, ens_project_free);
  self->project = project;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/** ens_session_refresh: tells everybody that rows of @kinds changed in the file. */
void
ens_session_refresh (EnsSession *self, EnsKinds kinds)
{
  if ((kinds & (ENS_KIND_BIT (ENS_N_KINDS))) != 0)
    refresh_project (self);
  refresh_journal (self);
  self->told_kinds |= kinds;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, kinds);
}

/** ens_session_new_for_store: @store: (transfer full): closed with the session. */
EnsSession *
ens_session_new_for_store (EnsStore *store, GError **error)
{
  g_autoptr (EnsSession) self = g_object_new (ENS_TYPE_SESSION, NULL);

  self->store = store;
  self->project = ens_store_dup_project (store, error);
  if (self->project == NULL)
    return NULL;
  refresh_journal (self);
  return g_steal_pointer (&self);
}

/**
 * ens_session_copy_in_memory:
 * @project: what the copy says of itself; its id and time of making are those of @self
 *
 * Returns: (transfer full): a copy that is gone with its session; a tenth of the work of making another
 */
EnsSession *
ens_session_copy_in_memory (EnsSession *self, const EnsProject *project, GError **error)
{
  EnsStore *store = ens_store_copy_in_memory (self->store, project, error);

  return store != NULL ? ens_session_new_for_store (store, error) : NULL;
}

/**
 * ens_session_open:
 *
 * Returns: (transfer full): the project at @path; read-only when the file cannot be written or is
 *   open for writing elsewhere
 */
EnsSession *
ens_session_open (const char *path, GError **error)
{
  EnsStore *store = ens_store_open (path, ENS_STORE_READ_WRITE, error);

  return store != NULL ? ens_session_new_for_store (store, error) : NULL;
}

// An older file has to be brought to the newest schema before anybody can look at it.
static EnsStore *
open_to_look (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  EnsStore *store = ens_store_open (path, ENS_STORE_READ_ONLY, &local_error);

  if (g_error_matches (local_error, ENS_ERROR, ENS_ERROR_READ_ONLY)) {
    store = ens_store_open (path, ENS_STORE_READ_WRITE, error);
    if (store == NULL)
      return NULL;
    ens_store_close (store);
    return ens_store_open (path, ENS_STORE_READ_ONLY, error);
  }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return store;
}

/** ens_session_open_read_only: as ens_session_open(), to look only. */
EnsSession *
ens_session_open_read_only (const char *path, GError **error)
{
  EnsStore *store = open_to_look (path, error);

  return store != NULL ? ens_session_new_for_store (store, error) : NULL;
}

/** ens_session_get_path: Returns: (transfer none): the project's file. */
const char *
ens_session_get_path (EnsSession *self)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), NULL);
  return ens_store_get_path (self->store);
}

gboolean
ens_session_get_read_only (EnsSession *self)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), TRUE);
  return ens_store_get_read_only_reason (self->store) != NULL;
}

/** ens_session_refuse_read_only: Returns: %FALSE with a sentence why when nothing may be changed now. */
gboolean
ens_session_refuse_read_only (EnsSession *self, GError **error)
{
  const char *why = self->is_lent ? _ ("A file is being brought in: try again when that is done")
                                  : ens_store_get_read_only_reason (self->store);

  if (why != NULL)
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_READ_ONLY, why);
  return why == NULL;
}

/** ens_session_set_lent: while it @is_lent, a twin changes the file, and this session refuses to. */
void
ens_session_set_lent (EnsSession *self, gboolean is_lent)
{
  g_return_if_fail (self->is_lent != is_lent && !ens_store_is_in_action (self->store));
  self->is_lent = is_lent;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LENT]);
}

/** ens_session_get_told_kinds: Returns: the kinds of all news since it was opened. */
EnsKinds
ens_session_get_told_kinds (EnsSession *self)
{
  return self->told_kinds;
}

/** ens_session_get_ids: Returns: (transfer none): where its ids come from. */
EnsUuidSource *
ens_session_get_ids (EnsSession *self)
{
  return &self->ids;
}

/** ens_session_get_project: Returns: (transfer none): good until the next `changed`. */
const EnsProject *
ens_session_get_project (EnsSession *self)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), NULL);
  return self->project;
}

/** ens_session_get_store: Returns: (transfer none): for the other files of the engine only. */
EnsStore *
ens_session_get_store (EnsSession *self)
{
  return self->store;
}

/** ens_session_next_id: Returns: an id greater than all that this session gave before. */
EnsUuid
ens_session_next_id (EnsSession *self)
{
  return ens_uuid_next (&self->ids, ens_time_now ());
}

/** ens_session_set_author: @initials: (nullable): who is at work; goes into rows and journal. */
void
ens_session_set_author (EnsSession *self, const char *initials)
{
  g_return_if_fail (ENS_IS_SESSION (self));
  ens_set_str (&self->author, initials);
}

/** ens_session_get_author: Returns: (nullable): the initials of who is at work. */
const char *
ens_session_get_author (EnsSession *self)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), NULL);
  return self->author;
}

static gboolean
begin (EnsSession *self, EnsActionKind kind, const char *word, const char *detail, GError **error)
{
  const EnsAction action = { kind, word, detail, self->author, ens_time_now () };

  g_return_val_if_fail (!ens_store_is_in_action (self->store), FALSE);
  self->pending_kinds = 0;
  self->is_pending_new = kind == ENS_ACTION_NORMAL;
  return ens_session_refuse_read_only (self, error) &&
         ens_store_begin (self->store, &action, error);
}

/**
 * ens_session_begin_action:
 * @word: a word of ens-action.h
 * @detail: (nullable): as ens_action_dup_detail() makes it
 *
 * What follows until ens_session_end_action() is one step of undo.
 */
gboolean
ens_session_begin_action (EnsSession *self, const char *word, const char *detail, GError **error)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), FALSE);
  return begin (self, ENS_ACTION_NORMAL, word, detail, error);
}

/** ens_session_begin_bulk: as ens_session_begin_action(), for any number of rows. */
gboolean
ens_session_begin_bulk (EnsSession *self, const char *word, const char *detail, GError **error)
{
  return begin (self, ENS_ACTION_BULK, word, detail, error);
}

/**
 * ens_session_end_action:
 *
 * Everything is on disk when this returns %TRUE; when it returns %FALSE nothing was changed.
 */
gboolean
ens_session_end_action (EnsSession *self, GError **error)
{
  gboolean is_changed = FALSE;
  EnsKinds kinds = self->pending_kinds;

  g_return_val_if_fail (ENS_IS_SESSION (self), FALSE);
  self->pending_kinds = 0;
  if (!ens_store_commit (self->store, &is_changed, error)) {
    if (ens_store_is_in_action (self->store))
      ens_store_rollback (self->store);
    return FALSE;
  }
  self->is_only_new = self->is_pending_new;
  if (is_changed)
    ens_session_refresh (self, kinds);
  self->is_only_new = FALSE;
  return TRUE;
}

/** ens_session_has_only_added: within `changed`: whether no row that was there was touched. */
gboolean
ens_session_has_only_added (EnsSession *self)
{
  return self->is_only_new;
}

/** ens_session_cancel_action: the action did not happen. */
void
ens_session_cancel_action (EnsSession *self)
{
  g_return_if_fail (ENS_IS_SESSION (self));
  self->pending_kinds = 0;
  if (ens_store_is_in_action (self->store))
    ens_store_rollback (self->store);
}

/** ens_session_note_added: a row of @kind was added to the store itself, within an action. */
void
ens_session_note_added (EnsSession *self, EnsEntityKind kind)
{
  self->pending_kinds |= ENS_KIND_BIT (kind);
}

/**
 * ens_session_note_kind:
 * @kind: ENS_N_KINDS for the project row
 *
 * A row of @kind that may have been there was written to the store itself, within an action.
 */
void
ens_session_note_kind (EnsSession *self, EnsEntityKind kind)
{
  self->is_pending_new = FALSE;
  ens_session_note_added (self, kind);
}

/**
 * ens_session_finish:
 * @is_done: whether all that belongs to the action worked
 *
 * Ends the action when it worked, cancels it otherwise.
 */
gboolean
ens_session_finish (EnsSession *self, gboolean is_done, GError **error)
{
  if (is_done)
    return ens_session_end_action (self, error);
  ens_session_cancel_action (self);
  return FALSE;
}

/** ens_session_set_project: changes what the file says of itself; an action by itself. */
gboolean
ens_session_set_project (EnsSession *self, const EnsProject *project, GError **error)
{
  g_autofree char *detail = NULL;

  g_return_val_if_fail (ENS_IS_SESSION (self), FALSE);
  if (!ens_project_check (project, error))
    return FALSE;
  detail = ens_action_dup_detail (project->title, NULL);
  if (!ens_session_begin_action (self, ENS_ACTION_PROJECT, detail, error))
    return FALSE;
  self->pending_kinds |= ENS_KIND_BIT (ENS_N_KINDS);
  return ens_session_finish (self, ens_store_set_project (self->store, project, error), error);
}

/** ens_session_dup_setting: Returns: (transfer full) (nullable): what the project keeps as @key. */
char *
ens_session_dup_setting (EnsSession *self, const char *key)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), NULL);
  return ens_store_dup_setting (self->store, key, NULL);
}

/** ens_session_set_setting: keeps @value as @key, without a step of undo. */
gboolean
ens_session_set_setting (EnsSession *self, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), FALSE);
  return ens_session_refuse_read_only (self, error) &&
         ens_store_set_setting (self->store, key, value, error);
}

/** ens_session_undo: takes the last action back; %ENS_ERROR_NOT_FOUND when there is none. */
gboolean
ens_session_undo (EnsSession *self, GError **error)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), FALSE);
  if (self->undo_text == NULL) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("There is nothing to undo"));
    return FALSE;
  }
  if (!ens_session_refuse_read_only (self, error) || !ens_store_undo (self->store, NULL, error))
    return FALSE;
  ens_session_refresh (self, ENS_ALL_KINDS);
  return TRUE;
}

/** ens_session_redo: does again what was taken back last. */
gboolean
ens_session_redo (EnsSession *self, GError **error)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), FALSE);
  if (self->redo_text == NULL) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("There is nothing to redo"));
    return FALSE;
  }
  if (!ens_session_refuse_read_only (self, error) || !ens_store_redo (self->store, NULL, error))
    return FALSE;
  ens_session_refresh (self, ENS_ALL_KINDS);
  return TRUE;
}

/** ens_session_check: lists in @faults what is wrong with the file; %FALSE when it cannot be read. */
gboolean
ens_session_check (EnsSession *self, EnsFaults *faults, GError **error)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), FALSE);
  return ens_store_check (self->store, faults, NULL, error);
}

static gboolean
back_up_to_stream (EnsSession *self, const char *path, GError **error)
{
  g_autofree char *folder = ens_scratch_new_folder (NULL, error);
  g_autofree char *copy = folder != NULL ? g_build_filename (folder, "p.ensemble", NULL) : NULL;
  gboolean is_done;

  if (copy == NULL)
    return FALSE;
  is_done = ens_store_backup (self->store, copy, NULL, error) &&
            ens_output_copy (path, copy, error);
  g_unlink (copy);
  g_rmdir (folder);
  return is_done;
}

/** ens_session_backup: copies the project as it is now to @path; `-` is standard output. */
gboolean
ens_session_backup (EnsSession *self, const char *path, GError **error)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), FALSE);
  if (ens_output_is_stream (path))
    return back_up_to_stream (self, path, error);
  return ens_store_backup (self->store, path, NULL, error);
}

static void
ens_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  EnsSession *self = ENS_SESSION (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, self->project->title);
    break;
  case PROP_PATH:
    g_value_set_string (value, ens_session_get_path (self));
    break;
  case PROP_READ_ONLY:
    g_value_set_boolean (value, ens_session_get_read_only (self));
    break;
  case PROP_IS_LENT:
    g_value_set_boolean (value, self->is_lent);
    break;
  case PROP_CAN_UNDO:
    g_value_set_boolean (value, self->undo_text != NULL);
    break;
  case PROP_CAN_REDO:
    g_value_set_boolean (value, self->redo_text != NULL);
    break;
  case PROP_UNDO_TEXT:
    g_value_set_string (value, self->undo_text);
    break;
  case PROP_REDO_TEXT:
    g_value_set_string (value, self->redo_text);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
ens_session_finalize (GObject *object)
{
  EnsSession *self = ENS_SESSION (object);

  g_clear_pointer (&self->store, ens_store_close);
  g_clear_pointer (&self->project, ens_project_free);
  g_free (self->author);
  g_free (self->undo_text);
  g_free (self->redo_text);
  G_OBJECT_CLASS (ens_session_parent_class)->finalize (object);
}

static void
ens_session_class_init (EnsSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = ens_session_get_property;
  object_class->finalize = ens_session_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_IS_LENT] = g_param_spec_boolean ("is-lent", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_TEXT] = g_param_spec_string ("undo-text", NULL, NULL, NULL, flags);
  properties[PROP_REDO_TEXT] = g_param_spec_string ("redo-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static void
ens_session_init (EnsSession *self)
{
}
