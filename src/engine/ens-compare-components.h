// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What places name, side by side by codebook and crosswalk. What they answered is ens-compare's.
#pragma once

#include "ens-compare.h"

G_BEGIN_DECLS

void ens_comparison_add_components (EnsComparison *self);

G_END_DECLS
