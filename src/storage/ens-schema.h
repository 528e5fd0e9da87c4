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
 * @file: (nullable): its SQL below schema/, which sets application_id and user_version itself
 * @sql: (nullable): the SQL itself instead, for tests
 * @sum: (nullable): SHA-256 of the definitions that it and those before it make, in hexadecimal digits
 *
 * Runs in one transaction, with foreign keys switched off and checked at its end.
 */
typedef struct {
  gint64 version;
  const char *file;
  const char *sql;
  const char *sum;
} EnsMigration;

/** EnsSchema: all migrations, oldest first; the last makes the newest schema. */
typedef struct {
  const EnsMigration *steps;
  guint n_steps;
} EnsSchema;

extern const EnsSchema ens_schema_released;

gint64 ens_schema_get_version (const EnsSchema *schema);
gboolean ens_schema_read_version (const EnsSchema *schema,
                                  EnsDb *db,
                                  const char *path,
                                  gint64 *version,
                                  GError **error);
char *ens_schema_dup_sum (const EnsSchema *schema, gint64 version, GError **error);
gboolean ens_schema_trust (const EnsSchema *schema,
                           EnsDb *db,
                           const char *path,
                           gint64 version,
                           GError **error);
gboolean ens_schema_upgrade (const EnsSchema *schema, EnsDb *db, const char *path, GError **error);

G_END_DECLS
