// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading is by ens-zip, which sees to the limits. Entries are written without times, so the same content gives
// the same bytes.
#include "ens-bundle.h"

#include "ens-error.h"
#include "ens-out-file.h"
#include "ens-page-sums.h"
#include "ens-prolog.h"
#include "ens-scratch.h"
#include "ens-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES     (64 * 1024)
#define SIGNATURE_BYTES (64 * 1024)
#define HEAD_BYTES      (1024 * 1024)
// More than the longest names of as many entries as a zip may have.
#define SUMS_BYTES (8 * 1024 * 1024)

struct _EnsBundleReader {
  char *path;
  GPtrArray *names;
  int fd;
  gboolean has_package;
  gboolean is_head;
  gboolean has_head;
  gsize n_written;
  GString *signature;
  GString *listed;
  EnsPageSums *sums;
};

struct _EnsBundleWriter {
  struct archive *archive;
  EnsOutFile *file;
  char *path;
  EnsPageSums *sums;
};

static gboolean
refuse (const EnsBundleReader *self, EnsError code, const char *what, GError **error)
{
  g_set_error (error, ENS_ERROR, code, "%s: %s", self->path, what);
  return FALSE;
}

// Stops the unpacking where there is no more to be known of the package than its header.
static gboolean
goes_on (EnsBundleReader *self, const char *bytes, gsize length, GError **error)
{
  EnsProlog prolog;

  self->n_written += length;
  self->has_head = self->is_head && (length == 0 || self->n_written >= HEAD_BYTES ||
                                     ens_prolog_scan (bytes, length, &prolog) != ENS_PROLOG_SHORT);
  return !self->has_head || refuse (self, ENS_ERROR_CANCELLED, "", error);
}

static gboolean
write_package (const EnsBundleReader *self, const char *bytes, gsize length, GError **error)
{
  while (length > 0) {
    gssize n = write (self->fd, bytes, length);

    if (n < 0 && errno != EINTR)
      return refuse (self, errno == ENOSPC ? ENS_ERROR_FULL : ENS_ERROR_FAILED, g_strerror (errno),
                     error);
    bytes += MAX (n, 0);
    length -= (gsize) MAX (n, 0);
  }
  return TRUE;
}

// What is signed by itself, or is what signs.
static gboolean
is_page (const char *name)
{
  return strcmp (name, ENS_BUNDLE_PACKAGE) != 0 && strcmp (name, ENS_BUNDLE_SIGNATURE) != 0 &&
         strcmp (name, ENS_BUNDLE_SUMS) != 0;
}

static gboolean
keep_text (GString **text, const char *bytes, gsize length, gsize most)
{
  if (*text == NULL)
    *text = g_string_new (NULL);
  if ((*text)->len + length > most)
    return FALSE;
  g_string_append_len (*text, bytes, (gssize) length);
  return TRUE;
}

static gboolean
keep_package (EnsBundleReader *self, const char *bytes, gsize length, GError **error)
{
  self->has_package = TRUE;
  return write_package (self, bytes, length, error) && goes_on (self, bytes, length, error);
}

static gboolean
keep (const char *name, const char *bytes, gsize length, gpointer data, GError **error)
{
  EnsBundleReader *self = data;

  if (strcmp (name, ENS_BUNDLE_PACKAGE) == 0)
    return keep_package (self, bytes, length, error);
  if (strcmp (name, ENS_BUNDLE_SIGNATURE) == 0)
    return keep_text (&self->signature, bytes, length, SIGNATURE_BYTES) ||
           refuse (self, ENS_ERROR_LIMIT, _ ("its signature is longer than any signature"), error);
  if (strcmp (name, ENS_BUNDLE_SUMS) == 0)
    return keep_text (&self->listed, bytes, length, SUMS_BYTES) ||
           refuse (self, ENS_ERROR_LIMIT, _ ("its list of pages is longer than any list"), error);
  ens_page_sums_add (self->sums, name, bytes, length);
  return TRUE;
}

static gboolean
open_package (EnsBundleReader *self, GError **error)
{
  g_autofree char *unnamed = ens_scratch_new_file (self->path, &self->fd, error);

  if (unnamed == NULL)
    return FALSE;
  g_unlink (unnamed);
  return TRUE;
}

static gboolean
read_entries (EnsBundleReader *self, GError **error)
{
  g_autoptr (GError) stop = NULL;

  if (!ens_zip_read (self->path, keep, self, self->names, &stop) && !self->has_head) {
    g_propagate_error (error, g_steal_pointer (&stop));
    return FALSE;
  }
  if (!self->has_package)
    return refuse (self, ENS_ERROR_REFUSED, _ ("there is no package.xml in it"), error);
  lseek (self->fd, 0, SEEK_SET);
  g_ptr_array_add (self->names, NULL);
  return TRUE;
}

static EnsBundleReader *
open_bundle (const char *path, gboolean is_head, GError **error)
{
  g_autoptr (EnsBundleReader) self = g_new0 (EnsBundleReader, 1);

  self->path = g_strdup (path);
  self->is_head = is_head;
  self->fd = -1;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->sums = ens_page_sums_new ();
  if (!open_package (self, error) || !read_entries (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * ens_bundle_reader_new:
 *
 * Looks at every entry of the bundle at @path; keeps its package and signature, and the hashes of the rest.
 *
 * Returns: (transfer full): the bundle; %NULL with %ENS_ERROR_REFUSED, %ENS_ERROR_LIMIT,
 *   %ENS_ERROR_NOT_FOUND, %ENS_ERROR_FULL or %ENS_ERROR_FAILED
 */
EnsBundleReader *
ens_bundle_reader_new (const char *path, GError **error)
{
  return open_bundle (path, FALSE, error);
}

/**
 * ens_bundle_reader_new_head: as ens_bundle_reader_new(), of which only the start of its package is looked
 * at: enough for %ENS_PACKAGE_READER_HEAD. It has no signature.
 */
EnsBundleReader *
ens_bundle_reader_new_head (const char *path, GError **error)
{
  return open_bundle (path, TRUE, error);
}

void
ens_bundle_reader_free (EnsBundleReader *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->signature != NULL)
    g_string_free (self->signature, TRUE);
  if (self->listed != NULL)
    g_string_free (self->listed, TRUE);
  ens_page_sums_free (self->sums);
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

/** ens_bundle_reader_has_pages: Returns: whether there is more in it than package and signature. */
gboolean
ens_bundle_reader_has_pages (const EnsBundleReader *self)
{
  return !ens_page_sums_is_empty (self->sums);
}

static char *
dup_digest (const char *list, gsize length)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, list, (gssize) length);
}

/**
 * ens_bundle_reader_check_pages:
 * @digest: the SHA-256 of the list of pages, as it was signed with the package
 *
 * Returns: whether the pages beside the package are those; %ENS_ERROR_SIGNATURE with the name of the
 *   first that is not
 */
gboolean
ens_bundle_reader_check_pages (const EnsBundleReader *self, const char *digest, GError **error)
{
  const GString *listed = self->listed;
  g_autofree char *found = listed != NULL ? dup_digest (listed->str, listed->len) : NULL;
  g_autofree char *what = NULL;

  if (listed == NULL)
    what = g_strdup_printf (_ ("“%s” was taken out of the bundle after it was signed"),
                            ENS_BUNDLE_SUMS);
  else if (strcmp (found, digest) != 0)
    what = g_strdup_printf (_ ("“%s” was changed after the bundle was signed"), ENS_BUNDLE_SUMS);
  else
    what = ens_page_sums_dup_difference (self->sums, listed->str);
  if (what != NULL)
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_SIGNATURE, what);
  return what == NULL;
}

static gboolean
fail (const EnsBundleWriter *self, GError **error)
{
  int code = archive_errno (self->archive);

  g_set_error (error, ENS_ERROR, code == ENOSPC ? ENS_ERROR_FULL : ENS_ERROR_FAILED,
               _ ("%s: the file could not be written: %s"), self->path,
               archive_error_string (self->archive));
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
  self->sums = ens_page_sums_new ();
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
  ens_page_sums_free (self->sums);
  g_free (self->path);
  g_free (self);
}

static gboolean
put (EnsBundleWriter *self, const char *name, const char *bytes, gsize length, GError **error)
{
  if (archive_write_data (self->archive, bytes, length) != (gssize) length)
    return fail (self, error);
  if (is_page (name))
    ens_page_sums_add (self->sums, name, bytes, length);
  return TRUE;
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
  if (is_page (name))
    ens_page_sums_add (self->sums, name, "", 0);
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
  g_return_val_if_fail (ens_zip_is_safe_name (name), FALSE);
  return begin_entry (self, name, (gint64) length, error) && put (self, name, text, length, error);
}

static gboolean
copy_file (EnsBundleWriter *self, const char *name, int fd, const char *path, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  gssize n;

  while ((n = read (fd, piece, PIECE_BYTES)) > 0)
    if (!put (self, name, piece, (gsize) n, error))
      return FALSE;
  if (n < 0)
    g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, _ ("%s: the file could not be read: %s"), path,
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

  g_return_val_if_fail (ens_zip_is_safe_name (name), FALSE);
  if (fd < 0 || fstat (fd, &info) != 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, _ ("%s: the file could not be read: %s"), path,
                 g_strerror (errno));
    return FALSE;
  }
  is_good = begin_entry (self, name, info.st_size, error) &&
            copy_file (self, name, fd, path, error);
  close (fd);
  return is_good;
}

/**
 * ens_bundle_writer_add_sums:
 * @digest: (out): the SHA-256 of the list of pages, to be signed with the package
 *
 * Returns: whether the list of all pages that were put in before is in it, too
 */
gboolean
ens_bundle_writer_add_sums (EnsBundleWriter *self, char **digest, GError **error)
{
  g_autofree char *list = ens_page_sums_dup_text (self->sums);

  *digest = dup_digest (list, strlen (list));
  return ens_bundle_writer_add_text (self, ENS_BUNDLE_SUMS, list, strlen (list), error);
}

/** ens_bundle_writer_finish: Returns: whether the whole bundle is in place. */
gboolean
ens_bundle_writer_finish (EnsBundleWriter *self, GError **error)
{
  if (archive_write_close (self->archive) != ARCHIVE_OK)
    return fail (self, error);
  return ens_out_file_finish (self->file, error);
}
