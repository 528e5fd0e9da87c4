// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which schema a file has, and how an older one becomes the newest. Not what is in the tables.
#pragma once

#include "ens-db.h"

G_BEGIN_DECLS

/** The mark of an Ensemble file: "Ense". */
#define ENS_SCHEMA_APPLICATION 0x456E7365

/**
 * EnsMigration:
 * @version: of the schema that it makes
 * @file: its SQL below schema/, which sets application_id and user_version itself
 *
 * Runs in one transaction, with foreign keys switched off and checked at its end.
 */
typedef struct {
  gint64 version;
  const char *file;
} EnsMigration;

gint64 ens_schema_get_version (void);
gboolean ens_schema_read_version (EnsDb *db, const char *path, gint64 *version, GError **error);
gboolean ens_schema_trust (EnsDb *db, const char *path, gint64 version, GError **error);
char *ens_schema_dup_sql (const char *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_schema_migrate (EnsDb *db, const EnsMigration *step, const char *sql, GError **error);
gboolean ens_schema_upgrade (EnsDb *db, const char *path, GError **error);

G_END_DECLS
