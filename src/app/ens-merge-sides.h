// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Both values of each field of an item, beside each other. Decides nothing: the signal “written”
// (field, text) says that somebody wrote a value anew.
#pragma once

#include "ens-merger.h"
#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_MERGE_SIDES (ens_merge_sides_get_type ())
G_DECLARE_FINAL_TYPE (EnsMergeSides, ens_merge_sides, ENS, MERGE_SIDES, AdwBin)

void ens_merge_sides_show (EnsMergeSides *self,
                           EnsSession *session,
                           const EnsMergeItem *item,
                           const EnsMergeDecisions *decisions);

G_END_DECLS
