// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inside of a store, for the files of this floor.
#pragma once

#include "ens-db.h"
#include "ens-row-sql.h"
#include "ens-statement-cache.h"
#include "ens-store.h"

G_BEGIN_DECLS

/**
 * EnsStore:
 * @lock: a descriptor that holds the writer's lock; -1 for a reader
 * @recorder: sees what the action changes; paused in a bulk while new rows come in
 * @seq: the action's number in the journal
 * @n_parts: recorded changes already written
 * @last_rows: per kind, the greatest row before a bulk began
 * @next_rows: per kind, the number of the bulk's next new row
 * @has_tombstones: whether a new row may have one
 * @has_edits: whether a row may have edits noted
 * @generation: number of the last package in the log
 * @is_settling: rows go because they were deleted elsewhere
 * @next_unindexed: the first new statement of a bulk whose words are not in the index yet
 * @cache: (nullable): what lists go by
 */
struct _EnsStore {
  EnsDb *db;
  char *path;
  char *read_only_reason;
  int lock;
  GThread *thread;

  gboolean in_action;
  EnsActionKind kind;
  gint64 time;
  char *author;
  EnsRecorder *recorder;
  gint64 seq;
  gint64 n_parts;
  gint64 last_rows[ENS_N_KINDS];
  gint64 next_rows[ENS_N_KINDS];
  gboolean has_tombstones;
  gboolean has_edits;
  gint64 generation;
  gboolean is_settling;
  gint64 next_unindexed;
  EnsStatementCache *cache;
};

EnsDb *ens_store_get_db (EnsStore *store);
gboolean ens_store_refuse_read_only (EnsStore *store, GError **error);

// ens-store-action.c
EnsRecorder *ens_store_new_recorder (EnsStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_store_write_part (EnsStore *store,
                               gint64 seq,
                               const char *role,
                               gint64 part,
                               GBytes *changes,
                               GError **error);
void ens_store_watch (EnsStore *store, gboolean watch);
gboolean ens_store_keep_bounded (EnsStore *store, GError **error);

// ens-store-write.c
gboolean ens_store_write_row (EnsStore *store,
                              const EnsEntity *entity,
                              gconstpointer record,
                              gint64 row,
                              GError **error);
gboolean ens_store_remove_row (EnsStore *store, EnsEntityKind kind, gint64 row, GError **error);

// ens-store-edits.c
gboolean ens_store_note_edit (EnsStore *store,
                              const EnsEntity *entity,
                              gconstpointer old,
                              gconstpointer new,
                              GError **error);
gboolean ens_store_note_removal (EnsStore *store,
                                 const EnsEntity *entity,
                                 gconstpointer old,
                                 GError **error);
gboolean ens_store_drop_old_bases (EnsStore *store, GError **error);

// ens-store-read.c
void ens_store_load (EnsStmt *stmt, const EnsEntity *entity, gpointer record);
gint64 ens_store_get_row (EnsStmt *stmt, const EnsEntity *entity);
void ens_store_bind_key (EnsStmt *stmt, const EnsEntity *entity, gconstpointer record);
void ens_store_bind_fields (EnsStmt *stmt, const EnsEntity *entity, gconstpointer record);
gboolean ens_store_find_row (EnsStore *store,
                             const EnsEntity *entity,
                             gconstpointer record,
                             gint64 *row,
                             GError **error);

G_END_DECLS
