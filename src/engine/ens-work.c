// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One thread for one piece of work. It sees nothing of the session that it works for: it opens the
// file for itself, and what came of it is handed over when it has ended.
#include "ens-work.h"

#include "ens-error.h"
#include "ens-session-private.h"

/** Work: @finish: (nullable): see ens_work_start(); @kinds: the news of the twin */
typedef struct {
  GTask *task;
  GApplication *program;
  GThread *thread;
  EnsWorkKind kind;
  EnsWorkFunc run;
  EnsWorkFunc finish;
  gpointer data;
  char *path;
  char *author;
  EnsUuidSource ids;
  EnsKinds kinds;
  gboolean is_done;
  GError *error;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->task);
  if (work->program != NULL)
    g_application_release (work->program);
  g_clear_object (&work->program);
  g_free (work->path);
  g_free (work->author);
  g_clear_error (&work->error);
  g_free (work);
}

static gboolean
run_in_twin (Work *work, GError **error)
{
  EnsStore *store = work->kind == ENS_WORK_CHANGE
                      ? ens_store_open (work->path, ENS_STORE_BESIDE, error)
                      : ens_store_open_copy (work->path, NULL, error);
  g_autoptr (EnsSession) twin = store != NULL ? ens_session_new_for_store (store, error) : NULL;
  gboolean is_done;

  if (twin == NULL)
    return FALSE;
  ens_session_set_author (twin, work->author);
  *ens_session_get_ids (twin) = work->ids;
  is_done = work->run (twin, work->data, error);
  work->ids = *ens_session_get_ids (twin);
  work->kinds = ens_session_get_told_kinds (twin);
  return is_done;
}

// The session's thread learns of it when all has been closed here.
static gboolean
end_cb (gpointer data)
{
  Work *work = data;
  EnsSession *session = g_task_get_source_object (work->task);

  g_thread_join (work->thread);
  if (work->kind == ENS_WORK_CHANGE) {
    *ens_session_get_ids (session) = work->ids;
    ens_session_set_lent (session, FALSE);
    if (work->kinds != 0)
      ens_session_refresh (session, work->kinds);
  }
  if (work->is_done && work->finish != NULL)
    work->is_done = work->finish (session, work->data, &work->error);
  if (work->is_done)
    g_task_return_boolean (work->task, TRUE);
  else
    g_task_return_error (work->task, g_steal_pointer (&work->error));
  return G_SOURCE_REMOVE;
}

static gpointer
run_thread (gpointer data)
{
  Work *work = data;
  g_autoptr (GSource) end = g_idle_source_new ();

  work->is_done = run_in_twin (work, &work->error);
  g_source_set_priority (end, G_PRIORITY_DEFAULT);
  g_source_set_callback (end, end_cb, work, work_free);
  // Not g_main_context_invoke(): it may take over an idle context and then runs in this thread.
  g_source_attach (end, g_task_get_context (work->task));
  return NULL;
}

/**
 * ens_work_start:
 * @task: (transfer none): of the session's thread, its source object the session; gets a boolean
 * @run: called in the thread with the task's data, which nobody else touches until the end
 * @finish: (nullable): called in the session's thread with the session itself when @run succeeded
 *
 * The program does not end before the work does: closing its last window may cancel the work, and
 * leaves nothing half done either way. One change at a time: a second is refused.
 */
void
ens_work_start (GTask *task, EnsWorkKind kind, EnsWorkFunc run, EnsWorkFunc finish)
{
  EnsSession *session = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  Work *work;

  if (kind == ENS_WORK_CHANGE && !ens_session_refuse_read_only (session, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  work = g_new0 (Work, 1);
  work->task = g_object_ref (task);
  work->program = g_application_get_default ();
  if (work->program != NULL)
    g_application_hold (g_object_ref (work->program));
  work->kind = kind;
  work->run = run;
  work->finish = finish;
  work->data = g_task_get_task_data (task);
  work->path = g_strdup (ens_session_get_path (session));
  work->author = g_strdup (ens_session_get_author (session));
  work->ids = *ens_session_get_ids (session);
  if (kind == ENS_WORK_CHANGE)
    ens_session_set_lent (session, TRUE);
  work->thread = g_thread_new ("ens-work", run_thread, work);
}
