// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A comparison told: as a paper for people, as JSON for programs.
#pragma once

#include "ens-compare.h"

G_BEGIN_DECLS

char *ens_comparison_dup_json (const EnsComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;
char *ens_comparison_dup_ranked (const EnsComparison *comparison,
                                 guint place,
                                 guint at) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_comparison_write (const EnsComparison *comparison, const char *path, GError **error);

G_END_DECLS
