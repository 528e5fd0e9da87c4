// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project file: its rows, its actions, its undo. One store belongs to the thread that opened it;
// another thread opens the file for itself, read-only. Not a cache: every call asks the file.
#pragma once

#include "ens-entity.h"
#include "ens-progress.h"
#include "ens-project.h"

G_BEGIN_DECLS

typedef struct _EnsStore EnsStore;

/**
 * EnsStoreMode:
 * @ENS_STORE_READ_WRITE: to work in; becomes read-only when the file cannot be written or is open
 *   for writing elsewhere, see ens_store_get_read_only_reason()
 * @ENS_STORE_READ_ONLY: to look at; takes no lock that would keep others from writing for long
 */
typedef enum {
  ENS_STORE_READ_WRITE,
  ENS_STORE_READ_ONLY,
} EnsStoreMode;

EnsStore *ens_store_create (const char *path,
                            const EnsProject *project,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsStore *ens_store_open (const char *path,
                          EnsStoreMode mode,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_store_close (EnsStore *store);
const char *ens_store_get_path (const EnsStore *store);
const char *ens_store_get_read_only_reason (const EnsStore *store);

/**
 * EnsActionKind:
 * @ENS_ACTION_NORMAL: what a person does: few rows
 * @ENS_ACTION_BULK: imports and merges: any number of rows in bounded memory
 */
typedef enum {
  ENS_ACTION_NORMAL,
  ENS_ACTION_BULK,
} EnsActionKind;

/**
 * EnsAction:
 * @kind: how its undo is kept
 * @word: what is done, as a word of the program ("statement-add"); kept in the file, never shown as is
 * @detail: (nullable): for people: to what it is done
 * @author: (nullable): initials
 * @time: milliseconds UTC; of the tombstones it makes, too
 *
 * One user action: one transaction, one journal entry, one step of undo.
 */
typedef struct {
  EnsActionKind kind;
  const char *word;
  const char *detail;
  const char *author;
  gint64 time;
} EnsAction;

/*
 * Writing is only possible between begin and commit. When a call fails, the caller rolls back. A
 * commit that finds nothing changed writes no journal entry and says so in @changed. insert takes
 * the row's tombstone away; update finds the row by its key; delete needs only the key fields, takes
 * with it what hangs on the row, and leaves a tombstone for each.
 */
gboolean ens_store_begin (EnsStore *store, const EnsAction *action, GError **error);
gboolean ens_store_commit (EnsStore *store, gboolean *changed, GError **error);
void ens_store_rollback (EnsStore *store);
gboolean ens_store_is_in_action (const EnsStore *store);

gboolean ens_store_insert (EnsStore *store,
                           const EnsEntity *entity,
                           gconstpointer record,
                           GError **error);
gboolean ens_store_update (EnsStore *store,
                           const EnsEntity *entity,
                           gconstpointer record,
                           GError **error);
gboolean ens_store_delete (EnsStore *store,
                           const EnsEntity *entity,
                           gconstpointer key,
                           GError **error);

/**
 * EnsRecordFunc:
 * @record: (transfer none): gone when the function returns
 * @row: the row's number in this file; stays with the row, undo and redo included
 * @data: of the caller
 * @error: set when it returns %FALSE, which ends the walk
 *
 * Must not write to the store.
 */
typedef gboolean (*EnsRecordFunc) (gconstpointer record, gint64 row, gpointer data, GError **error);

gboolean ens_store_read (EnsStore *store,
                         const EnsEntity *entity,
                         gpointer record,
                         gboolean *found,
                         GError **error);
gpointer ens_store_dup (EnsStore *store, const EnsEntity *entity, const EnsUuid *id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_store_each (EnsStore *store,
                         const EnsEntity *entity,
                         EnsRecordFunc func,
                         gpointer data,
                         GError **error);
gboolean ens_store_each_with (EnsStore *store,
                              const EnsEntity *entity,
                              const char *field,
                              const EnsUuid *value,
                              EnsRecordFunc func,
                              gpointer data,
                              GError **error);
gboolean ens_store_each_row (EnsStore *store,
                             const EnsEntity *entity,
                             const gint64 *rows,
                             gsize n_rows,
                             EnsRecordFunc func,
                             gpointer data,
                             GError **error);

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
