// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A scene as the bytes of a file: SVG, PNG, PDF. Same scene, same bytes. Writes no file itself: the
// engine does that, beside and renamed.
#pragma once

#include "ens-progress.h"
#include "ens-scene.h"

G_BEGIN_DECLS

/** EnsExportFormat: the kinds of picture file */
typedef enum {
  ENS_EXPORT_SVG,
  ENS_EXPORT_PNG,
  ENS_EXPORT_PDF,
} EnsExportFormat;

gboolean ens_export_format_from_path (const char *path, EnsExportFormat *format, GError **error);
gboolean ens_export_needs_pango (EnsExportFormat format);
GBytes *ens_export_dup_bytes (const EnsScene *scene,
                              EnsTheme theme,
                              EnsExportFormat format,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** EnsPageFunc: Returns: (transfer none): a page, which lives until the next one is asked for */
typedef const EnsScene *(*EnsPageFunc) (guint index, gpointer data);

/**
 * EnsPageSource: pages that are not all there at once
 * @get: makes one
 * @data: for @get
 * @n: how many, at least one
 * @progress: (nullable): who listens
 */
typedef struct {
  EnsPageFunc get;
  gpointer data;
  guint n;
  const EnsProgress *progress;
} EnsPageSource;

GBytes *ens_export_dup_pdf_from (const EnsPageSource *source,
                                 const char *title,
                                 EnsTheme theme,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *ens_export_dup_pdf (const EnsScene *const *pages,
                            guint n_pages,
                            const char *title,
                            EnsTheme theme,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
