// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which statements a query wants, as sets of row numbers: place, component, codings, sample, words.
// Group, question, language and count are left to the query itself. Private to the floor.
#pragma once

#include "ens-statement-query.h"

G_BEGIN_DECLS

typedef gboolean (*EnsPlacedFunc) (gint64 row, const EnsUuid *criterion, gpointer data);

GPtrArray *ens_statement_sets_new (EnsStore *store,
                                   const EnsStatementQuery *query,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_statement_sets_hold (GPtrArray *sets, gint64 row);
gboolean ens_statement_sets_each_placed (EnsStore *store,
                                         EnsPlacedFunc func,
                                         gpointer data,
                                         GError **error);

G_END_DECLS
