// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One step of long work. Holds no state.
#include "ens-progress.h"

#include "ens-error.h"

/**
 * ens_progress_step:
 * @progress: (nullable): who listens
 * @fraction: how much is done, 0 to 1
 *
 * Returns: %FALSE with %ENS_ERROR_CANCELLED when the work should stop
 */
gboolean
ens_progress_step (const EnsProgress *progress, double fraction, GError **error)
{
  if (progress == NULL)
    return TRUE;
  if (progress->cancellable != NULL && g_cancellable_is_cancelled (progress->cancellable)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_CANCELLED, _ ("Stopped; nothing was changed"));
    return FALSE;
  }
  if (progress->report != NULL)
    progress->report (fraction, progress->data);
  return TRUE;
}
