// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// First step of a workshop: which group is here. A new one in a few words, or one that goes on.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_WORKSHOP_GROUP (ens_workshop_group_get_type ())
G_DECLARE_FINAL_TYPE (EnsWorkshopGroup, ens_workshop_group, ENS, WORKSHOP_GROUP, AdwBin)

/**
 * EnsWorkshopGroup:
 *
 * Signal `begun`: the group is known and is the one that speaks.
 *
 * Signal `chosen`: another group is shown, or a new one.
 */

void ens_workshop_group_set_session (EnsWorkshopGroup *self, EnsSession *session);
void ens_workshop_group_refresh (EnsWorkshopGroup *self);
void ens_workshop_group_choose (EnsWorkshopGroup *self, const EnsUuid *group);
const EnsUuid *ens_workshop_group_get_chosen (EnsWorkshopGroup *self);
gboolean ens_workshop_group_begin (EnsWorkshopGroup *self);
void ens_workshop_group_focus (EnsWorkshopGroup *self);

G_END_DECLS
