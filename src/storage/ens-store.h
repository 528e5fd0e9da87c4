// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project file: its rows, its actions, its undo. One store belongs to the thread that opened it;
// another thread opens the file for itself, read-only. Not a cache: every call asks the file.
#pragma once

#include "ens-progress.h"
#include "ens-project.h"
#include "ens-store-action.h"
#include "ens-store-read.h"
#include "ens-store-write.h"

G_BEGIN_DECLS

typedef struct _EnsStore EnsStore;

/**
 * EnsStoreMode:
 * @ENS_STORE_READ_WRITE: to work in; becomes read-only when the file cannot be written or is open
 *   for writing elsewhere, see ens_store_get_read_only_reason()
 * @ENS_STORE_READ_ONLY: to look at; takes no lock that would keep others from writing for long
 * @ENS_STORE_BESIDE: to write for a while in another thread of the program that has the file open for
 *   writing; that store stays open, writes nothing meanwhile, and can read all the time
 */
typedef enum {
  ENS_STORE_READ_WRITE,
  ENS_STORE_READ_ONLY,
  ENS_STORE_BESIDE,
} EnsStoreMode;

EnsStore *ens_store_create (const char *path,
                            const EnsProject *project,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsStore *ens_store_create_in_memory (const EnsProject *project,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsStore *ens_store_copy_in_memory (EnsStore *store,
                                    const EnsProject *project,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsStore *ens_store_open (const char *path,
                          EnsStoreMode mode,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsStore *ens_store_open_copy (const char *path,
                               const EnsProgress *progress,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_store_close (EnsStore *store);
gboolean ens_store_publish (const char *from, const char *to, GError **error);
gboolean ens_store_refuse_existing (const char *path, GError **error);
void ens_store_remove_file (const char *path);
const char *ens_store_get_path (const EnsStore *store);
const char *ens_store_get_read_only_reason (const EnsStore *store);

EnsProject *ens_store_dup_project (EnsStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_store_set_project (EnsStore *store, const EnsProject *project, GError **error);
char *ens_store_dup_setting (EnsStore *store,
                             const char *key,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_store_set_setting (EnsStore *store,
                                const char *key,
                                const char *value,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsStore, ens_store_close)

G_END_DECLS
