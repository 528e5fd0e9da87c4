// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a picture that is taller than a page is cut: between its rows, and rather between its parts.
#pragma once

#include "ens-scene.h"

G_BEGIN_DECLS

double ens_scene_find_cut (const EnsScene *self, double from, double most);

G_END_DECLS
