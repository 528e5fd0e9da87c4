// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of what is done: parties, actions, resources, contracts, signings, commitments. Constants
// only.
#pragma once

#include "ens-row-sql.h"

G_BEGIN_DECLS

extern const EnsRowSql ens_row_sql_parties;
extern const EnsRowSql ens_row_sql_actions;
extern const EnsRowSql ens_row_sql_resources;
extern const EnsRowSql ens_row_sql_contracts;
extern const EnsRowSql ens_row_sql_signings;
extern const EnsRowSql ens_row_sql_commitments;

G_END_DECLS
