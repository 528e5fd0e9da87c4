// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lists of statements are sorted and filtered by, read once and kept until the file changes.
#pragma once

#include "ens-store.h"

G_BEGIN_DECLS

/** EnsCachedCoding: @row: the statement's; @meaning, @beneficiary: packed as in reading queries */
typedef struct {
  gint64 row;
  EnsUuid coder;
  EnsUuid node;
  guint64 meaning;
  guint64 beneficiary;
  gboolean is_unsure;
  gboolean is_agreed;
} EnsCachedCoding;

/** EnsCachedPlace: @row: of a statement that lies in the pile @criterion */
typedef struct {
  gint64 row;
  EnsUuid criterion;
} EnsCachedPlace;

typedef struct _EnsStatementCache EnsStatementCache;

const GArray *ens_statement_cache_get_codings (EnsStore *store, GError **error);
const GArray *ens_statement_cache_get_places (EnsStore *store, GError **error);
const GArray *ens_statement_cache_get_texts (EnsStore *store, GError **error);
gboolean ens_statement_cache_prepare (EnsStore *store);
void ens_statement_cache_free (EnsStatementCache *cache);

G_END_DECLS
