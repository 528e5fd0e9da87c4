// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which groups and territories are too small for what they said to be counted, or for their people to be.
// The plan that hides answers decides here too; what was answered is ens-answer-counts'.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

typedef struct _EnsGroupMask EnsGroupMask;

EnsGroupMask *ens_group_mask_new (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_group_mask_add_said (EnsGroupMask *self, GPtrArray *groups, const gint64 *said);
gboolean ens_group_mask_hides (const EnsGroupMask *self, const EnsUuid *group);
gboolean ens_group_mask_hides_all (const EnsGroupMask *self);
void ens_group_mask_free (EnsGroupMask *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsGroupMask, ens_group_mask_free)

G_END_DECLS
