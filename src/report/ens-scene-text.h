// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A scene as lines of text: for golden tests, and for looking at a layout without painting it. Not a
// format to be read back.
#pragma once

#include "ens-scene.h"

G_BEGIN_DECLS

char *ens_scene_to_string (const EnsScene *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
