// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A use case that takes long, in another thread, so that the window goes on. Which use case is its
// caller's; what it may do to the file is decided here.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsWorkKind:
 * @ENS_WORK_LOOK: reads, or tries without keeping, in a copy of the project as it is at the start. The
 *   session is free meanwhile: what is written into it waits for nothing.
 * @ENS_WORK_CHANGE: changes the file. Until the end the session is lent: it can be looked at, and
 *   refuses with %ENS_ERROR_READ_ONLY what would change it.
 */
typedef enum {
  ENS_WORK_LOOK,
  ENS_WORK_CHANGE,
} EnsWorkKind;

/**
 * EnsWorkFunc:
 * @session: a twin of the one that the work is for, in this thread alone
 * @data: the task's data
 */
typedef gboolean (*EnsWorkFunc) (EnsSession *session, gpointer data, GError **error);

void ens_work_start (GTask *task, EnsWorkKind kind, EnsWorkFunc run, EnsWorkFunc finish);

G_END_DECLS
