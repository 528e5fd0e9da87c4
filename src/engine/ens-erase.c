// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Removes the rows, then forgets the journal, which holds their words too. Tombstones stay: a package
// of somebody else must not bring the words back.
#include "ens-erase.h"

#include "ens-action.h"
#include "ens-erase-places.h"
#include "ens-error.h"
#include "ens-journal.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-statement.h"

typedef struct {
  const char *receipt;
  GPtrArray *statements;
} Search;

static gboolean
note_match (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStatement *statement = record;
  Search *search = data;

  if (g_strcmp0 (statement->receipt, search->receipt) == 0)
    g_ptr_array_add (search->statements, ens_statement_copy (statement));
  return TRUE;
}

static gboolean
remove_all (EnsSession *session, GPtrArray *statements, GError **error)
{
  for (guint i = 0; i < statements->len; i++)
    if (!ens_session_remove_row (session, &ens_statement_entity, g_ptr_array_index (statements, i),
                                 error))
      return FALSE;
  return TRUE;
}

/** ens_erase_count: @n: (out): how many statements have @receipt, as ens_erase_receipt() would take away. */
gboolean
ens_erase_count (EnsSession *session, const char *receipt, guint *n, GError **error)
{
  g_autoptr (GPtrArray) statements = ens_rows_new (ENS_KIND_STATEMENT);
  Search search = { receipt, statements };
  gboolean is_done = ens_store_each (ens_session_get_store (session), &ens_statement_entity,
                                     note_match, &search, error);

  *n = statements->len;
  return is_done;
}

/**
 * ens_erase_receipt:
 * @receipt: as on the slip
 * @n_erased: (out): how many statements went
 * @places: (out) (nullable) (transfer container) (element-type EnsErasePlace): where their words still
 *   stand, for people to look at; %NULL with @n_erased above 0 and @error set when that was not found out
 *
 * Cannot be undone, and nothing before it can.
 */
gboolean
ens_erase_receipt (EnsSession *session,
                   const char *receipt,
                   guint *n_erased,
                   GPtrArray **places,
                   GError **error)
{
  g_autoptr (GPtrArray) statements = ens_rows_new (ENS_KIND_STATEMENT);
  Search search = { receipt, statements };
  EnsStore *store = ens_session_get_store (session);

  *n_erased = 0;
  *places = NULL;
  if (!ens_store_each (store, &ens_statement_entity, note_match, &search, error))
    return FALSE;
  if (statements->len == 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("No statement has the receipt “%s”: look at the number on the slip again"),
                 receipt);
    return FALSE;
  }
  if (!ens_session_begin_action (session, ENS_ACTION_ERASE, receipt, error) ||
      !ens_session_finish (session, remove_all (session, statements, error), error) ||
      !ens_store_forget_journal (store, error))
    return FALSE;
  *n_erased = statements->len;
  ens_session_refresh (session, ENS_ALL_KINDS);
  *places = ens_erase_list_places (session, statements, error);
  return *places != NULL;
}
