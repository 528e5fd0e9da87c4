// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far the coders of a project agree, and on which statements they do not.
#pragma once

#include "ens-agreement.h"
#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsCodersReport:
 * @coders: (array zero-terminated=1): their initials
 * @codes: (array zero-terminated=1): the codes that were given
 * @statements: EnsUuid of each unit of @agreement
 * @agreement: the figures
 */
typedef struct {
  char **coders;
  char **codes;
  GArray *statements;
  EnsAgreement *agreement;
} EnsCodersReport;

EnsCodersReport *ens_coders_report_new (EnsSession *session,
                                        const EnsProgress *progress,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_coders_report_free (EnsCodersReport *report);
char *ens_coders_report_dup_text (EnsSession *session,
                                  const EnsCodersReport *report,
                                  guint unit) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsCodersReport, ens_coders_report_free)

G_END_DECLS
