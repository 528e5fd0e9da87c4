// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A disk under SQLite that fails when it is told to. Only databases and their journals are on it; what
// the program writes by other means is not.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsBadDisk: the default file system of SQLite as long as it lives
 *
 * Nothing waits for the real disk: to synchronise is counted and not done.
 */
typedef struct _EnsBadDisk EnsBadDisk;

/**
 * EnsBadDiskKind:
 * @ENS_BAD_DISK_FULL: from the nth write on, nothing more can be written
 * @ENS_BAD_DISK_SYNC: the nth synchronising fails
 * @ENS_BAD_DISK_PULLED: from the nth step on, everything fails: the stick is gone
 * @ENS_BAD_DISK_KILL: the program is killed before the nth step
 */
typedef enum {
  ENS_BAD_DISK_FULL,
  ENS_BAD_DISK_SYNC,
  ENS_BAD_DISK_PULLED,
  ENS_BAD_DISK_KILL,
} EnsBadDiskKind;

EnsBadDisk *ens_bad_disk_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_bad_disk_free (EnsBadDisk *disk);
void ens_bad_disk_arm (EnsBadDisk *disk, EnsBadDiskKind kind, guint n);
gboolean ens_bad_disk_disarm (EnsBadDisk *disk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsBadDisk, ens_bad_disk_free)

G_END_DECLS
