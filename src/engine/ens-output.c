// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For those who do not see the files of package, and for those who have all bytes at once.
#include "ens-output.h"

#include "ens-out-file.h"

#include <string.h>

/**
 * ens_output_write:
 * @path: where to; `-` is standard output
 * @length: in bytes; -1 when @bytes end with a zero
 *
 * Returns: whether all of it is there; else what was there is as it was
 */
gboolean
ens_output_write (const char *path, const char *bytes, gssize length, GError **error)
{
  g_autoptr (EnsOutFile) file = ens_out_file_new (path, error);

  return file != NULL &&
         ens_out_file_write (file, bytes, length < 0 ? strlen (bytes) : (gsize) length, error) &&
         ens_out_file_finish (file, error);
}
