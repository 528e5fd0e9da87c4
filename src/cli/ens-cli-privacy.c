// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Without an option it only says what holds.
#include "ens-cli-privacy.h"

#include "ens-cli-print.h"
#include "ens-mask-limit.h"

#include <stdio.h>

static void
print (EnsCli *cli, guint least)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->is_json) {
    printf (_ ("Numbers with fewer than %u people behind them are hidden\n"), least);
    return;
  }
  json_builder_begin_object (builder);
  ens_cli_add_int (builder, "least", least);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

static gboolean
run (EnsCli *cli, GError **error)
{
  int least = -1;
  g_autoptr (EnsSession) session = NULL;
  const GOptionEntry entries[] = {
    { "least", 0, 0, G_OPTION_ARG_INT, &least,
      N_ ("Hide numbers with fewer people behind them: 3 or more, usually 5"), "N" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error))
    return FALSE;
  session = least < 0 ? ens_cli_open_to_read (cli, cli->words[0], error)
                      : ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || (least >= 0 && !ens_mask_limit_set (session, (guint) least, error)))
    return FALSE;
  print (cli, ens_mask_limit_get (session));
  return TRUE;
}

const EnsCliVerb ens_cli_privacy = {
  .name = "privacy",
  .arguments = "PROJECT",
  .summary = N_ ("Say or set how many people must stand behind a number that is shown"),
  .run = run,
};
