// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The items of statement lists, and what fills them once they are looked at: a statement with the names
// of what it refers to. Keeps the few rows that many statements share in memory; keeps no statement.
#pragma once

#include "ens-statement-list.h"

G_BEGIN_DECLS

typedef struct _EnsStatementLoader EnsStatementLoader;
typedef struct _EnsStatementContent EnsStatementContent;

/** EnsStatementSource: @list: where items are read from; %NULL once it is gone */
typedef struct {
  EnsStatementList *list;
} EnsStatementSource;

EnsStatementSource *ens_statement_source_new (EnsStatementList *list) G_GNUC_WARN_UNUSED_RESULT;
void ens_statement_source_unref (EnsStatementSource *source);

EnsStatementItem *ens_statement_item_new (EnsStatementSource *source,
                                          gint64 row) G_GNUC_WARN_UNUSED_RESULT;
void ens_statement_item_set_position (EnsStatementItem *self, guint position);
guint ens_statement_item_get_position (EnsStatementItem *self);
gint64 ens_statement_item_get_row (EnsStatementItem *self);
const EnsStatementContent *ens_statement_item_get_content (EnsStatementItem *self);
void ens_statement_item_take_content (EnsStatementItem *self, EnsStatementContent *content);
void ens_statement_list_read_item (EnsStatementList *self, EnsStatementItem *item);

EnsStatementLoader *ens_statement_loader_new (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
void ens_statement_loader_free (EnsStatementLoader *self);
void ens_statement_loader_set_coder (EnsStatementLoader *self, const EnsUuid *coder);
void ens_statement_loader_forget (EnsStatementLoader *self, EnsKinds kinds);
gboolean ens_statement_loader_load (EnsStatementLoader *self,
                                    const gint64 *rows,
                                    gsize n_rows,
                                    GHashTable *contents,
                                    GError **error);
gboolean ens_statement_content_equal (const EnsStatementContent *a, const EnsStatementContent *b);
void ens_statement_content_free (EnsStatementContent *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsStatementLoader, ens_statement_loader_free)

G_END_DECLS
