// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a project or a table to texts, with every bad row listed.
#include "ens-cli-texts.h"

#include "ens-question.h"

static EnsTextTable *
read_project (EnsCli *cli, const char *question, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open_to_read (cli, cli->words[0], error);
  EnsUuid id;

  if (session == NULL)
    return NULL;
  if (question == NULL)
    return ens_text_table_read_project (session, NULL, error);
  if (!ens_session_find_question (session, question, &id, error))
    return NULL;
  return ens_text_table_read_project (session, &id, error);
}

// An option that says something of a table says nothing of a project, and the other way round.
static gboolean
check_options (const EnsCliTexts *texts, GError **error)
{
  gboolean is_about_tables = texts->column != NULL || texts->placed != NULL ||
                             texts->language != NULL;

  if (texts->csv == NULL && is_about_tables)
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("--text, --placed and --language are about a table: leave them out, or "
                            "name a table with --csv"));
  else if (texts->csv != NULL && texts->question != NULL)
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("--question is about a project: leave it out, or name a project"));
  else
    return TRUE;
  return FALSE;
}

static EnsTextTable *
read_table (EnsCli *cli, const EnsCliTexts *texts, GError **error)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  EnsTextTable *table;

  ens_cli_at (cli, texts->csv);
  table = ens_text_table_read_csv (texts->csv, texts->column, texts->placed, texts->language,
                                   faults, error);
  ens_cli_print_faults (faults);
  ens_cli_say_once (faults, error);
  return table;
}

/** ens_cli_read_texts: Returns: (transfer full) (nullable): the texts of @texts, or of the project named */
EnsTextTable *
ens_cli_read_texts (EnsCli *cli, const EnsCliTexts *texts, GError **error)
{
  if (texts->csv != NULL && cli->n_words > 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("name a project or a table, not both"));
    return NULL;
  }
  if (texts->csv == NULL &&
      !ens_cli_require (cli->n_words > 0 ? cli->words[0] : NULL, "PROJECT", error))
    return NULL;
  if (!check_options (texts, error))
    return NULL;
  if (texts->csv == NULL)
    return read_project (cli, texts->question, error);
  return ens_cli_require (texts->column, "--text COLUMN", error) ? read_table (cli, texts, error)
                                                                 : NULL;
}
