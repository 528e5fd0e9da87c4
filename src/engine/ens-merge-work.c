// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A plan is made in a copy of the project, a merge in the project itself.
#include "ens-merge-work.h"

#include "ens-work.h"

/** Job: one merge with its own copy of the request */
typedef struct {
  EnsMergeRequest request;
  char **paths;
  EnsProgress progress;
  EnsFaults *faults;
  EnsMergeReport *report;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_strfreev (job->paths);
  g_clear_object (&job->progress.cancellable);
  ens_merge_report_free (job->report);
  g_free (job);
}

static gboolean
run (EnsSession *session, gpointer data, GError **error)
{
  Job *job = data;

  job->report = ens_merge_run (session, &job->request, &job->progress, job->faults, error);
  return job->report != NULL;
}

/**
 * ens_merge_run_async:
 * @request: copied, its decisions excepted: they must live until the end and stay as they are
 * @progress: (nullable): copied; told in the other thread
 * @faults: must live until the end
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
  job->paths = g_strdupv ((char **) request->paths);
  job->request.paths = (const char *const *) job->paths;
  job->faults = faults;
  if (progress != NULL)
    job->progress = *progress;
  if (job->progress.cancellable != NULL)
    g_object_ref (job->progress.cancellable);
  g_task_set_source_tag (task, ens_merge_run_async);
  g_task_set_task_data (task, job, job_free);
  ens_work_start (task, request->is_dry_run ? ENS_WORK_LOOK : ENS_WORK_CHANGE, run, NULL);
}

/** ens_merge_run_finish: Returns: (transfer full): as ens_merge_run(). */
EnsMergeReport *
ens_merge_run_finish (EnsSession *session, GAsyncResult *result, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  job = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&job->report) : NULL;
}
