// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the window needs around imports and exports: a look before, a sentence after, and not to be
// waited for. The work itself is in ens-importer and ens-exporter, its thread in ens-work.
#include "ens-exchange.h"
#include "ens-export-amends.h"

#include "ens-csv.h"
#include "ens-error.h"
#include "ens-exporter.h"
#include "ens-work.h"

#include <inttypes.h>
#include <string.h>

static const struct {
  const char *ending;
  const char *format;
} endings[] = {
  { ".xml", "package" },        { ".csv", "statements-csv" },
  { ".tsv", "statements-csv" }, { ".txt", "lines" },
  { ".ensemblez", "bundle" },   { ".qdc", "qdc" },
  { ".qdpx", "qdpx" },          { ".sav", "sav" },
  { ".zsav", "sav" },
};

// Codes and levels below a header: no statement is a number.
static gboolean
holds_numbers (const char *path)
{
  g_autoptr (EnsCsvReader) reader = ens_csv_reader_new (path, NULL);
  guint n_numbers = 0;
  EnsCsvRow row;

  for (guint i = 0; i < 2; i++)
    if (reader == NULL || !ens_csv_reader_next (reader, &row, NULL))
      return FALSE;
  for (guint i = 0; i < row.n_cells; i++) {
    char *end = NULL;

    g_ascii_strtod (row.cells[i], &end);
    if (*end != '\0')
      return FALSE;
    n_numbers += end != row.cells[i];
  }
  return n_numbers > 0;
}

// Columns that only tables of one make have.
static const char *
guess_table (const char *path)
{
  static const struct {
    const char *column;
    const char *format;
  } marks[] = {
    { "comment-body", "polis" },
    { "voter-id", "polis" },
    { "_uuid", "kobo-csv" },
    { "meta/instanceID", "kobo-csv" },
    { "meta-instanceID", "kobo-csv" },
    { "KEY", "kobo-csv" },
    { "Response ID", "limesurvey-csv" },
    { "submitdate", "limesurvey-csv" },
    { "title/fr", "decidim-csv" },
    { "title/en", "decidim-csv" },
    { "disagree", "votes-csv" },
    { "indicator", "answers-csv" },
    { "form", "answers-csv" },
    { "level1", "indicators-csv" },
    { "participants", "groups-csv" },
  };
  g_autoptr (GPtrArray) columns = ens_exchange_list_columns (path, NULL);

  for (gsize i = 0; columns != NULL && i < G_N_ELEMENTS (marks); i++)
    if (g_ptr_array_find_with_equal_func (columns, marks[i].column, g_str_equal, NULL))
      return marks[i].format;
  return holds_numbers (path) ? "answers-csv" : "statements-csv";
}

/** ens_exchange_guess_format: Returns: (nullable): the format that the name and header of @path let expect. */
const char *
ens_exchange_guess_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return "polis";
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      return strcmp (endings[i].format, "statements-csv") == 0 ? guess_table (path)
                                                               : endings[i].format;
  return NULL;
}

/** ens_exchange_list_columns: Returns: (transfer full) (element-type utf8): the header of a table. */
GPtrArray *
ens_exchange_list_columns (const char *path, GError **error)
{
  g_autoptr (EnsCsvReader) reader = ens_csv_reader_new (path, error);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  EnsCsvRow row;

  if (reader == NULL)
    return NULL;
  if (ens_csv_reader_next (reader, &row, &local_error)) {
    for (guint i = 0; i < row.n_cells; i++)
      g_ptr_array_add (columns, g_strdup (row.cells[i]));
    return g_steal_pointer (&columns);
  }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("%s: the file is empty"), path);
  return NULL;
}

// Whole phrases, so that translators see a noun with its number.
static char *
dup_counted (EnsEntityKind kind, guint64 n)
{
  switch (kind) {
  case ENS_KIND_STATEMENT:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " statement",
                                         "%" PRIu64 " statements", (gulong) n),
                            n);
  case ENS_KIND_GROUP:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " group", "%" PRIu64 " groups",
                                         (gulong) n),
                            n);
  case ENS_KIND_CRITERION:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " criterion",
                                         "%" PRIu64 " criteria", (gulong) n),
                            n);
  case ENS_KIND_INDICATOR:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " indicator",
                                         "%" PRIu64 " indicators", (gulong) n),
                            n);
  case ENS_KIND_ITEM:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " survey question",
                                         "%" PRIu64 " survey questions", (gulong) n),
                            n);
  case ENS_KIND_ANSWER:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " answer",
                                         "%" PRIu64 " answers", (gulong) n),
                            n);
  case ENS_KIND_PROPOSAL:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " proposal",
                                         "%" PRIu64 " proposals", (gulong) n),
                            n);
  case ENS_KIND_VOTE:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " vote", "%" PRIu64 " votes",
                                         (gulong) n),
                            n);
  case ENS_KIND_RESPONDENT:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " sheet", "%" PRIu64 " sheets",
                                         (gulong) n),
                            n);
  case ENS_KIND_NODE:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " code", "%" PRIu64 " codes",
                                         (gulong) n),
                            n);
  case ENS_KIND_CODING:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " coding",
                                         "%" PRIu64 " codings", (gulong) n),
                            n);
  default:
    return NULL;
  }
}

static char *
join_counts (const guint64 counts[ENS_N_KINDS])
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint64 n_others = 0;

  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    g_autofree char *part = counts[kind] > 0 ? dup_counted (kind, counts[kind]) : NULL;

    if (part != NULL)
      g_strv_builder_add (parts, part);
    else
      n_others += counts[kind];
  }
  if (n_others > 0) {
    g_autofree char *others =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " further row",
                                    "%" PRIu64 " further rows", (gulong) n_others),
                       n_others);

    g_strv_builder_add (parts, others);
  }
  list = g_strv_builder_end (parts);
  return list[0] != NULL ? g_strjoinv (", ", list) : NULL;
}

/** ens_exchange_describe: Returns: (transfer full): what an import did, in a line. */
char *
ens_exchange_describe (const EnsImportResult *result)
{
  g_autofree char *new_rows = join_counts (result->n_new);
  g_autofree char *changed = join_counts (result->n_changed);

  if (result->was_known)
    return g_strdup (_ ("This came in before: nothing was changed"));
  if (new_rows == NULL && changed == NULL)
    return g_strdup (_ ("Nothing new in it: nothing was changed"));
  if (changed == NULL)
    return g_strdup_printf (_ ("New: %s"), new_rows);
  if (new_rows == NULL)
    return g_strdup_printf (_ ("Changed: %s"), changed);
  return g_strdup_printf (_ ("New: %s. Changed: %s"), new_rows, changed);
}

/** Job: an import or export in another thread, with its own copy of the request. */
typedef struct {
  EnsImportRequest import;
  EnsExportRequest export;
  char *path;
  char *format;
  char *group;
  char *question;
  char *round;
  char *privacy;
  char *passphrase;
  char *kind;
  GPtrArray *amends;
  char **list;
  char **missing;
  EnsProgress progress;
  EnsFaults *faults;
  EnsImportResult result;
  EnsPackageEntry *written;
  gboolean is_noted;
} Job;

static void
job_free (Job *job)
{
  g_free (job->path);
  g_free (job->format);
  g_free (job->group);
  g_free (job->question);
  g_free (job->round);
  g_free (job->privacy);
  g_free (job->passphrase);
  g_free (job->kind);
  g_clear_pointer (&job->amends, g_ptr_array_unref);
  g_strfreev (job->list);
  g_strfreev (job->missing);
  g_clear_object (&job->progress.cancellable);
  g_clear_pointer (&job->written, ens_package_entry_free);
  g_free (job);
}

static void
copy_progress (Job *job, const EnsProgress *progress)
{
  if (progress == NULL)
    return;
  job->progress = *progress;
  if (progress->cancellable != NULL)
    g_object_ref (progress->cancellable);
}

static gboolean
run_import (EnsSession *twin, gpointer data, GError **error)
{
  Job *job = data;

  return ens_exchange_import (twin, &job->import, &job->progress, &job->result, job->faults, error);
}

static gboolean
run_export (EnsSession *twin, gpointer data, GError **error)
{
  Job *job = data;

  return ens_exporter_run (twin, &job->export, NULL, &job->progress, &job->written, error);
}

// The twin of an export is a copy, which forgets: what went out is noted in the project itself.
static gboolean
log_export (EnsSession *session, gpointer data, GError **error)
{
  Job *job = data;

  job->is_noted = ens_exporter_log (session, job->written);
  return TRUE;
}

static GTask *
new_task (EnsSession *session, Job *job, gpointer tag, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (session, NULL, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  return task;
}

/**
 * ens_exchange_import_async:
 * @request: copied
 * @progress: (nullable): copied; its report is called in another thread
 * @faults: belongs to the work until the end, and must live until then
 *
 * As ens_exchange_import(), in another thread. A dry run leaves the session free, an import has it
 * lent until the end, see ens-work.h.
 */
void
ens_exchange_import_async (EnsSession *session,
                           const EnsImportRequest *request,
                           const EnsProgress *progress,
                           EnsFaults *faults,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = new_task (session, job, ens_exchange_import_async, callback, data);

  job->path = g_strdup (request->path);
  job->format = g_strdup (request->format);
  job->group = g_strdup (request->group);
  job->question = g_strdup (request->question);
  job->round = g_strdup (request->round);
  job->list = g_strdupv ((char **) request->map);
  job->missing = g_strdupv ((char **) request->missing);
  job->faults = faults;
  job->import = *request;
  job->import.path = job->path;
  job->import.format = job->format;
  job->import.group = job->group;
  job->import.question = job->question;
  job->import.round = job->round;
  job->import.map = (const char *const *) job->list;
  job->import.missing = (const char *const *) job->missing;
  copy_progress (job, progress);
  ens_work_start (task, request->is_dry_run ? ENS_WORK_LOOK : ENS_WORK_CHANGE, run_import, NULL);
}

/** ens_exchange_import_finish: @summary: (out caller-allocates): what came of it. */
gboolean
ens_exchange_import_finish (EnsSession *session,
                            GAsyncResult *result,
                            EnsImportResult *summary,
                            GError **error)
{
  const Job *job;

  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  job = g_task_get_task_data (G_TASK (result));
  *summary = job->result;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ens_exchange_export_async:
 * @request: copied
 * @progress: (nullable): copied; its report is called in another thread
 *
 * As ens_exchange_export(), in another thread, of the project as it is now, in the language of the program.
 */
void
ens_exchange_export_async (EnsSession *session,
                           const EnsExportRequest *request,
                           const EnsProgress *progress,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = new_task (session, job, ens_exchange_export_async, callback, data);

  job->path = g_strdup (request->path);
  job->format = g_strdup (request->format);
  job->privacy = g_strdup (request->privacy);
  job->list = g_strdupv ((char **) request->groups);
  job->passphrase = g_strdup (request->passphrase);
  job->export = *request;
  job->export.path = job->path;
  job->export.passphrase = job->passphrase;
  job->kind = g_strdup (request->kind);
  job->export.kind = job->kind;
  job->amends = ens_export_amends_copy (request->amends);
  job->export.amends = job->amends;
  job->export.format = job->format;
  job->export.privacy = job->privacy;
  job->export.groups = (const char *const *) job->list;
  job->round = g_strdup (request->round);
  job->export.round = job->round;
  copy_progress (job, progress);
  ens_work_start (task, ENS_WORK_LOOK, run_export, log_export);
}

/** ens_exchange_export_finish: @is_noted: (out) (optional): as of ens_exchange_export(). */
gboolean
ens_exchange_export_finish (EnsSession *session,
                            GAsyncResult *result,
                            gboolean *is_noted,
                            GError **error)
{
  const Job *job;

  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  job = g_task_get_task_data (G_TASK (result));
  if (is_noted != NULL)
    *is_noted = job->is_noted;
  return g_task_propagate_boolean (G_TASK (result), error);
}
