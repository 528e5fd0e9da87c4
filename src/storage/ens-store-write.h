// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing rows of any entity, between the beginning and the commit of an action. When a call fails, the
// caller rolls back.
#pragma once

#include "ens-entity.h"

G_BEGIN_DECLS

typedef struct _EnsStore EnsStore;

gboolean ens_store_insert (EnsStore *store,
                           const EnsEntity *entity,
                           gconstpointer record,
                           GError **error);
gboolean ens_store_update (EnsStore *store,
                           const EnsEntity *entity,
                           gconstpointer record,
                           GError **error);
gboolean ens_store_delete (EnsStore *store,
                           const EnsEntity *entity,
                           gconstpointer key,
                           GError **error);

G_END_DECLS
