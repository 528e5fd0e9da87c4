// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `cluster`: piles of the texts of a table or of a project.
#include "ens-cli-cluster.h"

#include "ens-piles.h"
#include "ens-question.h"

#include <string.h>

/** Words: what the options said */
typedef struct {
  char *csv;
  char *text;
  char *language;
  char *question;
  char *output;
  char *method;
  int k;
  gint64 seed;
} Words;

static void
clear_words (Words *words)
{
  g_free (words->csv);
  g_free (words->text);
  g_free (words->language);
  g_free (words->question);
  g_free (words->output);
  g_free (words->method);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

static EnsTextTable *
read_project (EnsCli *cli, const Words *words, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open_to_read (cli, cli->words[0], error);
  EnsUuid question;

  if (session == NULL)
    return NULL;
  if (words->question == NULL)
    return ens_text_table_read_project (session, NULL, error);
  if (!ens_session_find_question (session, words->question, &question, error))
    return NULL;
  return ens_text_table_read_project (session, &question, error);
}

static EnsTextTable *
read_texts (EnsCli *cli, const Words *words, GError **error)
{
  if (words->csv == NULL) {
    if (!ens_cli_require (cli->n_words > 0 ? cli->words[0] : NULL, "PROJECT", error))
      return NULL;
    return read_project (cli, words, error);
  }
  ens_cli_at (cli, words->csv);
  if (cli->n_words > 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("name a project or a table, not both"));
    return NULL;
  }
  if (!ens_cli_require (words->text, "--text COLUMN", error))
    return NULL;
  return ens_text_table_read_csv (words->csv, words->text, NULL, words->language, error);
}

static gboolean
write_piles (EnsCli *cli, const Words *words, GError **error)
{
  g_autoptr (EnsTextTable) table = read_texts (cli, words, error);
  const EnsPilesOptions options = { (guint) words->k, (guint64) words->seed, words->method };
  g_autofree char *note = NULL;

  if (table == NULL || !ens_piles_write (table, &options, words->output, NULL, error))
    return FALSE;
  if (strcmp (words->output, "-") == 0)
    return TRUE;
  note = g_strdup_printf (_ ("%s: written"), words->output);
  ens_cli_note (cli, note);
  return TRUE;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_auto (Words) words = { .seed = 1 };
  const GOptionEntry entries[] = {
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &words.csv, N_ ("A table instead of a project"), "FILE" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &words.text, N_ ("Its column of texts"), "COLUMN" },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &words.language, N_ ("Of the table's texts"), "L" },
    { "question", 0, 0, G_OPTION_ARG_STRING, &words.question, N_ ("Only what answers it"), "Q" },
    { "k", 'k', 0, G_OPTION_ARG_INT, &words.k,
      N_ ("How many piles; a number is proposed if left out"), "K" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &words.seed, N_ ("Equal seeds give equal piles"), "N" },
    { "method", 0, 0, G_OPTION_ARG_STRING, &words.method,
      N_ ("auto, average, reinert, flat or tree"), "M" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output, N_ ("Where to; - is standard output"),
      "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse (cli, entries, 0, 1, error) ||
      !ens_cli_require (words.output, "-o FILE", error))
    return FALSE;
  if (words.k < 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("--k must not be below 0"));
    return FALSE;
  }
  return write_piles (cli, &words, error);
}

const EnsCliVerb ens_cli_cluster = {
  .name = "cluster",
  .arguments = "(PROJECT | --csv FILE --text COLUMN) -o FILE",
  .summary = N_ ("Find piles of texts that mean the same"),
  .run = run,
};
