// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long work tells where it is and learns that it should stop. Passed down through every floor;
// may be NULL everywhere.
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EnsProgress:
 * @report: (nullable): told the fraction done, 0 to 1; called in the worker's thread
 * @data: for @report
 * @cancellable: (nullable): asked between steps
 */
typedef struct {
  void (*report) (double fraction, gpointer data);
  gpointer data;
  GCancellable *cancellable;
} EnsProgress;

gboolean ens_progress_step (const EnsProgress *progress, double fraction, GError **error);

G_END_DECLS
