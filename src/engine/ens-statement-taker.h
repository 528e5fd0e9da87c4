// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people said, row by row as formats give it, into the project: names become ids, and what is named for the
// first time is added. Part of an import; does not read files.
#pragma once

#include "ens-importer.h"
#include "ens-statements-csv.h"

G_BEGIN_DECLS

typedef struct _EnsStatementTaker EnsStatementTaker;

EnsStatementTaker *ens_statement_taker_new (EnsImporter *importer,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_statement_taker_free (EnsStatementTaker *self);
gboolean ens_statement_taker_take (EnsStatementTaker *self,
                                   const EnsStatementRow *row,
                                   EnsUuid *statement,
                                   GError **error);
const char *ens_statement_taker_get_fault (const EnsStatementTaker *self, const char **advice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsStatementTaker, ens_statement_taker_free)

G_END_DECLS
