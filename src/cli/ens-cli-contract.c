// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a contract has beside its own fields: parties, signatures, promises.
#include "ens-cli-contract.h"

#include "ens-cli-print.h"
#include "ens-contracts.h"

#include <stdio.h>

static gboolean
run_sign (EnsCli *cli, GError **error)
{
  g_autofree char *party = NULL;
  g_autofree char *date = NULL;
  g_autoptr (EnsSession) session = NULL;
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    { "party", 0, 0, G_OPTION_ARG_STRING, &party, N_ ("Who signs: name or id"), "P" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date,
      N_ ("When it signed; left out: it belongs to the contract and has not signed yet"), "D" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 2, 2, error) || !ens_cli_require (party, "--party", error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || !ens_contracts_sign (session, cli->words[1], party, date, error))
    return FALSE;
  note = g_strdup_printf (date != NULL ? _ ("%s: “%s” has signed “%s”")
                                       : _ ("%s: “%s” belongs to “%s”"),
                          cli->words[0], party, cli->words[1]);
  ens_cli_print_words (cli, note, "contract", cli->words[1], "party", party, "signed", date, NULL);
  return TRUE;
}

static void
print_json (const EnsContractView *view)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "contract");
  ens_cli_add_record (builder, &ens_contract_entity, view->contract);
  json_builder_set_member_name (builder, "parties");
  json_builder_begin_array (builder);
  for (guint i = 0; i < view->parties->len; i++) {
    const EnsContractParty *party = view->parties->pdata[i];

    json_builder_begin_object (builder);
    ens_cli_add_fields (builder, &ens_party_entity, party->party);
    ens_json_add_text (builder, "signed", party->date);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "commitments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < view->promises->len; i++) {
    const EnsContractPromise *promise = view->promises->pdata[i];

    json_builder_begin_object (builder);
    ens_cli_add_fields (builder, &ens_commitment_entity, promise->commitment);
    ens_json_add_text (builder, "party_name", promise->from);
    ens_json_add_text (builder, "toward_name", promise->toward);
    ens_json_add_text (builder, "action_name", promise->action);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

static void
print_lines (const EnsContractView *view)
{
  printf ("%s\t%s\n", view->contract->title, ens_contracts_get_state_name (view->contract->state));
  for (guint i = 0; i < view->parties->len; i++) {
    const EnsContractParty *party = view->parties->pdata[i];

    printf ("  %s\t%s\n", party->party->name,
            party->date != NULL ? party->date : _ ("has not signed yet"));
  }
  for (guint i = 0; i < view->promises->len; i++) {
    const EnsContractPromise *promise = view->promises->pdata[i];

    printf ("  %s → %s\t%s\t%s\t%s\n", promise->from,
            promise->toward != NULL ? promise->toward : _ ("all"),
            ens_contracts_get_promise_name (promise->commitment->state),
            promise->commitment->due != NULL ? promise->commitment->due : "",
            promise->commitment->text);
  }
}

static gboolean
run_show (EnsCli *cli, GError **error)
{
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsContractView) view = NULL;

  if (!ens_cli_parse_json (cli, NULL, 1, 2, error))
    return FALSE;
  session = ens_cli_open_to_read (cli, cli->words[0], error);
  if (session != NULL)
    view = ens_contracts_view (session, cli->n_words > 1 ? cli->words[1] : NULL, NULL, error);
  if (view == NULL)
    return FALSE;
  if (cli->is_json)
    print_json (view);
  else
    print_lines (view);
  return TRUE;
}

const EnsCliVerb ens_cli_contract_sign = {
  .name = "contract sign",
  .arguments = "PROJECT CONTRACT --party P",
  .summary = N_ ("Say that a party signs, or belongs to a contract"),
  .run = run_sign,
};

const EnsCliVerb ens_cli_contract_show = {
  .name = "contract show",
  .arguments = "PROJECT [CONTRACT]",
  .summary = N_ ("Show a contract with its parties and promises"),
  .run = run_show,
};
