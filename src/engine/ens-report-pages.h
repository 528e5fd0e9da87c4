// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages of a paper, for a file or a printer; those of numbered copies are laid out once. Nothing of the
// project is needed any more, so that another thread can write them. Used by one thread at a time.
#pragma once

#include "ens-copies.h"
#include "ens-document.h"
#include "ens-paper.h"

G_BEGIN_DECLS

typedef struct _EnsReportPages EnsReportPages;

EnsReportPages *ens_report_pages_new (const EnsDocument *document,
                                      const EnsPaperOptions *options,
                                      const EnsCopies *copies) G_GNUC_WARN_UNUSED_RESULT;
guint ens_report_pages_get_length (const EnsReportPages *self);
const EnsScene *ens_report_pages_get (EnsReportPages *self, guint index);
GBytes *ens_report_pages_dup_pdf (EnsReportPages *self,
                                  const EnsProgress *progress,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_report_pages_free (EnsReportPages *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsReportPages, ens_report_pages_free)

G_END_DECLS
