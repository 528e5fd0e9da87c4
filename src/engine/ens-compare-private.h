// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the parts of a comparison share. For this floor only.
#pragma once

#include "ens-compare.h"

G_BEGIN_DECLS

EnsPlace *ens_comparison_get_place (const EnsComparison *self, guint index);
EnsCompareRow *ens_compare_row_new (const EnsComparison *comparison,
                                    const EnsUuid *id) G_GNUC_WARN_UNUSED_RESULT;
char *ens_comparison_dup_wording (const EnsComparison *self,
                                  guint owner,
                                  const EnsUuid *id,
                                  const char *field,
                                  const char *original) G_GNUC_WARN_UNUSED_RESULT;
char *ens_comparison_dup_unasked (guint place) G_GNUC_WARN_UNUSED_RESULT;
char *ens_comparison_dup_hidden (const EnsPlace *place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
