// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes given to the reader of packages end in rows or in a refusal. The schema is libxml2's and takes ten times
// as long to be made as all else: every sixteenth input is read with it.
#include "ens-fuzz-file.h"
#include "ens-package-reader.h"

#include <unistd.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const EnsPackageReaderFlags flags = size % 16 == 0 ? ENS_PACKAGE_READER_SCHEMA : 0;
  int fd;
  g_autofree char *path = ens_fuzz_file_new (data, size, &fd);

  {
    g_autoptr (EnsFaults) faults = ens_faults_new ();
    g_autoptr (EnsPackageReader) reader = ens_package_reader_new (path, flags, faults, NULL);
    EnsPackageRow row;

    while (reader != NULL && ens_package_reader_next (reader, &row, NULL))
      g_assert_nonnull (row.record);
  }
  close (fd);
  return 0;
}
