// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Zip by libarchive. Every entry is unpacked once to be measured, whatever it claims to be: that is what a
// limit means. Entries have no times, so the same content gives the same bytes.
#include "ens-bundle.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-out-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES     (64 * 1024)
#define MOST_ENTRIES    10000
#define SIGNATURE_BYTES (64 * 1024)
#define NAME_BYTES      512

struct _EnsBundleReader {
  char *path;
  struct archive *archive;
  gint64 size;
  gint64 unpacked;
  GPtrArray *names;
  int fd;
  GString *signature;
};

struct _EnsBundleWriter {
  struct archive *archive;
  EnsOutFile *file;
  char *path;
};

static gboolean
refuse (const EnsBundleReader *self, EnsError code, const char *what, GError **error)
{
  g_set_error (error, ENS_ERROR, code, "%s: %s", self->path, what);
  return FALSE;
}

/**
 * ens_bundle_is_safe_name:
 *
 * Returns: whether @name stays in the bundle: relative, no `..`, no backslash or drive, and one that every
 *   system can spell
 */
gboolean
ens_bundle_is_safe_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  if (*name == '\0' || strlen (name) > NAME_BYTES || !g_utf8_validate (name, -1, NULL) ||
      strpbrk (name, "\\:*?\"<>|") != NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || strcmp (parts[i], ".") == 0 || strcmp (parts[i], "..") == 0)
      return FALSE;
  for (const char *at = name; *at != '\0'; at++)
    if ((guchar) *at < 0x20 || *at == 0x7f)
      return FALSE;
  return TRUE;
}

static gboolean
has_name (const EnsBundleReader *self, const char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->names, i), name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_entry (EnsBundleReader *self, struct archive_entry *entry, GError **error)
{
  const char *name = archive_entry_pathname_utf8 (entry);
  g_autofree char *shown = g_strescape (name != NULL ? name : "?", NULL);
  g_autofree char *what = NULL;

  if (name == NULL || !ens_bundle_is_safe_name (name))
    what = g_strdup_printf (_ ("“%s” leads out of the bundle or is no name that every system has"),
                            shown);
  else if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_symlink (entry) != NULL ||
           archive_entry_hardlink (entry) != NULL)
    what = g_strdup_printf (_ ("“%s” is a link or something else that is no file"), shown);
  else if (archive_entry_is_encrypted (entry))
    what = g_strdup_printf (_ ("“%s” is encrypted"), shown);
  else if (has_name (self, name))
    what = g_strdup_printf (_ ("“%s” is there twice"), shown);
  if (what != NULL)
    return refuse (self, ENS_ERROR_REFUSED, what, error);
  g_ptr_array_add (self->names, g_strdup (name));
  return TRUE;
}

static gboolean
check_size (const EnsBundleReader *self, GError **error)
{
  g_autofree char *what = NULL;

  if (self->unpacked > ENS_LIMIT_ARCHIVE_BYTES)
    what = g_strdup_printf (_ ("it unpacks to more than the limit of %d MiB"),
                            (int) (ENS_LIMIT_ARCHIVE_BYTES / (1024 * 1024)));
  else if (self->unpacked > self->size * ENS_LIMIT_ARCHIVE_RATIO)
    what = g_strdup_printf (_ ("it unpacks to more than %d times its size, the limit"),
                            ENS_LIMIT_ARCHIVE_RATIO);
  return what == NULL || refuse (self, ENS_ERROR_LIMIT, what, error);
}

static gboolean
refuse_damaged (const EnsBundleReader *self, GError **error)
{
  const char *reason = archive_error_string (self->archive);
  g_autofree char *what = g_strdup_printf (_ ("it is damaged or no bundle: %s"),
                                           reason != NULL ? reason : "");

  return refuse (self, ENS_ERROR_REFUSED, what, error);
}

static gboolean
keep (EnsBundleReader *self, const char *name, const char *bytes, gsize length, GError **error)
{
  if (strcmp (name, ENS_BUNDLE_SIGNATURE) == 0) {
    if (self->signature == NULL)
      self->signature = g_string_new (NULL);
    if (self->signature->len + length > SIGNATURE_BYTES)
      return refuse (self, ENS_ERROR_LIMIT, _ ("its signature is longer than any signature"),
                     error);
    g_string_append_len (self->signature, bytes, (gssize) length);
    return TRUE;
  }
  while (strcmp (name, ENS_BUNDLE_PACKAGE) == 0 && length > 0) {
    gssize n = write (self->fd, bytes, length);

    if (n < 0 && errno != EINTR)
      return refuse (self, errno == ENOSPC ? ENS_ERROR_FULL : ENS_ERROR_FAILED, g_strerror (errno),
                     error);
    bytes += MAX (n, 0);
    length -= (gsize) MAX (n, 0);
  }
  return TRUE;
}

static gboolean
unpack (EnsBundleReader *self, const char *name, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  gssize n;

  while ((n = archive_read_data (self->archive, piece, PIECE_BYTES)) > 0) {
    self->unpacked += n;
    if (!check_size (self, error) || !keep (self, name, piece, (gsize) n, error))
      return FALSE;
  }
  return n == 0 || refuse_damaged (self, error);
}

static gboolean
is_folder (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  return name != NULL && archive_entry_filetype (entry) == AE_IFDIR && g_str_has_suffix (name, "/");
}

static gboolean
read_entries (EnsBundleReader *self, GError **error)
{
  struct archive_entry *entry = NULL;
  int status;
  guint n = 0;

  while ((status = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK) {
    if (++n > MOST_ENTRIES)
      return refuse (self, ENS_ERROR_LIMIT, _ ("it has more than 10,000 entries"), error);
    // Folders come of themselves with what is in them.
    if (is_folder (entry))
      continue;
    if (!check_entry (self, entry, error) ||
        !unpack (self, g_ptr_array_index (self->names, self->names->len - 1), error))
      return FALSE;
  }
  if (status != ARCHIVE_EOF)
    return refuse_damaged (self, error);
  if (!has_name (self, ENS_BUNDLE_PACKAGE))
    return refuse (self, ENS_ERROR_REFUSED, _ ("there is no package.xml in it"), error);
  lseek (self->fd, 0, SEEK_SET);
  g_ptr_array_add (self->names, NULL);
  return TRUE;
}

static gboolean
open_archive (EnsBundleReader *self, GError **error)
{
  g_autofree char *unnamed = g_build_filename (g_get_tmp_dir (), "ensemble-XXXXXX", NULL);
  GStatBuf info;

  if (g_stat (self->path, &info) != 0)
    return refuse (self, errno == ENOENT ? ENS_ERROR_NOT_FOUND : ENS_ERROR_FAILED,
                   g_strerror (errno), error);
  self->size = info.st_size;
  if (self->size > ENS_LIMIT_ARCHIVE_BYTES)
    return refuse (self, ENS_ERROR_LIMIT, _ ("it is larger than the limit of 1024 MiB"), error);
  self->fd = g_mkstemp_full (unnamed, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return refuse (self, ENS_ERROR_FAILED, g_strerror (errno), error);
  g_unlink (unnamed);
  self->archive = archive_read_new ();
  archive_read_support_format_zip (self->archive);
  if (archive_read_open_filename (self->archive, self->path, PIECE_BYTES) != ARCHIVE_OK)
    return refuse_damaged (self, error);
  return TRUE;
}

/**
 * ens_bundle_reader_new:
 *
 * Looks at every entry of the bundle at @path and keeps its package and signature.
 *
 * Returns: (transfer full): the bundle; %NULL with %ENS_ERROR_REFUSED, %ENS_ERROR_LIMIT,
 *   %ENS_ERROR_NOT_FOUND, %ENS_ERROR_FULL or %ENS_ERROR_FAILED
 */
EnsBundleReader *
ens_bundle_reader_new (const char *path, GError **error)
{
  g_autoptr (EnsBundleReader) self = g_new0 (EnsBundleReader, 1);

  self->path = g_strdup (path);
  self->fd = -1;
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (!open_archive (self, error) || !read_entries (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ens_bundle_reader_free (EnsBundleReader *self)
{
  if (self->archive != NULL)
    archive_read_free (self->archive);
  if (self->fd >= 0)
    close (self->fd);
  if (self->signature != NULL)
    g_string_free (self->signature, TRUE);
  g_ptr_array_unref (self->names);
  g_free (self->path);
  g_free (self);
}

/** ens_bundle_reader_get_names: Returns: (transfer none): the names of its entries, ended by %NULL. */
const char *const *
ens_bundle_reader_get_names (const EnsBundleReader *self)
{
  return (const char *const *) self->names->pdata;
}

/**
 * ens_bundle_reader_get_package_fd:
 *
 * Returns: the package as an open file at its start; the bundle's, so whoever reads it dups it and goes
 *   back to its start
 */
int
ens_bundle_reader_get_package_fd (const EnsBundleReader *self)
{
  return self->fd;
}

/** ens_bundle_reader_get_signature: Returns: (nullable) (transfer none): the text of its signature. */
const char *
ens_bundle_reader_get_signature (const EnsBundleReader *self)
{
  return self->signature != NULL ? self->signature->str : NULL;
}

static gboolean
fail (const EnsBundleWriter *self, GError **error)
{
  int code = archive_errno (self->archive);

  g_set_error (error, ENS_ERROR, code == ENOSPC ? ENS_ERROR_FULL : ENS_ERROR_FAILED,
               _ ("%s could not be written: %s"), self->path, archive_error_string (self->archive));
  return FALSE;
}

/**
 * ens_bundle_writer_new:
 * @path: where to; `-` is standard output
 *
 * Returns: (transfer full): an empty bundle; nothing appears before ens_bundle_writer_finish()
 */
EnsBundleWriter *
ens_bundle_writer_new (const char *path, GError **error)
{
  g_autoptr (EnsBundleWriter) self = g_new0 (EnsBundleWriter, 1);

  self->path = g_strdup (path);
  self->file = ens_out_file_new (path, error);
  if (self->file == NULL)
    return NULL;
  self->archive = archive_write_new ();
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK ||
      archive_write_set_bytes_in_last_block (self->archive, 1) != ARCHIVE_OK ||
      archive_write_open_fd (self->archive, ens_out_file_get_fd (self->file)) != ARCHIVE_OK) {
    fail (self, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

/** ens_bundle_writer_free: throws away what was not finished. */
void
ens_bundle_writer_free (EnsBundleWriter *self)
{
  if (self->archive != NULL)
    archive_write_free (self->archive);
  g_clear_pointer (&self->file, ens_out_file_free);
  g_free (self->path);
  g_free (self);
}

static gboolean
begin_entry (EnsBundleWriter *self, const char *name, gint64 size, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean is_good;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  is_good = archive_write_header (self->archive, entry) == ARCHIVE_OK;
  archive_entry_free (entry);
  return is_good || fail (self, error);
}

/** ens_bundle_writer_add_text: Returns: whether @text could be put in as the entry @name. */
gboolean
ens_bundle_writer_add_text (EnsBundleWriter *self,
                            const char *name,
                            const char *text,
                            gsize length,
                            GError **error)
{
  g_return_val_if_fail (ens_bundle_is_safe_name (name), FALSE);
  if (!begin_entry (self, name, (gint64) length, error))
    return FALSE;
  return archive_write_data (self->archive, text, length) == (gssize) length || fail (self, error);
}

static gboolean
copy_file (EnsBundleWriter *self, int fd, const char *path, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  gssize n;

  while ((n = read (fd, piece, PIECE_BYTES)) > 0)
    if (archive_write_data (self->archive, piece, (gsize) n) != n)
      return fail (self, error);
  if (n < 0)
    g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, _ ("%s could not be read: %s"), path,
                 g_strerror (errno));
  return n == 0;
}

/** ens_bundle_writer_add_file: Returns: whether the file at @path could be put in as the entry @name. */
gboolean
ens_bundle_writer_add_file (EnsBundleWriter *self,
                            const char *name,
                            const char *path,
                            GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat info;
  gboolean is_good;

  g_return_val_if_fail (ens_bundle_is_safe_name (name), FALSE);
  if (fd < 0 || fstat (fd, &info) != 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, _ ("%s could not be read: %s"), path,
                 g_strerror (errno));
    return FALSE;
  }
  is_good = begin_entry (self, name, info.st_size, error) && copy_file (self, fd, path, error);
  close (fd);
  return is_good;
}

/** ens_bundle_writer_finish: Returns: whether the whole bundle is in place. */
gboolean
ens_bundle_writer_finish (EnsBundleWriter *self, GError **error)
{
  if (archive_write_close (self->archive) != ARCHIVE_OK)
    return fail (self, error);
  return ens_out_file_finish (self->file, error);
}
