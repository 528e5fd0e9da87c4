// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening a pipe would wait for its writer, so a path is looked at before it is opened.
#include "ens-in-file.h"

#include "ens-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/** ens_in_file_fail: @code: an errno. Returns: %FALSE with %ENS_ERROR_NOT_FOUND or %ENS_ERROR_FAILED. */
gboolean
ens_in_file_fail (const char *name, int code, GError **error)
{
  g_set_error (error, ENS_ERROR, code == ENOENT ? ENS_ERROR_NOT_FOUND : ENS_ERROR_FAILED,
               _ ("%s: the file could not be read: %s"), name, g_strerror (code));
  return FALSE;
}

/** ens_in_file_refuse_size: Returns: %FALSE with %ENS_ERROR_LIMIT. */
gboolean
ens_in_file_refuse_size (const char *name, gint64 most_bytes, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_LIMIT,
               _ ("%s: the file is larger than the limit of %d MiB"), name,
               (int) (most_bytes / (1024 * 1024)));
  return FALSE;
}

static gboolean
check_kind (const char *path, const GStatBuf *info, GError **error)
{
  if (S_ISREG (info->st_mode))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               S_ISDIR (info->st_mode)
                 ? _ ("%s: this is a folder: name a file in it")
                 : _ ("%s: this is a pipe or a device: write what comes out of it into a file "
                      "and name that"),
               path);
  return FALSE;
}

/**
 * ens_in_file_check:
 * @path: what somebody named
 * @most_bytes: how large it may be
 *
 * Returns: whether it is a file that can be read and is not too large; %FALSE with %ENS_ERROR_NOT_FOUND,
 *   %ENS_ERROR_FAILED, %ENS_ERROR_LIMIT, or %ENS_ERROR_REFUSED for what is no file
 */
gboolean
ens_in_file_check (const char *path, gint64 most_bytes, GError **error)
{
  GStatBuf info;
  int fd;

  if (g_stat (path, &info) != 0)
    return ens_in_file_fail (path, errno, error);
  if (!check_kind (path, &info, error))
    return FALSE;
  if (info.st_size > most_bytes)
    return ens_in_file_refuse_size (path, most_bytes, error);
  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return ens_in_file_fail (path, errno, error);
  close (fd);
  return TRUE;
}

static gboolean
read_bytes (const char *path, int fd, gint64 most_bytes, GByteArray *bytes, GError **error)
{
  guchar piece[4096];
  gssize n;

  while ((n = read (fd, piece, sizeof piece)) != 0) {
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return ens_in_file_fail (path, errno, error);
    g_byte_array_append (bytes, piece, (guint) n);
    if (bytes->len > most_bytes)
      return ens_in_file_refuse_size (path, most_bytes, error);
  }
  return TRUE;
}

/**
 * ens_in_file_read:
 * @path: a small file that somebody named, or a pipe out of which its words come
 * @most_bytes: how large it may be
 *
 * Returns: (transfer full): what is in it; %NULL with %ENS_ERROR_NOT_FOUND, %ENS_ERROR_FAILED or
 *   %ENS_ERROR_LIMIT, of which no more than @most_bytes were read
 */
char *
ens_in_file_read (const char *path, gint64 most_bytes, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_read;

  if (fd < 0) {
    ens_in_file_fail (path, errno, error);
    return NULL;
  }
  is_read = read_bytes (path, fd, most_bytes, bytes, error);
  close (fd);
  if (!is_read)
    return NULL;
  g_byte_array_append (bytes, (const guchar *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}
