// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A leading apostrophe makes a cell plain text for every spreadsheet. It is put before formulas and
// before what already looks like a formula made plain, so that taking one away gives back the text.
#include "ens-csv.h"

#include <string.h>

/** ens_csv_looks_like_formula: Returns: whether an apostrophe must go before @cell. */
gboolean
ens_csv_looks_like_formula (const char *cell)
{
  const char *at = cell + strspn (cell, "'");

  return *at != '\0' && strchr ("=+-@\t\r", *at) != NULL;
}

/**
 * ens_csv_skip_neutral:
 *
 * Returns: (transfer none): @cell behind the apostrophe that a writer put before it, if it did
 */
const char *
ens_csv_skip_neutral (const char *cell)
{
  return *cell == '\'' && ens_csv_looks_like_formula (cell) ? cell + 1 : cell;
}
