// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of codebooks: editions, nodes, keywords. Constants only.
#pragma once

#include "ens-row-sql.h"

G_BEGIN_DECLS

extern const EnsRowSql ens_row_sql_editions;
extern const EnsRowSql ens_row_sql_nodes;
extern const EnsRowSql ens_row_sql_keywords;
extern const EnsRowSql ens_row_sql_crosswalks;

G_END_DECLS
