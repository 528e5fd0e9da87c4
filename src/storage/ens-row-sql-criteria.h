// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of criteria: piles, their members, what groups said to them, indicators. Constants only.
#pragma once

#include "ens-row-sql.h"

G_BEGIN_DECLS

extern const EnsRowSql ens_row_sql_criteria;
extern const EnsRowSql ens_row_sql_members;
extern const EnsRowSql ens_row_sql_attendances;
extern const EnsRowSql ens_row_sql_decisions;
extern const EnsRowSql ens_row_sql_indicators;
extern const EnsRowSql ens_row_sql_sortings;
extern const EnsRowSql ens_row_sql_placings;
extern const EnsRowSql ens_row_sql_evidences;

G_END_DECLS
