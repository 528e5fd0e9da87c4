// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For those who do not see the files of package, and for those who have all bytes at once.
#include "ens-output.h"

#include "ens-error.h"
#include "ens-out-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PIECE_BYTES (64 * 1024)

/** ens_output_check: Returns: whether a file could be put at @path, before anything is done for it. */
gboolean
ens_output_check (const char *path, GError **error)
{
  g_autoptr (EnsOutFile) file = ens_out_file_new (path, error);

  return file != NULL;
}

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

/** ens_output_is_stream: Returns: whether @path is standard output, a device or a pipe. */
gboolean
ens_output_is_stream (const char *path)
{
  GStatBuf info;

  return strcmp (path, "-") == 0 ||
         (g_stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode));
}

static gboolean
copy_bytes (EnsOutFile *file, const char *from, int fd, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  gssize n;

  while ((n = read (fd, piece, PIECE_BYTES)) > 0)
    if (!ens_out_file_write (file, piece, (gsize) n, error))
      return FALSE;
  if (n < 0)
    g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, _ ("%s: the file could not be read: %s"), from,
                 g_strerror (errno));
  return n == 0;
}

/** ens_output_copy: as ens_output_write(), of the file at @from. */
gboolean
ens_output_copy (const char *path, const char *from, GError **error)
{
  g_autoptr (EnsOutFile) file = ens_out_file_new (path, error);
  gboolean is_done;
  int fd;

  if (file == NULL)
    return FALSE;
  fd = g_open (from, O_RDONLY | O_CLOEXEC, 0);
  is_done = copy_bytes (file, from, fd, error);
  if (fd >= 0)
    close (fd);
  return is_done && ens_out_file_finish (file, error);
}
