// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes given to the CSV readers end in rows or in a refusal, and every cell is clean text.
#include "ens-codebook-csv.h"
#include "ens-fuzz-file.h"
#include "ens-statements-csv.h"
#include "ens-text.h"

#include <unistd.h>

static void
read_cells (const char *path)
{
  g_autoptr (EnsCsvReader) reader = ens_csv_reader_new (path, NULL);
  EnsCsvRow row;

  while (reader != NULL && ens_csv_reader_next (reader, &row, NULL))
    for (guint i = 0; i < row.n_cells; i++)
      g_assert_true (ens_text_is_clean (row.cells[i]));
}

static void
read_statements (const char *path)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  const EnsTableOptions options = { .language = "fr", .skip_bad_rows = TRUE, .faults = faults };
  g_autoptr (EnsStatementsReader) reader = ens_statements_reader_new (path, &options, NULL);
  EnsStatementRow row;

  while (reader != NULL && ens_statements_reader_next (reader, &row, NULL))
    g_assert_nonnull (row.text);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd;
  g_autofree char *path = ens_fuzz_file_new (data, size, &fd);

  read_cells (path);
  read_statements (path);
  close (fd);
  return 0;
}
