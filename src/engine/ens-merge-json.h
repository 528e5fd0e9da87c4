// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans, reports and decisions of merges as JSON: what the project keeps, what other programs read and
// write.
#pragma once

#include "ens-merge.h"

G_BEGIN_DECLS

char *ens_merge_report_dup_json (const EnsMergeReport *report) G_GNUC_WARN_UNUSED_RESULT;
EnsMergeReport *ens_merge_report_parse_json (const char *text,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsMergeDecisions *ens_merge_decisions_read (const char *path,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
