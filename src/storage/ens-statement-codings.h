// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All codings, small and in order, for the lists that filter and sort by them. Private to the floor.
#pragma once

#include "ens-row-finder.h"
#include "ens-row-set.h"

G_BEGIN_DECLS

/**
 * EnsCachedCoding:
 * @coder: its id; those of a statement stand in this order
 * @meaning: packed as in reading queries
 * @beneficiary: the same
 * @row: its number
 * @statement: number of the statement's row
 * @coder_row: number of the coder's row
 * @node: number of the node's row
 */
typedef struct {
  EnsUuid coder;
  guint64 meaning;
  guint64 beneficiary;
  guint32 row;
  guint32 statement;
  guint32 coder_row;
  guint32 node;
  gboolean is_unsure;
  gboolean is_agreed;
} EnsCachedCoding;

typedef struct _EnsStatementCodings EnsStatementCodings;

EnsStatementCodings *ens_statement_codings_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_statement_codings_free (EnsStatementCodings *self);
gboolean ens_statement_codings_is_loaded (const EnsStatementCodings *self);
gboolean ens_statement_codings_load (EnsStatementCodings *self,
                                     EnsStore *store,
                                     EnsRowFinder *finder,
                                     gint64 most,
                                     GError **error);
gboolean ens_statement_codings_patch (EnsStatementCodings *self,
                                      EnsStore *store,
                                      EnsRowFinder *finder,
                                      const EnsRowSet *rows,
                                      EnsRowSet *touched,
                                      GError **error);
const GArray *ens_statement_codings_get (const EnsStatementCodings *self);

G_END_DECLS
