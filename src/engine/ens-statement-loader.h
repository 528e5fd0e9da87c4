// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the items of statement lists: a statement with the names of what it refers to. Keeps the few
// rows that many statements share in memory; keeps no statement.
#pragma once

#include "ens-statement-list.h"

G_BEGIN_DECLS

typedef struct _EnsStatementLoader EnsStatementLoader;

EnsStatementLoader *ens_statement_loader_new (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
void ens_statement_loader_free (EnsStatementLoader *self);
void ens_statement_loader_set_coder (EnsStatementLoader *self, const EnsUuid *coder);
void ens_statement_loader_forget (EnsStatementLoader *self, EnsKinds kinds);
gboolean ens_statement_loader_load (EnsStatementLoader *self,
                                    const gint64 *rows,
                                    gsize n_rows,
                                    GHashTable *items,
                                    GError **error);
gboolean ens_statement_item_equal (const EnsStatementItem *a, const EnsStatementItem *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsStatementLoader, ens_statement_loader_free)

G_END_DECLS
