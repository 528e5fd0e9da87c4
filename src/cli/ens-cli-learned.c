// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `learned`: learn from projects and packages, show what was learned, erase it.
#include "ens-cli-learned.h"

#include "ens-cli-print.h"
#include "ens-learned.h"

#include <stdio.h>
#include <string.h>

static void
print_learned (const EnsCli *cli, const EnsLearned *learned)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < learned->backgrounds->len; i++) {
    const EnsBackground *background = g_ptr_array_index (learned->backgrounds, i);

    if (!cli->is_json)
      printf ("%s\t%u\n", ens_background_get_language (background),
              ens_background_get_n_texts (background));
    json_builder_begin_object (builder);
    ens_cli_add_text (builder, "language", ens_background_get_language (background));
    ens_cli_add_int (builder, "statements", ens_background_get_n_texts (background));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
}

static gboolean
run (EnsCli *cli, GError **error)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (EnsLearned) learned = NULL;
  const char *what;

  if (!ens_cli_parse_json (cli, entries, 1, G_MAXINT, error))
    return FALSE;
  what = cli->words[0];
  if (strcmp (what, "from") == 0 && cli->n_words > 1)
    learned = ens_learned_learn ((const char *const *) cli->words + 1, NULL, error);
  else if (strcmp (what, "show") == 0 && cli->n_words == 1)
    learned = ens_learned_read (error);
  else if (strcmp (what, "erase") == 0 && cli->n_words == 1)
    return ens_learned_erase (error);
  else
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("say “from” and projects or packages, “show”, or “erase”"));
  if (learned == NULL)
    return FALSE;
  print_learned (cli, learned);
  return TRUE;
}

const EnsCliVerb ens_cli_learned = {
  .name = "learned",
  .arguments = "(from PROJECT|PACKAGE… | show | erase)",
  .summary = N_ ("Learn about words from earlier projects; numbers only, no text is kept"),
  .run = run,
};
