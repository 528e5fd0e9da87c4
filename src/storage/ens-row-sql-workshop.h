// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the workshop's tables: questions, groups, coders, statements, codings. Constants only.
#pragma once

#include "ens-row-sql.h"

G_BEGIN_DECLS

extern const EnsRowSql ens_row_sql_questions;
extern const EnsRowSql ens_row_sql_groups;
extern const EnsRowSql ens_row_sql_coders;
extern const EnsRowSql ens_row_sql_statements;
extern const EnsRowSql ens_row_sql_codings;
extern const EnsRowSql ens_row_sql_territories;

G_END_DECLS
