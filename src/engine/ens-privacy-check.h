// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A look at the texts that would leave: addresses, telephone numbers and names that people may have
// written into them. Finds, hides nothing: whoever exports looks at each and decides.
#pragma once

#include "ens-exchange.h"

G_BEGIN_DECLS

/** EnsPrivacyFindingKind: what was found in a text */
typedef enum {
  ENS_FINDING_EMAIL,
  ENS_FINDING_PHONE,
  ENS_FINDING_NAME,
} EnsPrivacyFindingKind;

/**
 * EnsPrivacyFinding:
 * @entity: kind of the row
 * @key: of the row
 * @field: which of its texts
 * @found: the piece of the text
 * @text: all of the text, as it would leave
 */
typedef struct {
  EnsPrivacyFindingKind kind;
  const EnsEntity *entity;
  char *key;
  const char *field;
  char *found;
  char *text;
} EnsPrivacyFinding;

/**
 * EnsExportPreview: what would leave
 * @findings: (element-type EnsPrivacyFinding): texts to look at
 * @n_leaving: rows of each kind that leave
 * @n_here: rows of each kind in the project
 */
typedef struct {
  GPtrArray *findings;
  guint64 n_leaving[ENS_N_KINDS];
  guint64 n_here[ENS_N_KINDS];
} EnsExportPreview;

void ens_export_preview_free (EnsExportPreview *preview);
GPtrArray *ens_privacy_check (EnsSession *session,
                              const EnsExportRequest *request,
                              guint64 n_leaving[ENS_N_KINDS],
                              const EnsProgress *progress,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_privacy_check_async (EnsSession *session,
                              const EnsExportRequest *request,
                              GAsyncReadyCallback callback,
                              gpointer data);
EnsExportPreview *ens_privacy_check_finish (EnsSession *session,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_privacy_finding_get_word (EnsPrivacyFindingKind kind);
char *ens_privacy_finding_describe (const EnsPrivacyFinding *finding) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsExportPreview, ens_export_preview_free)

G_END_DECLS
