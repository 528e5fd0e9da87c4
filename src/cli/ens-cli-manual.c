// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of the help window.
#include "ens-cli-manual.h"

#include "ens-cli-print.h"
#include "ens-help.h"

#include <stdio.h>

static void
list_topics (const EnsCli *cli)
{
  guint n = 0;
  const EnsHelpTopic *topics = ens_help_list (&n);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++) {
    if (!cli->is_json)
      printf ("%-12s %s\n", topics[i].word, _ (topics[i].title));
    json_builder_begin_object (builder);
    ens_json_add_text (builder, "topic", topics[i].word);
    ens_json_add_text (builder, "title", _ (topics[i].title));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
}

static void
print_topic_json (const EnsDocument *document)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "title", ens_document_get_title (document));
  json_builder_set_member_name (builder, "texts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ens_document_get_n_blocks (document); i++)
    json_builder_add_string_value (builder, ens_document_get_block (document, i)->text);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

static gboolean
print_topic (const EnsCli *cli, const char *word, GError **error)
{
  g_autoptr (EnsDocument) document = ens_help_new (word, error);

  if (document == NULL)
    return FALSE;
  if (cli->is_json) {
    print_topic_json (document);
    return TRUE;
  }
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

  if (!ens_cli_parse_json (cli, entries, 0, 1, error))
    return FALSE;
  word = cli->n_words > 0 ? cli->words[0] : NULL;
  if (is_list) {
    list_topics (cli);
    return TRUE;
  }
  if (output == NULL)
    return print_topic (cli, word, error);
  if (!ens_help_write (word, output, error))
    return FALSE;
  ens_cli_print_written (cli, output);
  return TRUE;
}

const EnsCliVerb ens_cli_manual = {
  .name = "manual",
  .arguments = "[TOPIC] [-o FILE.html|.pdf]",
  .summary = N_ ("Say how it works, and how every figure is computed"),
  .run = run,
};
