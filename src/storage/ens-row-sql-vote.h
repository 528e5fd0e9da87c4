// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQL of the tables of consultations: proposals and votes. Constants
// only.
#pragma once

#include "ens-row-sql.h"

G_BEGIN_DECLS

extern const EnsRowSql ens_row_sql_proposals;
extern const EnsRowSql ens_row_sql_votes;

G_END_DECLS
