// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What somebody decided about single texts before they leave. Who applies it is in ens-privacy.h.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsExportAmend: one thing that leaves otherwise than it stands, or not at all
 * @entity: name of the kind of row
 * @key: of the row
 * @field: (nullable): which of its texts
 * @found: (nullable): the piece of the text
 * @instead: (nullable): what stands for it; without, the row stays, which only statements can
 */
typedef struct {
  char *entity;
  char *key;
  char *field;
  char *found;
  char *instead;
} EnsExportAmend;

void ens_export_amend_free (EnsExportAmend *amend);
GPtrArray *ens_export_amends_copy (const GPtrArray *amends) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_export_amends_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
