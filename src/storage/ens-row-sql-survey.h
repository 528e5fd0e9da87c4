// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of surveys: rounds, respondents, answers. Constants only.
#pragma once

#include "ens-row-sql.h"

G_BEGIN_DECLS

extern const EnsRowSql ens_row_sql_rounds;
extern const EnsRowSql ens_row_sql_respondents;
extern const EnsRowSql ens_row_sql_answers;
extern const EnsRowSql ens_row_sql_askings;
extern const EnsRowSql ens_row_sql_items;
extern const EnsRowSql ens_row_sql_options;
extern const EnsRowSql ens_row_sql_replies;
extern const EnsRowSql ens_row_sql_figures;
extern const EnsRowSql ens_row_sql_choices;

G_END_DECLS
