// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A look at a table before it comes in: how it is written, its first rows, and what its columns are taken for. And the
// memory of what people said about columns last time.
#pragma once

#include "ens-exchange.h"

G_BEGIN_DECLS

/**
 * EnsImportPreview:
 * @encoding: the name of the encoding found
 * @separator: the separator found; a zero when the table has one column
 * @columns: (element-type utf8): the header
 * @meanings: (element-type utf8): what each column is taken for; %NULL for nothing, or where that is not known yet
 * @rows: (element-type GStrv): the first ones, each ended by %NULL
 */
typedef struct {
  char *encoding;
  char separator;
  GPtrArray *columns;
  GPtrArray *meanings;
  GPtrArray *rows;
} EnsImportPreview;

EnsImportPreview *ens_import_preview_new (EnsSession *session,
                                          const EnsImportRequest *request,
                                          guint most,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_import_preview_free (EnsImportPreview *self);
GPtrArray *ens_import_preview_list_fields (EnsSession *session, const EnsImportRequest *request)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_import_preview_is_table (const char *format);
const char *const *ens_import_preview_list_encodings (void);

char **ens_import_preview_recall_map (EnsSession *session,
                                      const char *format,
                                      const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_import_preview_remember_map (EnsSession *session,
                                          const char *format,
                                          const char *path,
                                          const char *const *map,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsImportPreview, ens_import_preview_free)

G_END_DECLS
