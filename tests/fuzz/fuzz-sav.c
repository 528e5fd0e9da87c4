// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes given to the reader of statistics files end in a table or in a refusal.
#include "ens-fuzz-file.h"
#include "ens-sav-reader.h"

#include <unistd.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd;
  g_autofree char *path = ens_fuzz_file_new (data, size, &fd);
  g_autoptr (EnsSav) sav = ens_sav_read (path, NULL);
  g_autoptr (EnsCsvReader)
               table = sav != NULL ? ens_csv_reader_new (ens_sav_get_table_path (sav), NULL) : NULL;
  EnsCsvRow row;

  while (table != NULL && ens_csv_reader_next (table, &row, NULL))
    g_assert_cmpuint (row.n_cells, ==, ens_sav_get_variables (sav)->len);
  close (fd);
  return 0;
}
