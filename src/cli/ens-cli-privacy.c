// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Without an option it only says what holds.
#include "ens-cli-privacy.h"

#include "ens-cli-print.h"
#include "ens-export-log.h"
#include "ens-mask-limit.h"
#include "ens-time.h"

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
  ens_json_add_int (builder, "least", least);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

static gboolean
print_log (EnsCli *cli, EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) log = ens_export_log_list (session, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (log == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < log->len; i++) {
    const EnsExported *exported = log->pdata[i];
    g_autofree char *time = ens_time_dup_text (exported->time);

    if (!cli->is_json)
      printf ("%s\t%s\t%s\n", time, exported->format, exported->privacy);
    json_builder_begin_object (builder);
    ens_json_add_text (builder, "time", time);
    ens_json_add_text (builder, "format", exported->format);
    ens_json_add_text (builder, "privacy", exported->privacy);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  return TRUE;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  int least = -1;
  gboolean shows_log = FALSE;
  g_autoptr (EnsSession) session = NULL;
  const GOptionEntry entries[] = {
    { "least", 0, 0, G_OPTION_ARG_INT, &least,
      N_ ("Hide numbers with fewer people behind them: 3 or more, usually 5"), "N" },
    { "log", 0, 0, G_OPTION_ARG_NONE, &shows_log, N_ ("List what left the project, newest first"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error))
    return FALSE;
  session = least < 0 ? ens_cli_open_to_read (cli, cli->words[0], error)
                      : ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || (least >= 0 && !ens_mask_limit_set (session, (guint) least, error)))
    return FALSE;
  if (shows_log)
    return print_log (cli, session, error);
  print (cli, ens_mask_limit_get (session));
  return TRUE;
}

const EnsCliVerb ens_cli_privacy = {
  .name = "privacy",
  .arguments = "PROJECT",
  .summary = N_ ("Say or set how many people must stand behind a number that is shown"),
  .run = run,
};
