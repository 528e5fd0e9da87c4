// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hands a merge to ens-work and its report back.
#include "ens-merge-async.h"

#include "ens-work.h"

typedef struct {
  EnsMergeRequest request;
  EnsProgress progress;
  EnsFaults *faults;
  EnsMergeReport *report;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->progress.cancellable);
  g_clear_pointer (&job->report, ens_merge_report_free);
  g_free (job);
}

static gboolean
run_merge (EnsSession *twin, gpointer data, GError **error)
{
  Job *job = data;

  job->report = ens_merge_run (twin, &job->request, &job->progress, job->faults, error);
  return job->report != NULL;
}

/**
 * ens_merge_run_async:
 * @request: what it names must live until the end
 * @progress: (nullable): copied; its report is called in another thread
 * @faults: belongs to the work until the end, and must live until then
 *
 * As ens_merge_run(), in another thread. A plan leaves the session free, a merge has it lent until the
 * end, see ens-work.h.
 */
void
ens_merge_run_async (EnsSession *session,
                     const EnsMergeRequest *request,
                     const EnsProgress *progress,
                     EnsFaults *faults,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->request = *request;
  job->faults = faults;
  if (progress != NULL) {
    job->progress = *progress;
    if (progress->cancellable != NULL)
      g_object_ref (progress->cancellable);
  }
  g_task_set_source_tag (task, ens_merge_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  ens_work_start (task, request->is_dry_run ? ENS_WORK_LOOK : ENS_WORK_CHANGE, run_merge, NULL);
}

/** ens_merge_run_finish: Returns: (transfer full): what happened, as ens_merge_run() gives it. */
EnsMergeReport *
ens_merge_run_finish (EnsSession *session, GAsyncResult *result, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  job = g_task_get_task_data (G_TASK (result));
  // Whoever stopped a plan has no use for it, though it was ready a moment before.
  if (job->request.is_dry_run &&
      !ens_progress_step (&(EnsProgress){ .cancellable = job->progress.cancellable }, 1, error))
    return NULL;
  return g_steal_pointer (&job->report);
}
