// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The description of tables that go along with a package, after Frictionless Data's "Tabular Data Package",
// so that statistics programs know what they open.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsDatapackageTable:
 * @name: of the table, small letters and hyphens
 * @path: where it lies beside the description
 * @file: where it lies now, to read its header
 */
typedef struct {
  const char *name;
  const char *path;
  const char *file;
} EnsDatapackageTable;

char *ens_datapackage_dup_text (const char *title,
                                const char *created,
                                const EnsDatapackageTable *tables,
                                guint n_tables,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
