// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Learning reads every file of the list and takes seconds: in another thread, for the window.
#pragma once

#include "ens-learned.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EnsLearnedChange:
 * @ENS_LEARNED_ADD: learn from a file, too
 * @ENS_LEARNED_FORGET: learn from all but a file
 * @ENS_LEARNED_REBUILD: learn anew from the same files
 */
typedef enum {
  ENS_LEARNED_ADD,
  ENS_LEARNED_FORGET,
  ENS_LEARNED_REBUILD,
} EnsLearnedChange;

void ens_learned_change_async (EnsLearnedChange change,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
gboolean ens_learned_change_finish (GAsyncResult *result, GError **error);

G_END_DECLS
