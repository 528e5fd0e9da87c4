// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which statements a query wants, as sets of row numbers: component, codings, sample, words. What
// the facts tell, such as group and pile, is left to the query itself. Private to the floor.
#pragma once

#include "ens-statement-query.h"

G_BEGIN_DECLS

GPtrArray *ens_statement_sets_new (EnsStore *store,
                                   const EnsStatementQuery *query,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_statement_sets_hold (GPtrArray *sets, gint64 row);

G_END_DECLS
