// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Contracts as a page shows them: the parties, who has signed, who promised what to whom.
#pragma once

#include "ens-commitment.h"
#include "ens-contract.h"
#include "ens-party.h"
#include "ens-session.h"
#include "ens-signing.h"

G_BEGIN_DECLS

/** EnsContractParty: @date: (nullable): when it signed */
typedef struct {
  EnsParty *party;
  char *date;
} EnsContractParty;

/**
 * EnsContractPromise:
 * @commitment: the row
 * @from: name of the party that promises
 * @toward: (nullable): name of the other party; %NULL is to all
 * @action: (nullable): title of the action it carries
 * @is_overdue: still open, and its day is over
 */
typedef struct {
  EnsCommitment *commitment;
  char *from;
  char *toward;
  char *action;
  gboolean is_overdue;
} EnsContractPromise;

/**
 * EnsContractView:
 * @parties: (element-type EnsContractParty): by name
 * @promises: (element-type EnsContractPromise): by party, then by day
 * @n_signed: parties that have signed
 * @n_overdue: promises still open whose day is over
 */
typedef struct {
  EnsContract *contract;
  GPtrArray *parties;
  GPtrArray *promises;
  guint n_signed;
  guint n_overdue;
} EnsContractView;

void ens_contract_view_free (EnsContractView *self);
EnsContractView *ens_contracts_view (EnsSession *session,
                                     const char *word,
                                     const char *today,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_contracts_list (EnsSession *session,
                               const char *today,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_contracts_sign (EnsSession *session,
                             const char *contract,
                             const char *party,
                             const char *date,
                             GError **error);
gboolean ens_contracts_leave (EnsSession *session,
                              const EnsUuid *contract,
                              const EnsUuid *party,
                              GError **error);
const char *ens_contracts_get_state_name (EnsContractState state);
const char *ens_contracts_get_promise_name (EnsCommitmentState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsContractView, ens_contract_view_free)

G_END_DECLS
