// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A temporary file in the folder of the target, so that renaming it is one step; for standard output one
// in the system's folder, so that nothing goes out before all is well.
#include "ens-out-file.h"

#include "ens-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PIECE_BYTES (64 * 1024)

struct _EnsOutFile {
  char *path;
  char *beside;
  int fd;
};

static gboolean
is_stdout (const EnsOutFile *self)
{
  return strcmp (self->path, "-") == 0;
}

static gboolean
fail (const EnsOutFile *self, int code, GError **error)
{
  g_set_error (error, ENS_ERROR,
               code == ENOSPC || code == EDQUOT ? ENS_ERROR_FULL : ENS_ERROR_FAILED,
               _ ("%s could not be written: %s"), is_stdout (self) ? "stdout" : self->path,
               g_strerror (code));
  return FALSE;
}

static gboolean
write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0) {
    gssize n = write (fd, bytes, length);

    if (n < 0 && errno != EINTR)
      return FALSE;
    bytes += MAX (n, 0);
    length -= (gsize) MAX (n, 0);
  }
  return TRUE;
}

/**
 * ens_out_file_new:
 * @path: where to; `-` is standard output
 *
 * Returns: (transfer full): a file that nobody sees before ens_out_file_finish()
 */
EnsOutFile *
ens_out_file_new (const char *path, GError **error)
{
  g_autoptr (EnsOutFile) self = g_new0 (EnsOutFile, 1);
  int code;

  self->path = g_strdup (path);
  self->beside = is_stdout (self) ? g_build_filename (g_get_tmp_dir (), "ensemble-XXXXXX", NULL)
                                  : g_strconcat (path, ".XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->beside, O_RDWR | O_CLOEXEC, 0666);
  code = errno;
  if (self->fd >= 0)
    return g_steal_pointer (&self);
  g_clear_pointer (&self->beside, g_free);
  fail (self, code, error);
  return NULL;
}

/** ens_out_file_free: throws away what ens_out_file_finish() has not put in place. */
void
ens_out_file_free (EnsOutFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->beside != NULL)
    g_unlink (self->beside);
  g_free (self->beside);
  g_free (self->path);
  g_free (self);
}

/** ens_out_file_get_fd: Returns: the open file, for libraries that write by themselves. */
int
ens_out_file_get_fd (const EnsOutFile *self)
{
  return self->fd;
}

gboolean
ens_out_file_write (EnsOutFile *self, const char *bytes, gsize length, GError **error)
{
  return write_all (self->fd, bytes, length) || fail (self, errno, error);
}

/** ens_out_file_write_at_start: writes over the first @length bytes; only finishing may follow. */
gboolean
ens_out_file_write_at_start (EnsOutFile *self, const char *bytes, gsize length, GError **error)
{
  if (lseek (self->fd, 0, SEEK_SET) < 0)
    return fail (self, errno, error);
  return ens_out_file_write (self, bytes, length, error);
}

static gboolean
copy_to_stdout (EnsOutFile *self)
{
  g_autofree char *bytes = g_malloc (PIECE_BYTES);
  gssize n;

  if (fflush (stdout) != 0 || lseek (self->fd, 0, SEEK_SET) < 0)
    return FALSE;
  while ((n = read (self->fd, bytes, PIECE_BYTES)) > 0)
    if (!write_all (STDOUT_FILENO, bytes, (gsize) n))
      return FALSE;
  return n == 0;
}

/**
 * ens_out_file_finish:
 *
 * Puts the file in place, over what is there.
 *
 * Returns: whether all of it is on disk, or went to standard output
 */
gboolean
ens_out_file_finish (EnsOutFile *self, GError **error)
{
  if (is_stdout (self))
    return copy_to_stdout (self) || fail (self, errno, error);
  if (fsync (self->fd) != 0 || g_rename (self->beside, self->path) != 0)
    return fail (self, errno, error);
  g_clear_pointer (&self->beside, g_free);
  return TRUE;
}
