// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `suggest`: where texts may belong.
#include "ens-cli-suggest.h"

#include "ens-cli-print.h"
#include "ens-cli-stop.h"
#include "ens-suggest.h"

#include <stdio.h>

/** Words: what the options said */
typedef struct {
  char *train;
  char *test;
  char *text;
  char *label;
  char *names;
  char *language;
  char *output;
  gboolean explains;
  int top;
} Words;

static void
clear_words (Words *words)
{
  g_free (words->train);
  g_free (words->test);
  g_free (words->text);
  g_free (words->label);
  g_free (words->names);
  g_free (words->language);
  g_free (words->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

static gboolean
write_tables (EnsCli *cli, const Words *words, GError **error)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  const EnsSuggestTables tables = { .train = words->train,
                                    .test = words->test,
                                    .names = words->names,
                                    .text_column = words->text,
                                    .label_column = words->label,
                                    .language = words->language,
                                    .top = (guint) words->top,
                                    .explains = words->explains,
                                    .faults = faults,
                                    .progress = ens_cli_listen (cli) };
  gboolean is_done;

  // The words of labels may stand alone.
  if ((words->names == NULL && !ens_cli_require (words->train, "--train FILE", error)) ||
      (words->train != NULL && !ens_cli_require (words->label, "--label COLUMN", error)) ||
      !ens_cli_require (words->test, "--test FILE", error) ||
      !ens_cli_require (words->text, "--text COLUMN", error) ||
      !ens_cli_require_output (cli, words->output, error))
    return FALSE;
  is_done = ens_suggest_write (&tables, words->output, error);
  ens_cli_print_faults (faults);
  ens_cli_say_once (faults, error);
  if (is_done)
    ens_cli_print_written (cli, words->output);
  return is_done;
}

static void
print_suggested (EnsCli *cli, GPtrArray *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++) {
    const EnsSuggested *suggested = g_ptr_array_index (list, i);
    g_autofree char *id = ens_uuid_dup_text (&suggested->criterion);

    if (!cli->is_json) {
      printf ("%u\t%s\t%.4f\t%s\n", i + 1, suggested->title, suggested->score, suggested->words);
      continue;
    }
    json_builder_begin_object (builder);
    ens_json_add_int (builder, "rank", i + 1);
    ens_json_add_text (builder, "criterion", id);
    ens_json_add_text (builder, "title", suggested->title);
    ens_json_add_real (builder, "score", suggested->score);
    ens_json_add_text (builder, "words", suggested->words);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
}

static gboolean
suggest_in_project (EnsCli *cli, const Words *words, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open_to_read (cli, cli->words[0], error);
  g_autoptr (GPtrArray) list = NULL;

  if (session == NULL)
    return FALSE;
  list = ens_suggest_list (session, cli->words[1], (guint) words->top, error);
  if (list == NULL)
    return FALSE;
  print_suggested (cli, list);
  return TRUE;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_auto (Words) words = { .top = 3 };
  const GOptionEntry entries[] = {
    { "train", 0, 0, G_OPTION_ARG_FILENAME, &words.train, N_ ("Labelled texts"), "FILE" },
    { "test", 0, 0, G_OPTION_ARG_FILENAME, &words.test, N_ ("Texts to label"), "FILE" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &words.text, N_ ("Column of the texts"), "COLUMN" },
    { "label", 0, 0, G_OPTION_ARG_STRING, &words.label, N_ ("Column of the labels"), "COLUMN" },
    { "names", 0, 0, G_OPTION_ARG_FILENAME, &words.names, N_ ("Words for the labels"), "FILE" },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &words.language, N_ ("Of the texts"), "L" },
    { "top", 0, 0, G_OPTION_ARG_INT, &words.top, N_ ("Labels for each text"), "N" },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &words.explains,
      N_ ("Add the words that speak for each label, and how well it fits"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output, N_ ("Where to; - is standard output"),
      "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 0, 2, error))
    return FALSE;
  if (words.top < 1) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("--top must be at least 1"));
    return FALSE;
  }
  if (cli->n_words == 0)
    return write_tables (cli, &words, error);
  if (words.train != NULL || words.test != NULL || words.names != NULL || words.output != NULL) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("name a project or a table, not both"));
    return FALSE;
  }
  return ens_cli_require (cli->n_words > 1 ? cli->words[1] : NULL, "STATEMENT-TEXT", error) &&
         suggest_in_project (cli, &words, error);
}

const EnsCliVerb ens_cli_suggest = {
  .name = "suggest",
  .arguments = "(PROJECT STATEMENT-TEXT | --train FILE --test FILE …)",
  .summary = N_ ("Say where texts may belong"),
  .run = run,
};
