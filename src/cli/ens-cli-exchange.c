// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `import`, `export` and `validate`: files in and out.
#include "ens-cli-exchange.h"

#include "ens-cli-key.h"
#include "ens-cli-print.h"
#include "ens-cli-stop.h"
#include "ens-exchange.h"
#include "ens-export-amends.h"
#include "ens-export-log.h"
#include "ens-import-preview.h"
#include "ens-privacy-check.h"

#include <stdio.h>
#include <string.h>

#define PREVIEW_ROWS 20

static void
add_preview (JsonBuilder *builder, const EnsImportPreview *preview)
{
  char separator[] = { preview->separator, '\0' };

  json_builder_set_member_name (builder, "preview");
  json_builder_begin_object (builder);
  ens_json_add_text (builder, "encoding", preview->encoding);
  ens_json_add_text (builder, "separator", separator);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < preview->columns->len; i++) {
    json_builder_begin_object (builder);
    ens_json_add_text (builder, "name", g_ptr_array_index (preview->columns, i));
    ens_json_add_text (builder, "taken_as", g_ptr_array_index (preview->meanings, i));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint r = 0; r < preview->rows->len; r++) {
    const GStrv cells = g_ptr_array_index (preview->rows, r);

    json_builder_begin_array (builder);
    for (guint i = 0; cells[i] != NULL; i++)
      json_builder_add_string_value (builder, cells[i]);
    json_builder_end_array (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_preview (const EnsImportPreview *preview)
{
  printf (_ ("Encoding: %s, separator: “%c”\n"), preview->encoding,
          preview->separator != '\0' ? preview->separator : ' ');
  for (guint i = 0; i < preview->columns->len; i++) {
    const char *meaning = g_ptr_array_index (preview->meanings, i);

    printf (meaning != NULL ? "  %u %s → %s\n" : "  %u %s\n", i + 1,
            (char *) g_ptr_array_index (preview->columns, i), meaning);
  }
  for (guint r = 0; r < preview->rows->len; r++) {
    g_autofree char *line = g_strjoinv (" | ", g_ptr_array_index (preview->rows, r));

    printf ("%s\n", line);
  }
}

static EnsImportPreview *
look (EnsSession *session, const EnsImportRequest *request)
{
  if (!request->is_dry_run || !ens_import_preview_is_table (request->format))
    return NULL;
  return ens_import_preview_new (session, request, PREVIEW_ROWS, NULL);
}

static void
add_result (JsonBuilder *builder,
            const char *path,
            const EnsImportResult *result,
            const EnsImportPreview *preview)
{
  json_builder_begin_object (builder);
  ens_json_add_text (builder, "file", path);
  ens_json_add_bool (builder, "known", result->was_known);
  ens_json_add_counts (builder, "new", result->n_new);
  ens_json_add_counts (builder, "changed", result->n_changed);
  ens_json_add_int (builder, "same", (gint64) result->n_same);
  if (preview != NULL)
    add_preview (builder, preview);
  json_builder_end_object (builder);
}

// A table that cannot come in yet is looked at all the same: that is how one finds what to say of its columns.
static void
show_refused (const EnsCli *cli, EnsSession *session, const EnsImportRequest *requests, guint n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_shown = 0;

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++) {
    g_autoptr (EnsImportPreview) preview = look (session, &requests[i]);

    if (preview == NULL)
      continue;
    n_shown++;
    if (!cli->is_json) {
      print_preview (preview);
      continue;
    }
    json_builder_begin_object (builder);
    ens_json_add_text (builder, "file", requests[i].path);
    ens_json_add_bool (builder, "refused", TRUE);
    add_preview (builder, preview);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (cli->is_json && n_shown > 0)
    ens_cli_print_json (builder);
}

static void
say_result (const EnsImportRequest *request, const EnsImportResult *result)
{
  g_autofree char *text = ens_exchange_describe (result);

  if (request->is_dry_run)
    printf (_ ("%s: would be done: %s\n"), request->path, text);
  else
    printf ("%s: %s\n", request->path, text);
}

static gboolean
import_files (EnsCli *cli, const EnsImportRequest *request, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open (cli, cli->words[0], error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  guint n = cli->n_words - 1;
  g_autofree EnsImportRequest *requests = g_new (EnsImportRequest, n);
  g_autofree EnsImportResult *results = g_new0 (EnsImportResult, n);
  gboolean is_done;

  if (session == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    requests[i] = *request;
    requests[i].path = cli->words[i + 1];
  }
  if (n == 1)
    ens_cli_at (cli, requests[0].path);
  is_done = ens_exchange_import_all (session, requests, n, ens_cli_listen (cli), results, faults,
                                     error);
  ens_cli_print_faults (faults);
  ens_cli_say_once (faults, error);
  if (!is_done) {
    show_refused (cli, session, requests, n);
    return FALSE;
  }
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++) {
    g_autoptr (EnsImportPreview) preview = look (session, &requests[i]);

    if (cli->is_json) {
      add_result (builder, requests[i].path, &results[i], preview);
      continue;
    }
    say_result (&requests[i], &results[i]);
    if (preview != NULL)
      print_preview (preview);
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  return TRUE;
}

static gboolean
run_import (EnsCli *cli, GError **error)
{
  g_autofree char *format = NULL;
  g_autofree char *group = NULL;
  g_autofree char *question = NULL;
  g_autofree char *round = NULL;
  g_auto (GStrv) map = NULL;
  g_auto (GStrv) missing = NULL;
  g_autofree char *encoding = NULL;
  EnsImportRequest request = { 0 };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &format,
      N_ (
        "lines, statements-csv, answers-csv, kobo-csv, limesurvey-csv, sav, codebook-csv, "
        "groups-csv, criteria-csv, indicators-csv, rounds-csv, package, bundle, qdc, qdpx, polis, "
        "votes-csv or decidim-csv"),
      "FORMAT" },
    { "group", 0, 0, G_OPTION_ARG_STRING, &group, N_ ("For statements and sheets that name none"),
      "G" },
    { "question", 0, 0, G_OPTION_ARG_STRING, &question, N_ ("For statements that name none"),
      "Q1" },
    { "round", 0, 0, G_OPTION_ARG_STRING, &round,
      N_ ("For answers; the newest open one if left out"), "R" },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &map,
      N_ (
        "Which column, by name or number, holds a field; of answers: form, group, weight, tags, or "
        "what it asks"),
      "FIELD=COLUMN" },
    { "missing", 0, 0, G_OPTION_ARG_STRING_ARRAY, &missing,
      N_ ("What stands for no answer, such as 99 or refused; may be repeated"), "VALUE" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding,
      N_ ("What a table or list is written in, such as Windows-1250; found out if left out"),
      "NAME" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &request.is_dry_run, N_ ("Only say what would be done"),
      NULL },
    { "skip-bad-rows", 0, 0, G_OPTION_ARG_NONE, &request.skip_bad_rows,
      N_ ("Take the good rows and list the others"), NULL },
    { "skip-unfinished", 0, 0, G_OPTION_ARG_NONE, &request.skip_unfinished,
      N_ ("Leave out sheets of LimeSurvey that were never sent off"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 2, G_MAXUINT, error) ||
      !ens_cli_require (format, "--as FORMAT", error))
    return FALSE;
  request.format = format;
  request.group = group;
  request.question = question;
  request.round = round;
  request.map = (const char *const *) map;
  request.missing = (const char *const *) missing;
  request.encoding = encoding;
  return import_files (cli, &request, error);
}

static void
print_findings (EnsCli *cli, GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++) {
    const EnsPrivacyFinding *finding = findings->pdata[i];
    g_autofree char *line = ens_privacy_finding_describe (finding);

    if (!cli->is_json)
      printf ("%s\n", line);
    json_builder_begin_object (builder);
    ens_json_add_text (builder, "kind", ens_privacy_finding_get_word (finding->kind));
    ens_json_add_text (builder, "entity", finding->entity->name);
    ens_json_add_text (builder, "key", finding->key);
    ens_json_add_text (builder, "field", finding->field);
    ens_json_add_text (builder, "found", finding->found);
    ens_json_add_text (builder, "text", finding->text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  else if (findings->len == 0)
    printf ("%s\n", _ ("No e-mail address, telephone number or name was found"));
}

static gboolean
check_export (EnsCli *cli, const EnsExportRequest *request, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open_to_read (cli, cli->words[0], error);
  g_autoptr (GPtrArray) findings = NULL;
  guint64 n_leaving[ENS_N_KINDS];

  if (session == NULL)
    return FALSE;
  findings = ens_privacy_check (session, request, n_leaving, NULL, error);
  if (findings == NULL)
    return FALSE;
  print_findings (cli, findings);
  return TRUE;
}

// What goes to others is looked at unasked; the file is written all the same.
static gboolean
warn_of_findings (EnsSession *session, const EnsExportRequest *request, GError **error)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GPtrArray) findings = NULL;
  guint64 n_leaving[ENS_N_KINDS];

  if (request->privacy == NULL || strcmp (request->privacy, "internal") == 0)
    return TRUE;
  findings = ens_privacy_check (session, request, n_leaving, NULL, error);
  for (guint i = 0; findings != NULL && i < findings->len; i++) {
    g_autofree char *line = ens_privacy_finding_describe (findings->pdata[i]);

    ens_faults_warn (faults, request->path, 0, line, _ ("look whether it may leave"));
  }
  ens_cli_print_faults (faults);
  return findings != NULL;
}

static gboolean
export_to (EnsCli *cli, const EnsExportRequest *request, GError **error)
{
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  EnsExportRequest heard = *request;
  gboolean is_noted = FALSE;

  heard.faults = faults;
  ens_cli_at (cli, cli->words[0]);
  session = ens_session_open (cli->words[0], error);
  if (session == NULL ||
      !ens_exchange_export (session, &heard, ens_cli_listen (cli), &is_noted, error) ||
      !warn_of_findings (session, request, error))
    return FALSE;
  ens_cli_print_faults (faults);
  if (!is_noted)
    g_printerr ("%s: %s\n", cli->words[0], ens_export_log_get_unnoted ());
  ens_cli_print_written (cli, request->path);
  return TRUE;
}

static gboolean
read_amends (const char *path, GPtrArray **amends, GError **error)
{
  *amends = path != NULL ? ens_export_amends_read (path, error) : NULL;
  return path == NULL || *amends != NULL;
}

static gboolean
run_export (EnsCli *cli, GError **error)
{
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autofree char *privacy = NULL;
  g_autofree char *round = NULL;
  g_autofree char *language = NULL;
  g_auto (GStrv) groups = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *passphrase_file = NULL;
  g_autofree char *passphrase = NULL;
  g_autofree char *amends_file = NULL;
  g_autoptr (GPtrArray) amends = NULL;
  gboolean is_check = FALSE;
  EnsExportRequest request = { 0 };
  const GOptionEntry entries[] = {
    { "check", 0, 0, G_OPTION_ARG_NONE, &is_check,
      N_ ("Write nothing: list e-mail addresses, telephone numbers and names in what would leave"),
      NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &format,
      N_ ("package, bundle, html, statements-csv, answers-csv, variables-csv, codebook-csv, xlsx, "
          "datapackage, xlsform, xform, limesurvey-tsv, sav, ddi, qdc, qdpx or iramuteq"),
      "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to; - is standard output"),
      "FILE" },
    { "privacy", 0, 0, G_OPTION_ARG_STRING, &privacy, N_ ("How far it may travel"),
      "internal|partner|public" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("What it is for"),
      "session|project|results|codebook" },
    { "amend", 0, 0, G_OPTION_ARG_FILENAME, &amends_file,
      N_ ("What --check --json found, with “take”: leave-out or replace"), "FILE.json" },
    { "group", 0, 0, G_OPTION_ARG_STRING_ARRAY, &groups, N_ ("Only this group; may be repeated"),
      "G" },
    { "round", 0, 0, G_OPTION_ARG_STRING, &round,
      N_ ("For questionnaires and answers; the newest if left out"), "R" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("The language of the file"), "fr" },
    { "sign", 0, 0, G_OPTION_ARG_NONE, &request.is_signed,
      N_ ("Sign the package or bundle with your key, or write nothing"), NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
      N_ ("A file with the passphrase of the key"), "F" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error) ||
      !ens_cli_read_passphrase (passphrase_file, &passphrase, error) ||
      (!is_check && (!ens_cli_require (format, "--as FORMAT", error) ||
                     !ens_cli_require_output (cli, output, error))) ||
      !read_amends (amends_file, &amends, error))
    return FALSE;
  request.amends = amends;
  request.kind = kind;
  request.is_signed |= passphrase != NULL;
  request.passphrase = passphrase;
  request.format = format;
  request.path = output;
  request.privacy = privacy;
  request.groups = (const char *const *) groups;
  request.round = round;
  request.language = language;
  return is_check ? check_export (cli, &request, error) : export_to (cli, &request, error);
}

// What stopped the reading; its message may begin with the file, as the line of a fault does.
static void
add_error (EnsFaults *faults, const char *path, const GError *error)
{
  gboolean names_it = g_str_has_prefix (error->message, path) &&
                      g_str_has_prefix (error->message + strlen (path), ": ");

  ens_faults_add (faults, path, 0, error->message + (names_it ? strlen (path) + 2 : 0), NULL);
}

static guint
validate_file (EnsCli *cli, const char *path, JsonBuilder *builder)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;

  ens_cli_at (cli, path);
  if (!ens_exchange_validate (path, NULL, faults, &error) && ens_faults_get_n_errors (faults) == 0)
    add_error (faults, path, error);
  ens_cli_print_faults (faults);
  if (cli->is_json)
    ens_cli_add_faults (builder, path, faults);
  else if (ens_faults_get_n_errors (faults) == 0) {
    note = g_strdup_printf (_ ("%s: no faults"), path);
    ens_cli_note (cli, note);
  }
  return ens_faults_get_n_errors (faults);
}

static gboolean
run_validate (EnsCli *cli, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_faults = 0;

  if (!ens_cli_parse_json (cli, NULL, 1, G_MAXUINT, error))
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < cli->n_words; i++)
    n_faults += validate_file (cli, cli->words[i], builder);
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  if (n_faults == 0)
    return TRUE;
  ens_cli_at (cli, NULL);
  ens_cli_count_faults (n_faults, error);
  return FALSE;
}

const EnsCliVerb ens_cli_import = {
  .name = "import",
  .arguments = "PROJECT FILE… --as FORMAT",
  .summary = N_ ("Take files into a project, all or nothing"),
  .run = run_import,
};

const EnsCliVerb ens_cli_export = {
  .name = "export",
  .arguments = "PROJECT --as FORMAT -o FILE",
  .summary = N_ ("Write a project, or what may leave it, to a file"),
  .run = run_export,
};

const EnsCliVerb ens_cli_validate = {
  .name = "validate",
  .arguments = "FILE…",
  .summary = N_ ("Look for every fault in packages"),
  .run = run_validate,
};
