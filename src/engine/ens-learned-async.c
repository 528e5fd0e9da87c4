// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One job; projects are opened and closed in its thread.
#include "ens-learned-async.h"

typedef struct {
  EnsLearnedChange change;
  char *path;
  EnsProgress progress;
} Job;

static void
job_free (Job *job)
{
  g_free (job->path);
  g_clear_object (&job->progress.cancellable);
  g_free (job);
}

static gboolean
run (const Job *job, GError **error)
{
  const char *const paths[] = { job->path, NULL };

  switch (job->change) {
  case ENS_LEARNED_ADD:
    return ens_learned_add (paths, &job->progress, error);
  case ENS_LEARNED_FORGET:
    return ens_learned_forget (job->path, &job->progress, error);
  case ENS_LEARNED_REBUILD:
  default:
    return ens_learned_rebuild (&job->progress, error);
  }
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ens_learned_change_async:
 * @path: (nullable): of what is added or forgotten
 * @cancellable: (nullable): stops it; what was learned before then stays
 */
void
ens_learned_change_async (EnsLearnedChange change,
                          const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->change = change;
  job->path = g_strdup (path);
  job->progress.cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_job);
}

gboolean
ens_learned_change_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
