// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words are found in the main thread, since the program speaks the language of the paper meanwhile. What is
// painted and written in the other thread is a page that nothing changes any more.
#include "ens-reports-async.h"

#include "ens-output.h"
#include "ens-work.h"

typedef struct {
  char *path;
  EnsReportPages *pages;
  EnsProgress progress;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->pages, ens_report_pages_free);
  g_clear_object (&job->progress.cancellable);
  g_free (job);
}

static gboolean
run_write (EnsSession *session, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (GBytes) bytes = ens_report_pages_dup_pdf (job->pages, &job->progress, error);

  return bytes != NULL && ens_output_write (job->path, g_bytes_get_data (bytes, NULL),
                                            (gssize) g_bytes_get_size (bytes), error);
}

/**
 * ens_reports_write_async:
 * @progress: (nullable): copied; its report is called in another thread
 *
 * As ens_reports_write(). The pages are those of the project as it is now; they are written in another
 * thread. A web page is small: it is there at once.
 */
void
ens_reports_write_async (EnsSession *session,
                         const EnsReportRequest *request,
                         const EnsProgress *progress,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, data);
  Job *job = g_new0 (Job, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, ens_reports_write_async);
  g_task_set_task_data (task, job, job_free);
  job->path = g_strdup (request->path);
  if (progress != NULL)
    job->progress = *progress;
  if (job->progress.cancellable != NULL)
    g_object_ref (job->progress.cancellable);
  if (g_str_has_suffix (request->path, ".pdf")) {
    job->pages = ens_reports_lay_out (session, request, ens_reports_get_width (request),
                                      ens_reports_get_height (request), &error);
    if (job->pages != NULL)
      ens_work_start (task, ENS_WORK_LOOK, run_write, NULL);
  } else if (ens_reports_write (session, request, &error)) {
    g_task_return_boolean (task, TRUE);
  }
  if (error != NULL)
    g_task_return_error (task, error);
}

gboolean
ens_reports_write_finish (EnsSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
