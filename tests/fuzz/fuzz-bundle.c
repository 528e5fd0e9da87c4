// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes given to the reader of bundles end in a package or in a refusal.
#include "ens-bundle.h"
#include "ens-fuzz-file.h"
#include "ens-zip.h"

#include <string.h>
#include <unistd.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd;
  g_autofree char *path = ens_fuzz_file_new (data, size, &fd);

  {
    g_autoptr (EnsBundleReader) reader = ens_bundle_reader_new (path, NULL);
    const char *const *names = reader != NULL ? ens_bundle_reader_get_names (reader) : NULL;

    for (guint i = 0; names != NULL && names[i] != NULL; i++)
      g_assert_true (ens_zip_is_safe_name (names[i]));
  }
  close (fd);
  return 0;
}
