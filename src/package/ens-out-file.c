// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A temporary file in the folder of the target, so that renaming it is one step; for standard output and
// devices one in the system's folder, so that nothing goes out before all is well.
#include "ens-out-file.h"

#include "ens-error.h"
#include "ens-file-name.h"
#include "ens-scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES (64 * 1024)

// How a project begins: SQLite's first words, and its mark at the 68th byte.
#define HEAD_BYTES   72
#define HEAD         "SQLite format 3"
#define PROJECT_AT   68
#define PROJECT_MARK "Ense"

// target: where the renaming leads: links are followed; is_stream: it is written to, never replaced
struct _EnsOutFile {
  char *path;
  char *target;
  char *beside;
  gboolean is_stream;
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
  if (!self->is_stream && (code == EIO || code == ENODEV || code == ENXIO)) {
    g_set_error (
      error, ENS_ERROR, ENS_ERROR_FAILED,
      _ ("%s: the file could not be written: %s. What was there before is as it was: is the disk "
         "or stick still in its place?"),
      self->path, g_strerror (code));
    return FALSE;
  }
  g_set_error (error, ENS_ERROR,
               code == ENOSPC || code == EDQUOT ? ENS_ERROR_FULL : ENS_ERROR_FAILED,
               _ ("%s: the file could not be written: %s"),
               is_stdout (self) ? "stdout" : self->path, g_strerror (code));
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

static gboolean
is_project (const char *path)
{
  char head[HEAD_BYTES] = { 0 };
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_one;

  if (fd < 0)
    return FALSE;
  is_one = read (fd, head, HEAD_BYTES) == HEAD_BYTES && strcmp (head, HEAD) == 0 &&
           memcmp (head + PROJECT_AT, PROJECT_MARK, strlen (PROJECT_MARK)) == 0;
  close (fd);
  return is_one;
}

// Looks at what is there under that name, if anything; @mode: who may read it, to stay so.
static gboolean
look (EnsOutFile *self, mode_t *mode, GError **error)
{
  struct stat info;
  char *real;

  if (stat (self->path, &info) != 0)
    return TRUE;
  if (S_ISDIR (info.st_mode))
    return fail (self, EISDIR, error);
  if (!S_ISREG (info.st_mode)) {
    self->is_stream = TRUE;
    return TRUE;
  }
  if (is_project (self->path)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_EXISTS,
                 _ ("%s: this is a project and is not overwritten: choose another name"),
                 self->path);
    return FALSE;
  }
  *mode = info.st_mode & 0777;
  real = realpath (self->path, NULL);
  if (real != NULL) {
    g_free (self->target);
    self->target = g_strdup (real);
  }
  free (real);
  return TRUE;
}

/**
 * ens_out_file_new:
 * @path: where to; `-` is standard output; what is written to a device or a pipe goes into it
 *
 * A project is never replaced.
 *
 * Returns: (transfer full): a file that nobody sees before ens_out_file_finish()
 */
EnsOutFile *
ens_out_file_new (const char *path, GError **error)
{
  g_autoptr (EnsOutFile) self = g_new0 (EnsOutFile, 1);
  mode_t mode = 0;
  int code;

  self->fd = -1;
  self->path = g_strdup (path);
  self->target = g_strdup (path);
  self->is_stream = is_stdout (self);
  if (!self->is_stream && !look (self, &mode, error))
    return NULL;
  if (self->is_stream) {
    self->beside = ens_scratch_new_file (NULL, &self->fd, error);
    return self->beside != NULL ? g_steal_pointer (&self) : NULL;
  }
  self->beside = ens_file_name_dup_beside (self->target, ".XXXXXX");
  self->fd = g_mkstemp_full (self->beside, O_RDWR | O_CLOEXEC, 0666);
  code = errno;
  if (self->fd < 0) {
    g_clear_pointer (&self->beside, g_free);
    fail (self, code, error);
    return NULL;
  }
  if (mode != 0)
    fchmod (self->fd, mode);
  return g_steal_pointer (&self);
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
  g_free (self->target);
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
copy_to (EnsOutFile *self, int to)
{
  g_autofree char *bytes = g_malloc (PIECE_BYTES);
  gssize n;

  if (lseek (self->fd, 0, SEEK_SET) < 0)
    return FALSE;
  while ((n = read (self->fd, bytes, PIECE_BYTES)) > 0)
    if (!write_all (to, bytes, (gsize) n))
      return FALSE;
  return n == 0;
}

static gboolean
copy_to_stream (EnsOutFile *self)
{
  gboolean is_done;
  int code;
  int to;

  if (is_stdout (self))
    return fflush (stdout) == 0 && copy_to (self, STDOUT_FILENO);
  to = g_open (self->path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
  if (to < 0)
    return FALSE;
  is_done = copy_to (self, to);
  code = errno;
  if (close (to) != 0)
    return FALSE;
  errno = code;
  return is_done;
}

/**
 * ens_out_file_sync_folder:
 * @path: what got a new name in its folder
 * @shown: @path as the person gave it
 *
 * Returns: whether the new name is on disk, too. File systems that have no way to say so are believed.
 */
gboolean
ens_out_file_sync_folder (const char *path, const char *shown, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int code = 0;

  if (fd < 0)
    return TRUE;
  if (fsync (fd) != 0)
    code = errno;
  close (fd);
  if (code == 0 || code == EINVAL || code == ENOTSUP || code == ENOSYS)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED,
               _ ("%s: written, but the disk does not confirm that it keeps it: %s. Write it "
                  "again, or to another disk"),
               shown, g_strerror (code));
  return FALSE;
}

// Some disks tell only on closing that they did not keep what was written.
static gboolean
settle (EnsOutFile *self)
{
  int fd = self->fd;

  if (fsync (fd) != 0)
    return FALSE;
  self->fd = -1;
  return close (fd) == 0;
}

/**
 * ens_out_file_finish:
 *
 * Puts the file in place, over what is there. Only freeing may follow.
 *
 * Returns: whether all of it is on disk, or went to standard output
 */
gboolean
ens_out_file_finish (EnsOutFile *self, GError **error)
{
  if (self->is_stream)
    return copy_to_stream (self) || fail (self, errno, error);
  if (!settle (self) || g_rename (self->beside, self->target) != 0)
    return fail (self, errno, error);
  g_clear_pointer (&self->beside, g_free);
  return ens_out_file_sync_folder (self->target, self->path, error);
}
