// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The packages of a merge as cards: what each brings, and of whom somebody should be wary.
#pragma once

#include "ens-merge.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_MERGE_PACKAGES (ens_merge_packages_get_type ())
G_DECLARE_FINAL_TYPE (EnsMergePackages, ens_merge_packages, ENS, MERGE_PACKAGES, AdwBin)

void ens_merge_packages_show (EnsMergePackages *self, const GPtrArray *packages);

G_END_DECLS
