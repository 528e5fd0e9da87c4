// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A thread waits for the signals; what it may do then is not limited as in a handler.
#include "ens-cli-stop.h"

#include <pthread.h>
#include <signal.h>

static void
fill_signals (sigset_t *signals)
{
  sigemptyset (signals);
  sigaddset (signals, SIGINT);
  sigaddset (signals, SIGTERM);
  sigaddset (signals, SIGHUP);
}

// The first signal asks the work to stop; whoever cannot wait sends another, which ends the program.
static gpointer
wait_for_signals (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t signals;
  int number = 0;

  fill_signals (&signals);
  sigwait (&signals, &number);
  g_cancellable_cancel (cancellable);
  g_object_unref (cancellable);
  sigwait (&signals, &number);
  pthread_sigmask (SIG_UNBLOCK, &signals, NULL);
  raise (number);
  return NULL;
}

/**
 * ens_cli_listen: from now on signals that end a program stop the work that asks what is returned
 *
 * Returns: (transfer none): lives as long as @cli
 */
const EnsProgress *
ens_cli_listen (EnsCli *cli)
{
  sigset_t signals;

  if (cli->progress.cancellable != NULL)
    return &cli->progress;
  cli->progress.cancellable = g_cancellable_new ();
  fill_signals (&signals);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (
    g_thread_new ("stop", wait_for_signals, g_object_ref (cli->progress.cancellable)));
  return &cli->progress;
}
