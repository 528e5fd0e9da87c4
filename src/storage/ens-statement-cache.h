// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lists of statements are sorted and filtered by, read once. Of what changes later, only the rows
// that changed are read again. Private to the floor.
#pragma once

#include "ens-statement-codings.h"
#include "ens-statement-facts.h"
#include "ens-text-order.h"

G_BEGIN_DECLS

typedef struct _EnsStatementCache EnsStatementCache;

gboolean ens_statement_cache_catch_up (EnsStore *store, GError **error);
const EnsStatementFacts *ens_statement_cache_get_facts (EnsStore *store, GError **error);
gboolean ens_statement_cache_need_places (EnsStore *store, GError **error);
const GArray *ens_statement_cache_get_codings (EnsStore *store, GError **error);
const GArray *ens_statement_cache_get_texts (EnsStore *store, GError **error);
const GArray *ens_statement_cache_get_lots (EnsStore *store, GError **error);
gboolean ens_statement_cache_find (EnsStore *store,
                                   EnsEntityKind kind,
                                   const EnsUuid *id,
                                   guint32 *row,
                                   GError **error);
gboolean ens_statement_cache_prepare (EnsStore *store);
gboolean ens_statement_cache_list_touched (EnsStore *store, gint64 *since, GArray *rows);
void ens_statement_cache_free (EnsStatementCache *self);

G_END_DECLS
