// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many people must stand behind a number before it is shown: 5, unless the project asks for more or
// for a little less. What hides numbers asks here.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/** ENS_MASK_LIMIT_FLOOR, ENS_MASK_LIMIT_MOST: what a project may choose from. */
#define ENS_MASK_LIMIT_FLOOR 3
#define ENS_MASK_LIMIT_MOST  1000

guint ens_mask_limit_get (EnsSession *session);
gboolean ens_mask_limit_set (EnsSession *session, guint least, GError **error);

G_END_DECLS
