// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two sides may each put one pile into the other: neither is wrong, together they lead round in a
// circle. Opens such circles after a merge, the same way on both sides. A package that has a circle
// in itself is refused before that.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_circles_open (EnsSession *session,
                           EnsEntityKind kind,
                           EnsFaults *faults,
                           const char *path,
                           GError **error);

G_END_DECLS
