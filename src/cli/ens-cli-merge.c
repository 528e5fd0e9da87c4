// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `merge`: many packages at once.
#include "ens-cli-merge.h"

#include "ens-cli-print.h"
#include "ens-merge-page.h"

#include <stdio.h>
#include <string.h>

static void
add_package (JsonBuilder *builder, const EnsMergedPackage *package)
{
  json_builder_begin_object (builder);
  ens_cli_add_text (builder, "file", package->path);
  ens_cli_add_bool (builder, "known", package->result.was_known);
  ens_cli_add_counts (builder, "new", package->result.n_new);
  ens_cli_add_counts (builder, "changed", package->result.n_changed);
  ens_cli_add_int (builder, "same", (gint64) package->result.n_same);
  json_builder_end_object (builder);
}

static void
add_conflict (JsonBuilder *builder, const EnsConflict *conflict, gboolean is_decided)
{
  json_builder_begin_object (builder);
  ens_cli_add_text (builder, "file", conflict->package);
  ens_cli_add_int (builder, "line", conflict->line);
  ens_cli_add_text (builder, "entity", conflict->entity->name);
  ens_cli_add_text (builder, "key", conflict->key);
  ens_cli_add_text (builder, "field", conflict->field);
  ens_cli_add_text (builder, "ours", conflict->ours);
  ens_cli_add_text (builder, "theirs", conflict->theirs);
  ens_cli_add_text (builder, "our_author", conflict->our_author);
  ens_cli_add_text (builder, "their_author", conflict->their_author);
  ens_cli_add_time (builder, "our_time", conflict->our_time);
  ens_cli_add_time (builder, "their_time", conflict->their_time);
  ens_cli_add_text (builder, "kept", !is_decided ? NULL : conflict->is_theirs ? "theirs" : "ours");
  json_builder_end_object (builder);
}

static JsonNode *
build (const EnsMergeReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ens_cli_add_bool (builder, "done", report->was_done);
  ens_cli_add_int (builder, "undecided", report->n_undecided);
  json_builder_set_member_name (builder, "packages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->packages->len; i++)
    add_package (builder, g_ptr_array_index (report->packages, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->conflicts->len; i++)
    add_conflict (builder, g_ptr_array_index (report->conflicts, i), report->n_undecided == 0);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static gboolean
write_report (const EnsMergeReport *report, const char *path, GError **error)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = build (report);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  if (strcmp (path, "-") != 0)
    return g_file_set_contents (path, text, -1, error);
  puts (text);
  return TRUE;
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
  if (path == NULL || g_str_has_suffix (path, ".html") || g_str_has_suffix (path, ".json"))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("“%s” ends neither in .html nor in .json"),
               path);
  return FALSE;
}

static gboolean
merge (EnsCli *cli, const EnsMergeRequest *request, const char *path, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open (cli, cli->words[0], error);
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (EnsMergeReport) report = NULL;

  if (session == NULL)
    return FALSE;
  report = ens_merge_run (session, request, NULL, faults, error);
  ens_cli_print_faults (faults);
  if (report == NULL)
    return FALSE;
  if (path != NULL &&
      !(g_str_has_suffix (path, ".html") ? ens_merge_page_write (report, session, path, error)
                                         : write_report (report, path, error)))
    return FALSE;
  if (cli->is_json && !write_report (report, "-", error))
    return FALSE;
  if (report->n_undecided > 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_DECISION,
                 g_dngettext (GETTEXT_PACKAGE,
                              "%u row was changed on both sides, nothing was merged: choose with "
                              "--prefer ours, theirs or newest",
                              "%u rows were changed on both sides, nothing was merged: choose with "
                              "--prefer ours, theirs or newest",
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
  EnsMergeRequest request = { 0 };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &request.is_dry_run, N_ ("Only say what would be done"),
      NULL },
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &prefer, N_ ("Who is right where both sides changed"),
      "ours|theirs|newest" },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &report, N_ ("Write what happened"),
      "FILE.html|.json" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 2, G_MAXUINT, error) ||
      !ens_prefer_parse (prefer, &request.prefer, error) || !check_report (report, error))
    return FALSE;
  request.paths = (const char *const *) cli->words + 1;
  return merge (cli, &request, report, error);
}

const EnsCliVerb ens_cli_merge = {
  .name = "merge",
  .arguments = "PROJECT PACKAGE…",
  .summary = N_ ("Merge packages into a project, all or nothing"),
  .run = run,
};
