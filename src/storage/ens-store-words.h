// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// New statements into the index of words. Changed and deleted ones are followed by triggers.
#pragma once

#include "ens-db.h"
#include "ens-store.h"

G_BEGIN_DECLS

gboolean ens_store_words_add (EnsStore *store, gint64 row, GError **error);
gboolean ens_store_words_catch_up (EnsStore *store, GError **error);
gboolean ens_store_words_apply (EnsStore *store,
                                GBytes *changes,
                                gboolean backwards,
                                GError **error);

G_END_DECLS
