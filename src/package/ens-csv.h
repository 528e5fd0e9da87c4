// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What reading and writing tables of text have in common: cells that a spreadsheet would take for
// formulas.
#pragma once

#include "ens-csv-reader.h"
#include "ens-csv-writer.h"

G_BEGIN_DECLS

gboolean ens_csv_looks_like_formula (const char *cell);
const char *ens_csv_skip_neutral (const char *cell);

G_END_DECLS
