// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hands a key to another thread; passphrases are wiped when the work is done.
#include "ens-keyring-async.h"

#include "ens-key-sheet.h"

#include <string.h>

/** Job: @typed: (nullable): what was typed off the paper; a new key is made without */
typedef struct {
  char *typed;
  char *name;
  char *passphrase;
} Job;

static void
job_free (Job *job)
{
  if (job->passphrase != NULL)
    memset (job->passphrase, 0, strlen (job->passphrase));
  g_free (job->typed);
  g_free (job->name);
  g_free (job->passphrase);
  g_free (job);
}

static gboolean
run (const Job *job, GError **error)
{
  g_autofree char *text = NULL;

  if (job->typed == NULL)
    return ens_keyring_make (job->name, job->passphrase, error);
  text = ens_key_sheet_parse (job->typed, error);
  return text != NULL && ens_keyring_restore (text, job->name, job->passphrase, error);
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

static void
start (const char *typed,
       const char *name,
       const char *passphrase,
       GAsyncReadyCallback callback,
       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->typed = g_strdup (typed);
  job->name = g_strdup (name);
  job->passphrase = g_strdup (passphrase);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_job);
}

/** ens_keyring_make_async: as ens_keyring_make(). */
void
ens_keyring_make_async (const char *name,
                        const char *passphrase,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  start (NULL, name, passphrase, callback, data);
}

/** ens_keyring_restore_async: as ens_keyring_restore(); @text: as typed, see ens_key_sheet_parse(). */
void
ens_keyring_restore_async (const char *text,
                           const char *name,
                           const char *passphrase,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  start (text, name, passphrase, callback, data);
}

gboolean
ens_keyring_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
