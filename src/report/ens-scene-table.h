// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of a scene as a scene of its own: a page behind the chart in a PDF. Numbers stand to the
// right, words wrap; nothing is cut off.
#pragma once

#include "ens-scene.h"

G_BEGIN_DECLS

EnsScene *ens_scene_table_new (const EnsScene *scene,
                               const EnsMeasure *measure) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
