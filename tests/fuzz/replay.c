// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gives the kept inputs to a fuzz target, one after the other, without a fuzzer: what was once found
// stays found. Use: replay DIRECTORY
#include "ens-fuzz-file.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = argc == 2 ? g_dir_open (argv[1], 0, &error) : NULL;
  const char *name;
  int n = 0;

  g_assert_no_error (error);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (argv[1], name, NULL);
    g_autofree char *data = NULL;
    gsize size = 0;

    g_file_get_contents (path, &data, &size, &error);
    g_assert_no_error (error);
    LLVMFuzzerTestOneInput ((const guint8 *) data, size);
    n++;
  }
  printf ("%d inputs\n", n);
  return n > 0 ? 0 : 1;
}
