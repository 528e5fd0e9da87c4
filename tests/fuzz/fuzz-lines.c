// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes given to the reader of lines end in statements or in a refusal.
#include "ens-fuzz-file.h"
#include "ens-lines.h"
#include "ens-text.h"

#include <string.h>
#include <unistd.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd;
  g_autofree char *path = ens_fuzz_file_new (data, size, &fd);

  {
    g_autoptr (EnsFaults) faults = ens_faults_new ();
    const EnsTableOptions options = { .skip_bad_rows = TRUE, .faults = faults };
    g_autoptr (EnsLinesReader) reader = ens_lines_reader_new (path, &options, NULL);
    EnsStatementRow row;

    while (reader != NULL && ens_lines_reader_next (reader, &row, NULL))
      g_assert_true (ens_text_is_clean (row.text) && *row.text != '\0');
  }
  close (fd);
  return 0;
}
