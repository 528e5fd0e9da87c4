// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which indicators a round asks, and in which order: a row each, ticked and moved.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_ASKED_GROUP (ens_asked_group_get_type ())
G_DECLARE_FINAL_TYPE (EnsAskedGroup, ens_asked_group, ENS, ASKED_GROUP, AdwPreferencesGroup)

void ens_asked_group_show (EnsAskedGroup *self, EnsSession *session, const EnsUuid *round);

G_END_DECLS
