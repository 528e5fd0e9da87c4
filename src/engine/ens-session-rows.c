// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks the store of a session, and copies what it lends.
#include "ens-session-rows.h"

#include "ens-error.h"
#include "ens-question.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-session.h"
#include "ens-tally.h"

/**
 * ens_session_get_row:
 * @key_record: a row of which only the key fields matter
 *
 * Returns: (transfer full): the row with that key, or %NULL with %ENS_ERROR_NOT_FOUND
 */
gpointer
ens_session_get_row (EnsSession *self,
                     const EnsEntity *entity,
                     gconstpointer key_record,
                     GError **error)
{
  gpointer record;
  gboolean is_found = FALSE;

  g_return_val_if_fail (ENS_IS_SESSION (self), NULL);
  record = ens_record_copy (entity, key_record);
  if (ens_store_read (ens_session_get_store (self), entity, record, &is_found, error)) {
    if (is_found)
      return record;
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("This row of kind %s is not there any more"), entity->name);
  }
  ens_record_free (entity, record);
  return NULL;
}

typedef struct {
  const EnsEntity *entity;
  GPtrArray *rows;
} Collection;

static gboolean
collect (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Collection *collection = data;

  g_ptr_array_add (collection->rows, ens_record_copy (collection->entity, record));
  return TRUE;
}

/**
 * ens_session_list_rows:
 *
 * Returns: (transfer full) (element-type gpointer): every row of @kind; for kinds with few rows
 */
GPtrArray *
ens_session_list_rows (EnsSession *self, EnsEntityKind kind, GError **error)
{
  g_autoptr (GPtrArray) rows = ens_rows_new (kind);
  Collection collection = { ens_entity_get (kind), rows };

  g_return_val_if_fail (ENS_IS_SESSION (self), NULL);
  if (!ens_store_each (ens_session_get_store (self), collection.entity, collect, &collection,
                       error))
    return NULL;
  return g_steal_pointer (&rows);
}

/** ens_session_count: Returns: how many rows of @kind there are; 0 when they cannot be counted. */
guint64
ens_session_count (EnsSession *self, EnsEntityKind kind)
{
  gint64 counts[ENS_N_KINDS] = { 0 };

  g_return_val_if_fail (ENS_IS_SESSION (self), 0);
  if (!ens_store_count (ens_session_get_store (self), counts, NULL))
    return 0;
  return (guint64) counts[kind];
}

/** ens_session_find_question: @word: `Q1`, `1`, …; @question: (out): its id. */
gboolean
ens_session_find_question (EnsSession *self, const char *word, EnsUuid *question, GError **error)
{
  g_autoptr (GPtrArray) questions = ens_session_list_rows (self, ENS_KIND_QUESTION, error);
  guint64 number = 0;

  if (questions == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (word + (*word == 'Q' || *word == 'q'), 10, 1, 99, &number, NULL))
    number = 0;
  for (guint i = 0; i < questions->len; i++) {
    const EnsQuestion *row = g_ptr_array_index (questions, i);

    if (row->number == (gint64) number) {
      *question = row->id;
      return TRUE;
    }
  }
  g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
               _ ("There is no question “%s”: write Q1, Q2, …"), word);
  return FALSE;
}
