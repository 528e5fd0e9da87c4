// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of a comparison that is of the questions beside the indicators. Part of ens-compare.h.
#pragma once

#include "ens-compare.h"

G_BEGIN_DECLS

void ens_comparison_add_choices (EnsComparison *self);

G_END_DECLS
