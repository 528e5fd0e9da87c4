// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The report on more places than can be found at a glance: what holds for all of them first, each place
// a line. Few places are ens-compare-page's.
#pragma once

#include "ens-compare.h"
#include "ens-document.h"

G_BEGIN_DECLS

void ens_comparison_tell_many (const EnsComparison *self, EnsDocument *document);
void ens_comparison_tell_each (const EnsComparison *self, EnsDocument *document);

G_END_DECLS
