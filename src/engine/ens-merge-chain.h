// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row that several packages bring: what is here before a package is what those before it left.
#pragma once

#include "ens-merge-item.h"

G_BEGIN_DECLS

void ens_merge_chain_name (const GPtrArray *items);
void ens_merge_chain_follow (const GPtrArray *items, const EnsMergeDecisions *decisions);
gboolean ens_merge_chain_is_decided (const EnsMergeItem *item, const EnsMergeDecisions *decisions);

G_END_DECLS
