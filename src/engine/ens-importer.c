// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The frame of every import: known already? one action, all or nothing, then told. Part of
// ens-exchange.h.
#include "ens-importer.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-exchange-log.h"
#include "ens-fingerprint.h"
#include "ens-groups.h"
#include "ens-import-answers.h"
#include "ens-import-codebook.h"
#include "ens-import-package.h"
#include "ens-import-preview.h"
#include "ens-import-proposals.h"
#include "ens-import-qdpx.h"
#include "ens-import-rows.h"
#include "ens-import-statements.h"
#include "ens-in-file.h"
#include "ens-limits.h"
#include "ens-package-reader.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-time.h"

#include <string.h>

static const struct {
  const char *word;
  EnsImportFunc run;
} formats[] = {
  { "lines", ens_import_lines },
  { "statements-csv", ens_import_statements_csv },
  { "answers-csv", ens_import_answers_csv },
  { "kobo-csv", ens_import_kobo_csv },
  { "limesurvey-csv", ens_import_limesurvey_csv },
  { "sav", ens_import_sav },
  { "groups-csv", ens_import_groups_csv },
  { "criteria-csv", ens_import_criteria_csv },
  { "indicators-csv", ens_import_indicators_csv },
  { "rounds-csv", ens_import_rounds_csv },
  { "codebook-csv", ens_import_codebook_csv },
  { "package", ens_import_package },
  { "bundle", ens_import_bundle },
  { "qdc", ens_import_qdc },
  { "qdpx", ens_import_qdpx },
  { "polis", ens_import_polis },
  { "votes-csv", ens_import_votes_csv },
  { "decidim-csv", ens_import_decidim_csv },
};

static EnsImportFunc
find_format (const char *word, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].word, word) == 0)
      return formats[i].run;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("“%s” is not a format that can be read"),
               word != NULL ? word : "");
  return NULL;
}

/** ens_importer_insert: adds a new row and counts it. */
gboolean
ens_importer_insert (EnsImporter *importer,
                     const EnsEntity *entity,
                     gpointer record,
                     GError **error)
{
  if (!ens_session_insert_row (importer->session, entity, record, error))
    return FALSE;
  importer->result->n_new[entity->kind]++;
  return TRUE;
}

/** ens_importer_step: @fraction: 0 to 1; 0 when it is not known. As ens_progress_step(). */
gboolean
ens_importer_step (EnsImporter *importer, double fraction, GError **error)
{
  return ens_progress_step (importer->progress, fraction, error);
}

// Returns (transfer full) (element-type filename): what is read of @request; a folder of Polis is named by itself
// or by one of its files.
static GPtrArray *
list_files (const EnsImportRequest *request)
{
  static const char *const names[] = { "comments.csv", "votes.csv", "participants-votes.csv" };
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = NULL;

  if (g_strcmp0 (request->format, "polis") != 0) {
    g_ptr_array_add (files, g_strdup (request->path));
    return files;
  }
  folder = g_file_test (request->path, G_FILE_TEST_IS_DIR) ? g_strdup (request->path)
                                                           : g_path_get_dirname (request->path);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *file = g_build_filename (folder, names[i], NULL);

    if (i == 0 || g_file_test (file, G_FILE_TEST_EXISTS))
      g_ptr_array_add (files, g_steal_pointer (&file));
  }
  return files;
}

static gboolean
check_files (const GPtrArray *files, GError **error)
{
  for (guint i = 0; i < files->len; i++)
    if (!ens_in_file_check (g_ptr_array_index (files, i), ENS_LIMIT_FILE_BYTES, error))
      return FALSE;
  return TRUE;
}

/** ens_importer_dup_package_fingerprint: Returns: (transfer full): a package goes where it says. */
char *
ens_importer_dup_package_fingerprint (const char *body_id)
{
  return g_strconcat ("package:", body_id, NULL);
}

// What cannot be a package has no body; reading it will say why.
static char *
dup_body_fingerprint (const char *path)
{
  g_autofree char *body_id = ens_package_dup_body_id (path, NULL);

  return ens_importer_dup_package_fingerprint (body_id != NULL ? body_id : path);
}

// Statements that do not say what they answer, answer the first question.
static gboolean
find_question (EnsImporter *importer, GError **error)
{
  const char *word = importer->request->question;

  return ens_session_find_question (importer->session, word != NULL ? word : "Q1",
                                    &importer->question, word != NULL ? error : NULL) ||
         word == NULL;
}

static gboolean
find_target (EnsImporter *importer, GError **error)
{
  g_autoptr (EnsGroup) group = NULL;

  if (!find_question (importer, error))
    return FALSE;
  if (importer->request->group == NULL)
    return TRUE;
  group = ens_groups_find (importer->session, importer->request->group, error);
  if (group == NULL)
    return FALSE;
  importer->group = group->id;
  return TRUE;
}

static gboolean
refuse_faults (const EnsImporter *importer, GError **error)
{
  guint n = ens_faults_get_n_errors (importer->faults);

  if (n == 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE, "%s: %u fault, so nothing was imported",
                            "%s: %u faults, so nothing was imported", n),
               importer->request->path, n);
  return FALSE;
}

static guint64
count_effects (const EnsImportResult *result)
{
  guint64 n = 0;

  for (guint i = 0; i < ENS_N_KINDS; i++)
    n += result->n_new[i] + result->n_changed[i];
  return n;
}

/**
 * Task: one file of an import
 * @run: what reads it
 * @fingerprint: what it is known by
 * @old_fingerprint: (nullable): what a text was known by in older projects
 * @map: what was said of such a file before
 */
typedef struct {
  EnsImporter importer;
  EnsImportRequest request;
  EnsImportFunc run;
  char *fingerprint;
  char *old_fingerprint;
  char **map;
} Task;

static void
clear_task (gpointer data)
{
  g_free (((Task *) data)->fingerprint);
  g_free (((Task *) data)->old_fingerprint);
  g_strfreev (((Task *) data)->map);
}

// What the user says counts; otherwise what was said last time of a table with the same header.
static void
recall_map (Task *task)
{
  EnsImporter *importer = &task->importer;
  g_autofree char *joined = NULL;
  g_autofree char *what = NULL;

  if (task->request.map != NULL && task->request.map[0] != NULL)
    return;
  task->map = ens_import_preview_recall_map (importer->session, task->request.format,
                                             task->request.path);
  if (task->map == NULL)
    return;
  joined = g_strjoinv (", ", task->map);
  what = g_strdup_printf (_ ("its columns were taken as last time: %s"), joined);
  ens_faults_warn (importer->faults, task->request.path, 0, what, NULL);
  task->request.map = (const char *const *) task->map;
}

static gboolean
is_text (EnsImportFunc run)
{
  static const EnsImportFunc others[] = { ens_import_package, ens_import_bundle, ens_import_qdc,
                                          ens_import_qdpx, ens_import_sav };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (run == others[i])
      return FALSE;
  return TRUE;
}

static gboolean
find_fingerprints (Task *task, const GPtrArray *files, GError **error)
{
  EnsImporter *importer = &task->importer;

  if (task->run == ens_import_package) {
    task->fingerprint = dup_body_fingerprint (importer->request->path);
    return TRUE;
  }
  task->fingerprint = ens_fingerprint_dup (importer, files, is_text (task->run), error);
  if (task->fingerprint == NULL || !is_text (task->run))
    return task->fingerprint != NULL;
  task->old_fingerprint = ens_fingerprint_dup (importer, files, FALSE, error);
  return task->old_fingerprint != NULL;
}

static gboolean
look_whether_known (Task *task, GError **error)
{
  EnsStore *store = ens_session_get_store (task->importer.session);
  gint64 time = 0;
  gint64 old_time = 0;

  if (!ens_store_find_import (store, task->fingerprint, &time, error) ||
      (task->old_fingerprint != NULL &&
       !ens_store_find_import (store, task->old_fingerprint, &old_time, error)))
    return FALSE;
  task->importer.result->was_known = time != 0 || old_time != 0;
  return TRUE;
}

static gboolean
check_encoding (const Task *task, GError **error)
{
  if (task->request.encoding == NULL || is_text (task->run))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("“%s” says itself how it is written: leave the encoding out"),
               task->request.format);
  return FALSE;
}

static gboolean
prepare (Task *task, GError **error)
{
  EnsImporter *importer = &task->importer;
  g_autoptr (GPtrArray) files = list_files (importer->request);

  *importer->result = (EnsImportResult){ 0 };
  task->run = find_format (importer->request->format, error);
  if (task->run == NULL || !check_encoding (task, error) || !check_files (files, error) ||
      !find_target (importer, error))
    return FALSE;
  recall_map (task);
  return find_fingerprints (task, files, error) && look_whether_known (task, error);
}

static char *
dup_base_name (const Task *task)
{
  g_autofree char *name = g_path_get_basename (task->importer.request->path);

  return ens_text_clean (name, -1, NULL);
}

static gboolean
run_task (Task *task, GError **error)
{
  EnsImporter *importer = &task->importer;
  g_autofree char *name = dup_base_name (task);

  // The same file twice on one command line is known by now, too.
  if (!look_whether_known (task, error))
    return FALSE;
  if (importer->result->was_known)
    return TRUE;
  if (!task->run (importer, error) || !refuse_faults (importer, error))
    return FALSE;
  return count_effects (importer->result) == 0 ||
         ens_store_log_import (ens_session_get_store (importer->session), task->fingerprint, name,
                               error);
}

static gboolean
run_in_action (GArray *tasks, GError **error)
{
  const EnsImporter *first = &g_array_index (tasks, Task, 0).importer;
  g_autofree char *name = dup_base_name (&g_array_index (tasks, Task, 0));
  g_autofree char *files =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file", "%u files", tasks->len), tasks->len);
  g_autofree char *detail = ens_action_dup_detail (tasks->len == 1 ? name : files, NULL);
  guint64 n_effects = 0;

  if (!ens_session_begin_bulk (first->session, ENS_ACTION_IMPORT, detail, error))
    return FALSE;
  for (guint i = 0; i < tasks->len; i++) {
    Task *task = &g_array_index (tasks, Task, i);

    if (!run_task (task, error))
      return ens_session_finish (first->session, FALSE, error);
    n_effects += count_effects (task->importer.result);
  }
  // What brought nothing is no step of undo.
  if (!first->request->is_dry_run && n_effects > 0)
    return ens_session_finish (first->session, TRUE, error);
  ens_session_cancel_action (first->session);
  return TRUE;
}

static gboolean
remember_maps (EnsSession *session, const EnsImportRequest *requests, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (requests[i].map != NULL && requests[i].map[0] != NULL && !requests[i].is_dry_run &&
        !ens_import_preview_remember_map (session, requests[i].format, requests[i].path,
                                          requests[i].map, error))
      return FALSE;
  return TRUE;
}

/**
 * ens_exchange_import_all:
 * @requests: (array length=n): one for each file; all or none are dry runs
 * @results: (array length=n) (out caller-allocates): what came of each
 *
 * As ens_exchange_import(), of several files in one action: all of them or none.
 */
gboolean
ens_exchange_import_all (EnsSession *session,
                         const EnsImportRequest *requests,
                         guint n,
                         const EnsProgress *progress,
                         EnsImportResult *results,
                         EnsFaults *faults,
                         GError **error)
{
  g_autoptr (GArray) tasks = g_array_new (FALSE, TRUE, sizeof (Task));
  gboolean has_news = FALSE;
  gboolean is_done = TRUE;

  g_array_set_clear_func (tasks, clear_task);
  g_array_set_size (tasks, n);
  for (guint i = 0; i < n && is_done; i++) {
    const EnsImporter importer = { session, NULL,      progress, &results[i],
                                   faults,  { { 0 } }, { { 0 } } };
    Task *task = &g_array_index (tasks, Task, i);

    task->importer = importer;
    task->request = requests[i];
    task->importer.request = &task->request;
    is_done = prepare (task, error);
    has_news = has_news || !results[i].was_known;
  }
  is_done = is_done && (!has_news || run_in_action (tasks, error)) &&
            remember_maps (session, requests, n, error);
  for (guint i = 0; i < n && !is_done; i++)
    results[i] = (EnsImportResult){ 0 };
  return is_done;
}

/**
 * ens_exchange_import:
 * @progress: (nullable): told how far it is, may stop it
 * @result: (out caller-allocates): what came of it; with a dry run what would
 * @faults: what is wrong with single rows
 *
 * All or nothing, in one action.
 */
gboolean
ens_exchange_import (EnsSession *session,
                     const EnsImportRequest *request,
                     const EnsProgress *progress,
                     EnsImportResult *result,
                     EnsFaults *faults,
                     GError **error)
{
  return ens_exchange_import_all (session, request, 1, progress, result, faults, error);
}
