// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `borrow`: one indicator, question or action of a partner.
#include "ens-cli-borrow.h"

#include "ens-borrow.h"
#include "ens-cli-print.h"
#include "ens-error.h"

// Each is an action of its own, which one undo takes back.
static gboolean
require_one (const char *indicator, const char *question, const char *action, GError **error)
{
  if ((indicator != NULL) + (question != NULL) + (action != NULL) > 1) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("one at a time: --indicator, --question or --action"));
    return FALSE;
  }
  return TRUE;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autofree char *indicator = NULL;
  g_autofree char *question = NULL;
  g_autofree char *action = NULL;
  g_autoptr (EnsSession) session = NULL;
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    { "indicator", 0, 0, G_OPTION_ARG_STRING, &indicator, N_ ("Its title or id"), "T" },
    { "question", 0, 0, G_OPTION_ARG_STRING, &question, N_ ("Its wording or id"), "T" },
    { "action", 0, 0, G_OPTION_ARG_STRING, &action, N_ ("Its title or id"), "T" },
    G_OPTION_ENTRY_NULL,
  };
  EnsEntityKind kind;
  const char *name;

  if (!ens_cli_parse_json (cli, entries, 2, 2, error) ||
      !require_one (indicator, question, action, error))
    return FALSE;
  kind = indicator != NULL  ? ENS_KIND_INDICATOR
         : question != NULL ? ENS_KIND_QUESTION
                            : ENS_KIND_ACTION;
  name = indicator != NULL ? indicator : question != NULL ? question : action;
  if (!ens_cli_require (name, "--indicator, --question or --action", error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || !ens_borrow (session, cli->words[1], kind, name, error))
    return FALSE;
  note = g_strdup_printf (_ ("“%s” taken over, with where it comes from"), name);
  ens_cli_print_words (cli, note, "entity", ens_entity_get (kind)->name, "name", name, NULL);
  return TRUE;
}

const EnsCliVerb ens_cli_borrow = {
  .name = "borrow",
  .arguments = "PROJECT PACKAGE|PROJECT --indicator T|--question T|--action T",
  .summary = N_ ("Take over an indicator, question or action of a partner"),
  .run = run,
};
