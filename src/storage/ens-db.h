// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQLite behind GError: connections, statements, recorded changes. Knows no table. Statements keep
// SQLite's own numbering: parameters from 1, columns from 0.
#pragma once

#include "ens-progress.h"
#include "ens-uuid.h"

G_BEGIN_DECLS

typedef struct _EnsDb EnsDb;
typedef struct _EnsStmt EnsStmt;
typedef struct _EnsRecorder EnsRecorder;

/**
 * EnsDbMode:
 * @ENS_DB_CREATE: make the file when it is not there
 * @ENS_DB_WRITE: the file must be there
 * @ENS_DB_LOOK: nothing is written, but what a killed program left half done may be rolled back
 * @ENS_DB_READ: the file may not be touched at all
 */
typedef enum {
  ENS_DB_CREATE,
  ENS_DB_WRITE,
  ENS_DB_LOOK,
  ENS_DB_READ,
} EnsDbMode;

/** EnsRowFunc: @row of @table came, changed or went */
typedef void (*EnsRowFunc) (const char *table, gint64 row, gpointer data);

gboolean ens_db_check_name (const char *path, GError **error);
EnsDb *ens_db_open (const char *path, EnsDbMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_db_close (EnsDb *db);
void ens_db_remove_file (const char *path);
gboolean ens_db_exec (EnsDb *db, const char *sql, GError **error);
gboolean ens_db_query_int (EnsDb *db, const char *sql, gint64 *value, GError **error);
gint64 ens_db_get_last_row (EnsDb *db);
gint64 ens_db_get_version (EnsDb *db);
gboolean ens_db_is_in_transaction (EnsDb *db);
void ens_db_watch_rows (EnsDb *db, EnsRowFunc func, gpointer data);
EnsDb *ens_db_open_copy (const char *path,
                         EnsDbMode mode,
                         const EnsProgress *progress,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsDb *ens_db_copy_in_memory (EnsDb *db,
                              const EnsProgress *progress,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_db_copy_to (EnsDb *db, const char *path, const EnsProgress *progress, GError **error);

EnsStmt *ens_db_prepare (EnsDb *db, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsStmt *ens_db_hold (EnsDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_stmt_release (EnsStmt *stmt);
void ens_stmt_bind_int (EnsStmt *stmt, int at, gint64 value);
void ens_stmt_bind_real (EnsStmt *stmt, int at, double value);
void ens_stmt_bind_text (EnsStmt *stmt, int at, const char *text);
void ens_stmt_bind_uuid (EnsStmt *stmt, int at, const EnsUuid *uuid);
void ens_stmt_bind_bytes (EnsStmt *stmt, int at, GBytes *bytes);
gboolean ens_stmt_step (EnsStmt *stmt, gboolean *row, GError **error);
void ens_stmt_restart (EnsStmt *stmt);
gboolean ens_stmt_run (EnsStmt *stmt, GError **error);
gint64 ens_stmt_get_int (EnsStmt *stmt, int column);
double ens_stmt_get_real (EnsStmt *stmt, int column);
const char *ens_stmt_get_text (EnsStmt *stmt, int column);
EnsUuid ens_stmt_get_uuid (EnsStmt *stmt, int column);
GBytes *ens_stmt_dup_bytes (EnsStmt *stmt, int column) G_GNUC_WARN_UNUSED_RESULT;

EnsRecorder *ens_recorder_new (EnsDb *db,
                               const char *const *tables,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_recorder_free (EnsRecorder *recorder);
void ens_recorder_set_paused (EnsRecorder *recorder, gboolean paused);
gint64 ens_recorder_get_memory (EnsRecorder *recorder);
GBytes *ens_recorder_dup_changes (EnsRecorder *recorder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_db_apply (EnsDb *db, GBytes *changes, gboolean backwards, GError **error);

/** EnsChangeKind: what a recorded change did to a row */
typedef enum {
  ENS_CHANGE_BROUGHT,
  ENS_CHANGE_CHANGED,
  ENS_CHANGE_REMOVED,
} EnsChangeKind;

typedef struct _EnsChange EnsChange;

/** EnsChangeFunc: @change: gone when the function returns */
typedef void (*EnsChangeFunc) (const EnsChange *change, gpointer data);

gboolean ens_db_each_change (EnsDb *db,
                             GBytes *changes,
                             EnsChangeFunc func,
                             gpointer data,
                             GError **error);
const char *ens_change_get_table (const EnsChange *change);
EnsChangeKind ens_change_get_kind (const EnsChange *change);
gint64 ens_change_get_row (const EnsChange *change);
gboolean ens_change_get_uuid (const EnsChange *change, gboolean is_new, int column, EnsUuid *uuid);
gboolean ens_change_get_text (const EnsChange *change,
                              gboolean is_new,
                              int column,
                              const char **text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsDb, ens_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsStmt, ens_stmt_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsRecorder, ens_recorder_free)

G_END_DECLS
