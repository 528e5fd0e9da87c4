// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The account of a merge as a paper for people. How it is written is in ens-reports.h.
#pragma once

#include "ens-document.h"
#include "ens-merge.h"

G_BEGIN_DECLS

EnsDocument *ens_merge_page_new (const EnsMergeReport *report,
                                 EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_merge_page_write (const EnsMergeReport *report,
                               EnsSession *session,
                               const char *path,
                               gboolean is_rtl,
                               GError **error);

G_END_DECLS
