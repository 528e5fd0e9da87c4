// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The description of tables that go along with a package, after Frictionless Data's "Tabular Data Package",
// so that statistics programs know what they open.
#pragma once

#include "ens-entity.h"

G_BEGIN_DECLS

/**
 * EnsDatapackageTable:
 * @name: of the table, small letters and hyphens
 * @path: where it lies beside the description
 * @file: where it lies now, to read its header
 * @entity: (nullable): whose rows it holds, field by field; what its columns mean is known from that
 * @kind: the kind whose ids are in its column `id`; ENS_KIND_NONE for none
 */
typedef struct {
  char *name;
  char *path;
  char *file;
  const EnsEntity *entity;
  EnsEntityKind kind;
} EnsDatapackageTable;

char *ens_datapackage_dup_text (const char *title,
                                const char *created,
                                const EnsDatapackageTable *tables,
                                guint n_tables,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
