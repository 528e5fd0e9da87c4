// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A set of ids that takes little memory: a million ids need 32 MiB. Only adding and asking.
#pragma once

#include "ens-uuid.h"

G_BEGIN_DECLS

typedef struct _EnsIdSet EnsIdSet;

EnsIdSet *ens_id_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_id_set_free (EnsIdSet *self);
gboolean ens_id_set_add (EnsIdSet *self, const EnsUuid *id);
gboolean ens_id_set_contains (const EnsIdSet *self, const EnsUuid *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsIdSet, ens_id_set_free)

G_END_DECLS
