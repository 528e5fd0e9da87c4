// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one error domain of Ensemble. A code says what a caller can do about it; the message is a
// sentence for people: what happened, where, what to do. Not a list of every possible failure.
#pragma once

#include <glib.h>
#include <libintl.h>

G_BEGIN_DECLS

#define ENS_ERROR (ens_error_quark ())

/** Marks a sentence for translation where it is made; gettext answers in the user's language. */
#define _(text)  g_dgettext (GETTEXT_PACKAGE, text)
#define N_(text) (text)

/**
 * EnsError:
 * @ENS_ERROR_REFUSED: input or data is not acceptable; nothing was changed (exit status 1)
 * @ENS_ERROR_LIMIT: a limit of ens-limits.h was passed; nothing was changed (1)
 * @ENS_ERROR_NOT_FOUND: what was named does not exist (1)
 * @ENS_ERROR_EXISTS: a file or row is already there and is not overwritten (1)
 * @ENS_ERROR_TOO_NEW: the file was written by a newer Ensemble (1)
 * @ENS_ERROR_READ_ONLY: the file cannot be written: permissions, or open elsewhere (1)
 * @ENS_ERROR_FULL: the disk is full; nothing confirmed is lost (1)
 * @ENS_ERROR_DAMAGED: the file fails its own checks (1)
 * @ENS_ERROR_FAILED: the system refused: reading, writing, memory (1)
 * @ENS_ERROR_CANCELLED: the user stopped it; nothing was changed (1)
 * @ENS_ERROR_USAGE: the command line is wrong (2)
 * @ENS_ERROR_DECISION: somebody must choose between two values (3)
 * @ENS_ERROR_SIGNATURE: the signature is missing, unknown or wrong (4)
 */
typedef enum {
  ENS_ERROR_REFUSED,
  ENS_ERROR_LIMIT,
  ENS_ERROR_NOT_FOUND,
  ENS_ERROR_EXISTS,
  ENS_ERROR_TOO_NEW,
  ENS_ERROR_READ_ONLY,
  ENS_ERROR_FULL,
  ENS_ERROR_DAMAGED,
  ENS_ERROR_FAILED,
  ENS_ERROR_CANCELLED,
  ENS_ERROR_USAGE,
  ENS_ERROR_DECISION,
  ENS_ERROR_SIGNATURE,
} EnsError;

GQuark ens_error_quark (void);

int ens_error_exit_status (const GError *error);

G_END_DECLS
