// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row at a time: memory does not grow with the file.
#include "ens-upsert.h"

#include "ens-session-private.h"

static gboolean
put (EnsSession *session,
     const EnsEntity *entity,
     gconstpointer record,
     gpointer old,
     EnsImportResult *result,
     GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  gboolean is_found = FALSE;

  if (!ens_store_read (store, entity, old, &is_found, error))
    return FALSE;
  if (is_found && ens_record_equal (entity, record, old)) {
    result->n_same++;
    return TRUE;
  }
  ens_session_note_kind (session, entity->kind);
  if (is_found) {
    result->n_changed[entity->kind]++;
    return ens_store_update (store, entity, record, error);
  }
  result->n_new[entity->kind]++;
  return ens_store_insert (store, entity, record, error);
}

/** ens_upsert: puts @record into the project, just as it is, and counts what that did in @result. */
gboolean
ens_upsert (EnsSession *session,
            const EnsEntity *entity,
            gconstpointer record,
            EnsImportResult *result,
            GError **error)
{
  gpointer old;
  gboolean is_done;

  old = ens_record_copy (entity, record);
  is_done = put (session, entity, record, old, result, error);
  ens_record_free (entity, old);
  return is_done;
}
