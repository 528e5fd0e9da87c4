// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the exporters of single formats share. Each exporter is one function in the file of its
// format; every row it writes went through the privacy filter.
#pragma once

#include "ens-exchange-log.h"
#include "ens-exchange.h"
#include "ens-privacy.h"

G_BEGIN_DECLS

/**
 * EnsExporter:
 * @filter: decides for every row
 * @language: (nullable): to be spoken where words are found for the file; %NULL in another thread than the
 *   main one, which cannot change it
 * @id: (out): of a package, for the log
 */
typedef struct {
  EnsSession *session;
  const EnsExportRequest *request;
  const EnsProgress *progress;
  EnsPrivacy privacy;
  EnsPrivacyFilter *filter;
  const char *language;
  char *id;
} EnsExporter;

typedef gboolean (*EnsExportFunc) (EnsExporter *exporter, GError **error);

/** EnsExportRowFunc: @record: (transfer none): filtered; may leave. */
typedef gboolean (*EnsExportRowFunc) (gconstpointer record, gpointer data, GError **error);

gboolean ens_exporter_run (EnsSession *session,
                           const EnsExportRequest *request,
                           const char *language,
                           const EnsProgress *progress,
                           EnsPackageEntry **written,
                           GError **error);
char *ens_exporter_enter_language (const EnsExporter *exporter) G_GNUC_WARN_UNUSED_RESULT;
void ens_exporter_leave_language (const EnsExporter *exporter, char *before);
gboolean ens_exporter_log (EnsSession *session, const EnsPackageEntry *written);
gboolean ens_exporter_each (EnsExporter *exporter,
                            EnsEntityKind kind,
                            EnsExportRowFunc func,
                            gpointer data,
                            GError **error);
gboolean ens_exporter_each_on_sheet (EnsExporter *exporter,
                                     EnsEntityKind kind,
                                     const EnsUuid *respondent,
                                     EnsExportRowFunc func,
                                     gpointer data,
                                     GError **error);
GPtrArray *ens_exporter_list (EnsExporter *exporter,
                              EnsEntityKind kind,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_exporter_get_last_change (EnsExporter *exporter, gint64 *time, GError **error);

G_END_DECLS
