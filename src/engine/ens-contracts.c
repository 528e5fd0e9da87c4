// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A party of a contract is one that has a signing row, with a day or without; who promises something
// is one too.
#include "ens-contracts.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-records.h"
#include "ens-session-private.h"

static void
free_party (EnsContractParty *party)
{
  ens_party_free (party->party);
  g_free (party->date);
  g_free (party);
}

static void
free_promise (EnsContractPromise *promise)
{
  ens_commitment_free (promise->commitment);
  g_free (promise->from);
  g_free (promise->toward);
  g_free (promise->action);
  g_free (promise);
}

void
ens_contract_view_free (EnsContractView *self)
{
  if (self == NULL)
    return;
  ens_contract_free (self->contract);
  g_ptr_array_unref (self->parties);
  g_ptr_array_unref (self->promises);
  g_free (self);
}

static EnsContractParty *
add_party (EnsContractView *self, EnsSession *session, const EnsUuid *id)
{
  EnsContractParty *party;
  EnsParty *row;

  for (guint i = 0; i < self->parties->len; i++)
    if (ens_uuid_equal (&((EnsContractParty *) self->parties->pdata[i])->party->id, id))
      return self->parties->pdata[i];
  row = ens_store_dup (ens_session_get_store (session), &ens_party_entity, id, NULL);
  if (row == NULL)
    return NULL;
  party = g_new0 (EnsContractParty, 1);
  party->party = row;
  g_ptr_array_add (self->parties, party);
  return party;
}

static int
compare_parties (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(EnsContractParty *const *) a)->party->name,
                         (*(EnsContractParty *const *) b)->party->name);
}

static int
compare_promises (gconstpointer a, gconstpointer b)
{
  const EnsContractPromise *left = *(EnsContractPromise *const *) a;
  const EnsContractPromise *right = *(EnsContractPromise *const *) b;
  int order = g_utf8_collate (left->from, right->from);

  if (order == 0)
    order = g_strcmp0 (left->commitment->due, right->commitment->due);
  return order != 0 ? order : ens_uuid_compare (&left->commitment->id, &right->commitment->id);
}

static gboolean
fill_parties (EnsContractView *self, EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) signings = ens_session_list_rows (session, ENS_KIND_SIGNING, error);

  for (guint i = 0; signings != NULL && i < signings->len; i++) {
    const EnsSigning *signing = signings->pdata[i];
    EnsContractParty *party;

    if (!ens_uuid_equal (&signing->contract, &self->contract->id))
      continue;
    party = add_party (self, session, &signing->party);
    if (party == NULL || signing->date == NULL)
      continue;
    party->date = g_strdup (signing->date);
    self->n_signed++;
  }
  return signings != NULL;
}

static gboolean
fill_promises (EnsContractView *self, EnsSession *session, const char *today, GError **error)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, ENS_KIND_COMMITMENT, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const EnsCommitment *row = rows->pdata[i];
    EnsContractPromise *promise;
    EnsContractParty *party;

    if (!ens_uuid_equal (&row->contract, &self->contract->id))
      continue;
    party = add_party (self, session, &row->party);
    promise = g_new0 (EnsContractPromise, 1);
    promise->commitment = ens_commitment_copy (row);
    promise->from = g_strdup (party != NULL ? party->party->name : "");
    promise->toward = ens_records_dup_name (session, ENS_KIND_PARTY, &row->toward);
    promise->action = ens_records_dup_name (session, ENS_KIND_ACTION, &row->action);
    promise->is_overdue = today != NULL && row->due != NULL &&
                          row->state == ENS_COMMITMENT_STATE_OPEN &&
                          g_strcmp0 (row->due, today) < 0;
    self->n_overdue += (guint) promise->is_overdue;
    g_ptr_array_add (self->promises, promise);
  }
  return rows != NULL;
}

static EnsContract *
get_only (EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, ENS_KIND_CONTRACT, error);

  if (rows == NULL)
    return NULL;
  if (rows->len == 1)
    return ens_contract_copy (rows->pdata[0]);
  if (rows->len == 0)
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("There is no contract yet: “contract add” adds one"));
  else
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("there are several contracts: name one"));
  return NULL;
}

static EnsContractView *
new_view (EnsSession *session, EnsContract *contract, const char *today, GError **error)
{
  g_autoptr (EnsContractView) self = g_new0 (EnsContractView, 1);

  self->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) free_party);
  self->promises = g_ptr_array_new_with_free_func ((GDestroyNotify) free_promise);
  self->contract = contract;
  if (!fill_parties (self, session, error) || !fill_promises (self, session, today, error))
    return NULL;
  g_ptr_array_sort (self->parties, compare_parties);
  g_ptr_array_sort (self->promises, compare_promises);
  return g_steal_pointer (&self);
}

/**
 * ens_contracts_view:
 * @word: (nullable): title or id; %NULL for the only one
 * @today: (nullable): YYYY-MM-DD; without it nothing is overdue
 *
 * Returns: (transfer full): the contract with all that hangs on it
 */
EnsContractView *
ens_contracts_view (EnsSession *session, const char *word, const char *today, GError **error)
{
  EnsContract *contract = word != NULL ? ens_records_get (session, ENS_KIND_CONTRACT, word, error)
                                       : get_only (session, error);

  return contract != NULL ? new_view (session, contract, today, error) : NULL;
}

// Those that run come first, the latest on top.
static int
compare_views (gconstpointer a, gconstpointer b)
{
  const EnsContract *left = (*(EnsContractView *const *) a)->contract;
  const EnsContract *right = (*(EnsContractView *const *) b)->contract;
  int order = (left->state == ENS_CONTRACT_STATE_ENDED) -
              (right->state == ENS_CONTRACT_STATE_ENDED);

  if (order == 0)
    order = g_strcmp0 (right->date, left->date);
  return order != 0 ? order : ens_uuid_compare (&left->id, &right->id);
}

/**
 * ens_contracts_list:
 * @today: (nullable): YYYY-MM-DD; without it nothing is overdue
 *
 * Returns: (transfer full) (element-type EnsContractView): those that have ended last
 */
GPtrArray *
ens_contracts_list (EnsSession *session, const char *today, GError **error)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, ENS_KIND_CONTRACT, error);
  g_autoptr (GPtrArray)
               views = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_contract_view_free);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    EnsContractView *view = new_view (session, ens_contract_copy (rows->pdata[i]), today, error);

    if (view == NULL)
      return NULL;
    g_ptr_array_add (views, view);
  }
  g_ptr_array_sort (views, compare_views);
  return rows != NULL ? g_steal_pointer (&views) : NULL;
}

// Once all have signed, the contract is.
static gboolean
close_when_signed (EnsSession *session, const EnsUuid *id, GError **error)
{
  g_autofree char *word = ens_uuid_dup_text (id);
  g_autoptr (EnsContractView) view = ens_contracts_view (session, word, NULL, error);

  if (view == NULL)
    return FALSE;
  if (view->contract->state != ENS_CONTRACT_STATE_DRAFT || view->n_signed < view->parties->len ||
      view->n_signed < 2)
    return TRUE;
  view->contract->state = ENS_CONTRACT_STATE_SIGNED;
  return ens_session_save_row (session, &ens_contract_entity, view->contract, error);
}

/**
 * ens_contracts_sign:
 * @contract: title or id
 * @party: name or id
 * @date: (nullable): when it signed; %NULL: it belongs to the contract and has not signed yet
 *
 * One action. A draft that all its parties, two or more, have signed becomes signed.
 */
gboolean
ens_contracts_sign (EnsSession *session,
                    const char *contract,
                    const char *party,
                    const char *date,
                    GError **error)
{
  g_autoptr (EnsSigning) signing = ens_signing_new ();
  g_autofree char *who = NULL;
  g_autofree char *what = NULL;
  g_autofree char *detail = NULL;

  if (!ens_records_find (session, ENS_KIND_CONTRACT, contract, &signing->contract, error) ||
      !ens_records_find (session, ENS_KIND_PARTY, party, &signing->party, error))
    return FALSE;
  signing->date = g_strdup (date);
  who = ens_records_dup_name (session, ENS_KIND_PARTY, &signing->party);
  what = ens_records_dup_name (session, ENS_KIND_CONTRACT, &signing->contract);
  detail = ens_action_dup_detail (who, what);
  return ens_session_begin_action (session, ENS_ACTION_SIGN, detail, error) &&
         ens_session_finish (session,
                             ens_session_save_row (session, &ens_signing_entity, signing, error) &&
                               close_when_signed (session, &signing->contract, error),
                             error);
}

/**
 * ens_contracts_leave:
 *
 * Takes a party out of a contract, signed or not. Refused while it promises something there. One
 * action.
 */
gboolean
ens_contracts_leave (EnsSession *session,
                     const EnsUuid *contract,
                     const EnsUuid *party,
                     GError **error)
{
  g_autoptr (GPtrArray) promises = ens_session_list_rows (session, ENS_KIND_COMMITMENT, error);
  g_autoptr (EnsSigning) signing = ens_signing_new ();
  g_autofree char *name = ens_records_dup_name (session, ENS_KIND_PARTY, party);
  g_autofree char *detail = NULL;

  if (promises == NULL)
    return FALSE;
  for (guint i = 0; i < promises->len; i++) {
    const EnsCommitment *promise = promises->pdata[i];

    if (!ens_uuid_equal (&promise->contract, contract) || !ens_uuid_equal (&promise->party, party))
      continue;
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” promises something in this contract: remove its promises first"), name);
    return FALSE;
  }
  signing->contract = *contract;
  signing->party = *party;
  detail = ens_action_dup_detail (name != NULL ? name : "", NULL);
  return ens_session_begin_action (session, ENS_ACTION_REMOVE, detail, error) &&
         ens_session_finish (session,
                             ens_session_remove_row (session, &ens_signing_entity, signing, error),
                             error);
}

/** ens_contracts_get_state_name: Returns: (transfer none): @state in the user's language. */
const char *
ens_contracts_get_state_name (EnsContractState state)
{
  static const char *const names[] = { N_ ("Draft"), N_ ("Signed"), N_ ("Ended") };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (names), "");
  return _ (names[state]);
}

/** ens_contracts_get_promise_name: Returns: (transfer none): @state in the user's language. */
const char *
ens_contracts_get_promise_name (EnsCommitmentState state)
{
  static const char *const names[] = { N_ ("Open"), N_ ("Kept"), N_ ("Broken") };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (names), "");
  return _ (names[state]);
}
