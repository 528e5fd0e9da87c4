// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `merge`: many packages at once.
#include "ens-cli-merge.h"

#include "ens-cli-stop.h"
#include "ens-merge-json.h"
#include "ens-merge-page.h"
#include "ens-output.h"

#include <stdio.h>
#include <string.h>

static void
print_json (const EnsMergeReport *report)
{
  g_autofree char *json = ens_merge_report_dup_json (report);

  puts (json);
}

static void
say (const EnsMergeReport *report, gboolean is_dry_run)
{
  for (guint i = 0; i < report->packages->len; i++) {
    const EnsMergedPackage *package = g_ptr_array_index (report->packages, i);
    g_autofree char *text = ens_exchange_describe (&package->result);

    if (is_dry_run)
      printf (_ ("%s: would be done: %s\n"), package->path, text);
    else
      printf ("%s: %s\n", package->path, text);
  }
}

static gboolean
check_report (const char *path, GError **error)
{
  if (path == NULL || g_str_has_suffix (path, ".html") || g_str_has_suffix (path, ".pdf") ||
      g_str_has_suffix (path, ".json"))
    return path == NULL || ens_output_check (path, error);
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("“%s” ends neither in .html nor in .pdf nor in .json"), path);
  return FALSE;
}

// @decisions_path: (nullable): where the decisions stand; @path: (nullable): where the report goes
static gboolean
merge (EnsCli *cli,
       const EnsMergeRequest *request,
       const char *decisions_path,
       const char *path,
       GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open (cli, cli->words[0], error);
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (EnsMergeReport) report = NULL;

  if (session == NULL)
    return FALSE;
  report = ens_merge_run (session, request, ens_cli_listen (cli), faults, error);
  if (report != NULL && decisions_path != NULL)
    ens_merge_decisions_warn (request->decisions, decisions_path, faults);
  ens_cli_print_faults (faults);
  ens_cli_say_once (faults, error);
  if (report == NULL)
    return FALSE;
  if (path != NULL && !ens_merge_page_write (report, session, path, FALSE, error)) {
    // What is refused has changed nothing, though it be found out late that the report has no room.
    if (report->was_done)
      ens_session_undo (session, NULL);
    return FALSE;
  }
  if (cli->is_json)
    print_json (report);
  if (report->n_undecided > 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_DECISION,
                 g_dngettext (GETTEXT_PACKAGE,
                              "%u row was changed on both sides, nothing was merged: choose with "
                              "--prefer ours, theirs or newest, or row by row with --decisions",
                              "%u rows were changed on both sides, nothing was merged: choose with "
                              "--prefer ours, theirs or newest, or row by row with --decisions",
                              report->n_undecided),
                 report->n_undecided);
    return FALSE;
  }
  if (!cli->is_json)
    say (report, request->is_dry_run);
  return TRUE;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autofree char *prefer = NULL;
  g_autofree char *report = NULL;
  g_autofree char *decisions_path = NULL;
  g_autoptr (EnsMergeDecisions) decisions = NULL;
  EnsMergeRequest request = { 0 };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &request.is_dry_run, N_ ("Only say what would be done"),
      NULL },
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &prefer, N_ ("Who is right where both sides changed"),
      "ours|theirs|newest" },
    { "decisions", 0, 0, G_OPTION_ARG_FILENAME, &decisions_path,
      N_ (
        "What was decided row by row: the plan of --dry-run --json with “take”: accept or refuse"),
      "FILE.json" },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &report, N_ ("Write what happened"),
      "FILE.html|.pdf|.json" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 2, G_MAXUINT, error) ||
      !ens_prefer_parse (prefer, &request.prefer, error) || !check_report (report, error))
    return FALSE;
  if (decisions_path != NULL) {
    decisions = ens_merge_decisions_read (decisions_path, error);
    if (decisions == NULL)
      return FALSE;
  }
  request.decisions = decisions;
  request.paths = (const char *const *) cli->words + 1;
  return merge (cli, &request, decisions_path, report, error);
}

const EnsCliVerb ens_cli_merge = {
  .name = "merge",
  .arguments = "PROJECT PACKAGE|FOLDER…",
  .summary = N_ ("Merge packages into a project, all or nothing"),
  .run = run,
};
