// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes in memory that the readers can open by a path.
#define _GNU_SOURCE
#include "ens-fuzz-file.h"

#include <sys/mman.h>
#include <unistd.h>

/**
 * ens_fuzz_file_new:
 * @data: (array length=size): what the file holds
 * @size: how many bytes
 * @fd: (out): close it when done; the path is good until then
 *
 * Returns: (transfer full): a path
 */
char *
ens_fuzz_file_new (const guint8 *data, gsize size, int *fd)
{
  *fd = memfd_create ("ensemble-fuzz", MFD_CLOEXEC);
  g_assert_cmpint (*fd, >=, 0);
  g_assert_cmpint (write (*fd, data, size), ==, (gssize) size);
  return g_strdup_printf ("/proc/self/fd/%d", *fd);
}
