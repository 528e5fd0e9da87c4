// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the importers of single formats share: the request, the project, and how rows get in. Each
// importer is one function in the file of its format.
#pragma once

#include "ens-exchange.h"
#include "ens-group.h"
#include "ens-question.h"

G_BEGIN_DECLS

/**
 * EnsImporter:
 * @session: in an action while an importer runs
 * @group: of @request, or nil
 * @question: of @request, or the first
 */
typedef struct {
  EnsSession *session;
  const EnsImportRequest *request;
  const EnsProgress *progress;
  EnsImportResult *result;
  EnsFaults *faults;
  EnsUuid group;
  EnsUuid question;
} EnsImporter;

/** ENS_IMPORT_FUNC: reads the file of the request; row faults go to the list of faults. */
typedef gboolean (*EnsImportFunc) (EnsImporter *importer, GError **error);

gboolean ens_importer_insert (EnsImporter *importer,
                              const EnsEntity *entity,
                              gpointer record,
                              GError **error);
char *ens_importer_dup_package_fingerprint (const char *body_id) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_importer_step (EnsImporter *importer, double fraction, GError **error);

G_END_DECLS
