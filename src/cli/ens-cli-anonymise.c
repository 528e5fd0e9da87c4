// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says what goes, and what stays.
#include "ens-cli-anonymise.h"

#include "ens-anonymise.h"
#include "ens-cli-print.h"

#include <stdio.h>

static void
print (EnsCli *cli, const EnsAnonymised *gone)
{
  EnsAnonymisedLine lines[ENS_N_ANONYMISED_LINES];
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint64 n = 0;

  ens_anonymised_fill_lines (gone, lines);
  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    if (cli->is_json)
      ens_json_add_int (builder, lines[i].name, (gint64) lines[i].n);
    else if (lines[i].n > 0)
      printf ("%" G_GUINT64_FORMAT "\t%s\n", lines[i].n, lines[i].text);
    n += lines[i].n;
  }
  json_builder_end_object (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  else if (n == 0)
    printf ("%s\n", _ ("There is nothing to let go"));
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autofree char *before = NULL;
  gboolean is_dry_run = FALSE;
  g_autoptr (EnsSession) session = NULL;
  EnsAnonymised gone;
  const GOptionEntry entries[] = {
    { "before", 0, 0, G_OPTION_ARG_STRING, &before,
      N_ ("Only groups and surveys of an earlier day; all if left out"), "D" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &is_dry_run, N_ ("Only say what would go"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error))
    return FALSE;
  session = is_dry_run ? ens_cli_open_to_read (cli, cli->words[0], error)
                       : ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || !ens_anonymise (session, before, is_dry_run, &gone, error))
    return FALSE;
  print (cli, &gone);
  return TRUE;
}

const EnsCliVerb ens_cli_anonymise = {
  .name = "anonymise",
  .arguments = "PROJECT",
  .summary = N_ ("Let people’s own words go, and all that leads to a person; for good"),
  .run = run,
};
