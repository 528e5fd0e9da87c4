// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A question with its boxes on a page.
#pragma once

#include "ens-paper-private.h"

G_BEGIN_DECLS

double ens_paper_choice_height (const EnsPaper *paper, const EnsBlock *block);
void ens_paper_choice_flow (EnsPaper *paper, const EnsBlock *block);

G_END_DECLS
