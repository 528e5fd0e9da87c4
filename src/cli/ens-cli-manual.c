// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of the help window.
#include "ens-cli-manual.h"

#include "ens-help.h"

#include <stdio.h>

static void
list_topics (void)
{
  guint n = 0;
  const EnsHelpTopic *topics = ens_help_list (&n);

  for (guint i = 0; i < n; i++)
    printf ("%-12s %s\n", topics[i].word, _ (topics[i].title));
}

static gboolean
print_topic (const char *word, GError **error)
{
  g_autoptr (EnsDocument) document = ens_help_new (word, error);

  if (document == NULL)
    return FALSE;
  printf ("%s\n", ens_document_get_title (document));
  for (guint i = 0; i < ens_document_get_n_blocks (document); i++) {
    const EnsBlock *block = ens_document_get_block (document, i);

    printf ("%s%s\n", block->kind == ENS_BLOCK_NOTE ? "  " : "\n", block->text);
  }
  return TRUE;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autofree char *output = NULL;
  gboolean is_list = FALSE;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &is_list, N_ ("List the topics"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ (".html or .pdf"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  const char *word;

  if (!ens_cli_parse (cli, entries, 0, 1, error))
    return FALSE;
  word = cli->n_words > 0 ? cli->words[0] : NULL;
  if (is_list) {
    list_topics ();
    return TRUE;
  }
  if (output == NULL)
    return print_topic (word, error);
  if (!ens_help_write (word, output, error))
    return FALSE;
  ens_cli_note_written (cli, output);
  return TRUE;
}

const EnsCliVerb ens_cli_manual = {
  .name = "manual",
  .arguments = "[TOPIC] [-o FILE.html|.pdf]",
  .summary = N_ ("Say how it works, and how every figure is computed"),
  .run = run,
};
