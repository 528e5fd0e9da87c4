// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The statements in the order of their texts. Private to the floor.
#pragma once

#include "ens-row-set.h"
#include "ens-store.h"

G_BEGIN_DECLS

typedef struct _EnsTextOrder EnsTextOrder;

EnsTextOrder *ens_text_order_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_text_order_free (EnsTextOrder *self);
gboolean ens_text_order_is_loaded (const EnsTextOrder *self);
gboolean ens_text_order_load (EnsTextOrder *self, EnsStore *store, gint64 most, GError **error);
gboolean ens_text_order_patch (EnsTextOrder *self,
                               EnsStore *store,
                               const EnsRowSet *rows,
                               GError **error);
const GArray *ens_text_order_get (const EnsTextOrder *self);

G_END_DECLS
