// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Options of the command line to a request of the engine.
#include "ens-cli-report.h"

#include "ens-cli-print.h"
#include "ens-error.h"
#include "ens-merge-page.h"
#include "ens-reports.h"

#include <stdio.h>

static void
list_reports (EnsCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n = 0;
  const EnsReportKind *kinds = ens_reports_list (&n);

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++) {
    if (!cli->is_json) {
      printf ("%-14s %s\n", kinds[i].word, _ (kinds[i].title));
      continue;
    }
    json_builder_begin_object (builder);
    ens_json_add_text (builder, "kind", kinds[i].word);
    ens_json_add_text (builder, "title", _ (kinds[i].title));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
}

// For programs, which find the same in what “merge --report” wrote.
static gboolean
write_merge (EnsSession *session, const char *path, GError **error)
{
  g_autoptr (EnsMergeReport) report = ens_merge_dup_last_report (session, error);

  return report != NULL && ens_merge_page_write (report, session, path, FALSE, error);
}

// Only what is numbered is remembered; other papers leave the project as it is.
static EnsSession *
open_project (EnsCli *cli, const EnsReportRequest *request, GError **error)
{
  if (request->copies.first == 0)
    return ens_cli_open_to_read (cli, cli->words[0], error);
  ens_cli_at (cli, cli->words[0]);
  return ens_session_open (cli->words[0], error);
}

static gboolean
remember_copies (EnsCli *cli, EnsSession *session, const EnsCopies *copies, GError **error)
{
  if (copies->first == 0)
    return TRUE;
  if (!ens_session_get_read_only (session))
    return ens_copies_remember (session, copies, error);
  g_printerr ("%s: %s\n", cli->words[0], ens_copies_get_unremembered ());
  return TRUE;
}

static void
tell_untranslated (EnsCli *cli, EnsSession *session, const EnsReportRequest *request)
{
  g_autofree char *what = ens_reports_dup_untranslated (session, request);

  if (what != NULL)
    g_printerr ("%s: %s\n", cli->words[0], what);
}

static gboolean
write_report (EnsCli *cli, EnsReportRequest *request, GError **error)
{
  g_autoptr (EnsSession) session = NULL;

  if (!ens_cli_require (cli->n_words > 0 ? cli->words[0] : NULL, "PROJECT", error) ||
      !ens_cli_require (cli->n_words > 1 ? cli->words[1] : NULL, "KIND", error) ||
      !ens_cli_require_output (cli, request->path, error))
    return FALSE;
  request->kind = cli->words[1];
  session = open_project (cli, request, error);
  if (session == NULL)
    return FALSE;
  if (g_strcmp0 (request->kind, "merge") == 0 && g_str_has_suffix (request->path, ".json")) {
    if (!write_merge (session, request->path, error))
      return FALSE;
  } else if (!ens_reports_write (session, request, error) ||
             !remember_copies (cli, session, &request->copies, error)) {
    return FALSE;
  } else {
    tell_untranslated (cli, session, request);
  }
  ens_cli_print_written (cli, request->path);
  return TRUE;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autofree char *output = NULL;
  g_autofree char *group = NULL;
  g_autofree char *contact = NULL;
  g_autofree char *contract = NULL;
  g_autofree char *language = NULL;
  g_autofree char *copies = NULL;
  g_auto (GStrv) steps = NULL;
  gboolean is_list = FALSE;
  EnsReportRequest request = { 0 };
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &is_list, N_ ("List the reports"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ (".pdf or .html; - is HTML on standard output"), "FILE" },
    { "group", 'g', 0, G_OPTION_ARG_STRING, &group, N_ ("Whose sheet it is"), "G" },
    { "contract", 0, 0, G_OPTION_ARG_STRING, &contract,
      N_ ("Which contract; the only one if left out"), "C" },
    { "next", 0, 0, G_OPTION_ARG_STRING_ARRAY, &steps,
      N_ ("What happens next, for the return sheet; may be given again"), "TEXT" },
    { "contact", 0, 0, G_OPTION_ARG_STRING, &contact, N_ ("Whom to ask"), "TEXT" },
    { "large", 0, 0, G_OPTION_ARG_NONE, &request.is_large, N_ ("Large print"), NULL },
    { "a3", 0, 0, G_OPTION_ARG_NONE, &request.is_a3, N_ ("A3 instead of A4: the same, larger"),
      NULL },
    { "faces", 0, 0, G_OPTION_ARG_NONE, &request.with_faces, N_ ("Faces beside the situations"),
      NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language,
      N_ ("Of the paper, as ar; that of the project if left out"), "L" },
    { "copies", 0, 0, G_OPTION_ARG_STRING, &copies,
      N_ ("Numbered copies of the questionnaire, as 1-150"), "A-B" },
    { "rtl", 0, 0, G_OPTION_ARG_NONE, &request.is_rtl, N_ ("From right to left"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 0, 2, error))
    return FALSE;
  if (is_list) {
    list_reports (cli);
    return TRUE;
  }
  if (copies != NULL && !ens_copies_parse (copies, &request.copies, error))
    return FALSE;
  request.path = output;
  request.group = group;
  request.name = contract;
  request.steps = (const char *const *) steps;
  request.contact = contact;
  request.language = language;
  return write_report (cli, &request, error);
}

const EnsCliVerb ens_cli_report = {
  .name = "report",
  .arguments = "PROJECT KIND -o FILE.pdf|.html",
  .summary = N_ ("Write a paper: sheet, synthesis, questionnaire, …"),
  .run = run,
};
