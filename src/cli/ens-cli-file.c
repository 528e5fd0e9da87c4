// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `check` and `backup`: the project as a file.
#include "ens-cli-file.h"

#include "ens-cli-print.h"

static void
print_faults_json (const char *path, const EnsFaults *faults)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  ens_cli_add_faults (builder, path, faults);
  ens_cli_print_json (builder);
}

// A file too damaged to be looked through is a fault like others, to programs.
static gboolean
look_through (EnsCli *cli, EnsFaults *faults, GError **error)
{
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsFaults) why = ens_faults_new ();
  g_autoptr (GError) found = NULL;

  ens_cli_at (cli, cli->words[0]);
  session = ens_session_open (cli->words[0], &found);
  if (session != NULL && ens_session_check (session, faults, &found))
    return TRUE;
  if (cli->is_json && g_error_matches (found, ENS_ERROR, ENS_ERROR_DAMAGED)) {
    ens_faults_add (why, cli->words[0], 0, found->message, NULL);
    print_faults_json (cli->words[0], why);
  }
  g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}

static gboolean
run_check (EnsCli *cli, GError **error)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autofree char *note = NULL;

  if (!ens_cli_parse_json (cli, NULL, 1, 1, error) || !look_through (cli, faults, error))
    return FALSE;
  ens_cli_print_faults (faults);
  if (cli->is_json)
    print_faults_json (cli->words[0], faults);
  if (ens_faults_get_n_errors (faults) > 0) {
    g_set_error (
      error, ENS_ERROR, ENS_ERROR_DAMAGED,
      g_dngettext (GETTEXT_PACKAGE,
                   "%u fault found: go back to a backup, or export what can be read as a package",
                   "%u faults found: go back to a backup, or export what can be read as a package",
                   ens_faults_get_n_errors (faults)),
      ens_faults_get_n_errors (faults));
    return FALSE;
  }
  if (cli->is_json || ens_faults_get_n_listed (faults) > 0)
    return TRUE;
  note = g_strdup_printf (_ ("%s: no faults"), cli->words[0]);
  ens_cli_note (cli, note);
  return TRUE;
}

static gboolean
run_backup (EnsCli *cli, GError **error)
{
  g_autofree char *output = NULL;
  g_autofree char *note = NULL;
  g_autoptr (EnsSession) session = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The copy"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error) ||
      !ens_cli_require_output (cli, output, error))
    return FALSE;
  session = ens_cli_open_to_read (cli, cli->words[0], error);
  if (session == NULL || !ens_session_backup (session, output, error))
    return FALSE;
  if (g_strcmp0 (output, "-") == 0)
    return TRUE;
  note = g_strdup_printf (_ ("%s: copied to %s"), cli->words[0], output);
  ens_cli_print_words (cli, note, "file", output, NULL);
  return TRUE;
}

const EnsCliVerb ens_cli_check = {
  .name = "check",
  .arguments = "PROJECT",
  .summary = N_ ("Look whether the file is whole"),
  .run = run_check,
};

const EnsCliVerb ens_cli_backup = {
  .name = "backup",
  .arguments = "PROJECT -o FILE",
  .summary = N_ ("Copy the project, also while it is open"),
  .run = run_backup,
};
