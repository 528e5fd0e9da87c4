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
    .encoding = importer->request->encoding,
  };
}

/** Source: how rows come from a file, whatever its form, and how one of them is refused */
typedef struct {
  gpointer reader;
  gboolean (*next) (gpointer reader, EnsStatementRow *row, GError **error);
  void (*refuse) (gpointer reader, const char *what, const char *advice);
} Source;

static gboolean
take_rows (EnsImporter *importer, const Source *source, GError **error)
{
  g_autoptr (EnsStatementTaker) taker = ens_statement_taker_new (importer, error);
  g_autoptr (GError) local_error = NULL;
  const char *fault;
  const char *advice;
  EnsStatementRow row;

  if (taker == NULL)
    return FALSE;
  while (source->next (source->reader, &row, &local_error)) {
    if (!ens_statement_taker_take (taker, &row, NULL, error) ||
        !ens_importer_step (importer, 0, error))
      return FALSE;
    fault = ens_statement_taker_get_fault (taker, &advice);
    if (fault != NULL)
      source->refuse (source->reader, fault, advice);
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
next_line (gpointer reader, EnsStatementRow *row, GError **error)
{
  return ens_lines_reader_next (reader, row, error);
}

static void
refuse_line (gpointer reader, const char *what, const char *advice)
{
  ens_lines_reader_refuse (reader, what, advice);
}

gboolean
ens_import_lines (EnsImporter *importer, GError **error)
{
  const EnsTableOptions options = make_options (importer);
  g_autoptr (EnsLinesReader) reader = NULL;

  reader = ens_lines_reader_new (importer->request->path, &options, error);
  return reader != NULL && take_rows (importer, &(Source){ reader, next_line, refuse_line }, error);
}

static gboolean
next_row (gpointer reader, EnsStatementRow *row, GError **error)
{
  return ens_statements_reader_next (reader, row, error);
}

static void
refuse_row (gpointer reader, const char *what, const char *advice)
{
  ens_statements_reader_refuse (reader, what, advice);
}

gboolean
ens_import_statements_csv (EnsImporter *importer, GError **error)
{
  const EnsTableOptions options = make_options (importer);
  g_autoptr (EnsStatementsReader) reader = NULL;

  reader = ens_statements_reader_new (importer->request->path, &options, error);
  return reader != NULL && take_rows (importer, &(Source){ reader, next_row, refuse_row }, error);
}
