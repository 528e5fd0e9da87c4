// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of what hangs on rows of any kind: translations, edits, tombstones. Constants only.
#pragma once

#include "ens-row-sql.h"

G_BEGIN_DECLS

extern const EnsRowSql ens_row_sql_translations;
extern const EnsRowSql ens_row_sql_edits;
extern const EnsRowSql ens_row_sql_tombstones;

G_END_DECLS
