// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which rows of the list are the same row of the project, brought by several packages.
#pragma once

#include "ens-merge-row.h"

G_BEGIN_DECLS

typedef struct _EnsMergeChains EnsMergeChains;

EnsMergeChains *ens_merge_chains_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_merge_chains_free (EnsMergeChains *self);
void ens_merge_chains_clear (EnsMergeChains *self);
void ens_merge_chains_add (EnsMergeChains *self, EnsMergeRow *row);
gboolean ens_merge_chains_is_shared (EnsMergeChains *self, EnsMergeRow *row);
void ens_merge_chains_settle (EnsMergeChains *self,
                              EnsMergeRow *row,
                              const EnsMergeDecisions *decisions);

G_END_DECLS
