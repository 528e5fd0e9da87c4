// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Statements from lists and tables. Both formats give the same rows.
#include "ens-import-statements.h"

#include "ens-lines.h"
#include "ens-statement-taker.h"
#include "ens-statements-csv.h"

static EnsTableOptions
make_options (const EnsImporter *importer)
{
  return (EnsTableOptions){
    .map = importer->request->map,
    .skip_bad_rows = importer->request->skip_bad_rows,
    .faults = importer->faults,
  };
}

gboolean
ens_import_lines (EnsImporter *importer, GError **error)
{
  const EnsTableOptions options = make_options (importer);
  g_autoptr (EnsLinesReader)
               reader = ens_lines_reader_new (importer->request->path, &options, error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (EnsStatementTaker) taker = NULL;
  const char *fault;
  const char *advice;
  EnsStatementRow row;

  if (reader == NULL)
    return FALSE;
  taker = ens_statement_taker_new (importer, error);
  if (taker == NULL)
    return FALSE;
  while (ens_lines_reader_next (reader, &row, &local_error)) {
    if (!ens_statement_taker_take (taker, &row, NULL, error) ||
        !ens_importer_step (importer, 0, error))
      return FALSE;
    fault = ens_statement_taker_get_fault (taker, &advice);
    if (fault != NULL)
      ens_lines_reader_refuse (reader, fault, advice);
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
ens_import_statements_csv (EnsImporter *importer, GError **error)
{
  const EnsTableOptions options = make_options (importer);
  g_autoptr (EnsStatementsReader)
               reader = ens_statements_reader_new (importer->request->path, &options, error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (EnsStatementTaker) taker = NULL;
  const char *fault;
  const char *advice;
  EnsStatementRow row;

  if (reader == NULL)
    return FALSE;
  taker = ens_statement_taker_new (importer, error);
  if (taker == NULL)
    return FALSE;
  while (ens_statements_reader_next (reader, &row, &local_error)) {
    if (!ens_statement_taker_take (taker, &row, NULL, error) ||
        !ens_importer_step (importer, 0, error))
      return FALSE;
    fault = ens_statement_taker_get_fault (taker, &advice);
    if (fault != NULL)
      ens_statements_reader_refuse (reader, fault, advice);
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
