// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// By libarchive. Every entry is unpacked once to be measured, whatever it claims to be: that is what a limit
// means.
#include "ens-zip.h"

#include "ens-error.h"
#include "ens-in-file.h"
#include "ens-limits.h"
#include "ens-zip-directory.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#define PIECE_BYTES  (64 * 1024)
#define MOST_ENTRIES 10000
#define NAME_BYTES   512

typedef struct {
  const char *path;
  struct archive *archive;
  gint64 size;
  gint64 unpacked;
  GPtrArray *names;
  GPtrArray *folders;
  EnsZipFunc func;
  gpointer data;
} Reading;

static gboolean
refuse (const Reading *self, EnsError code, const char *what, GError **error)
{
  g_set_error (error, ENS_ERROR, code, "%s: %s", self->path, what);
  return FALSE;
}

/**
 * ens_zip_is_safe_name:
 *
 * Returns: whether @name stays in the archive: relative, no `..`, no backslash or drive, and one that every
 *   system can spell
 */
gboolean
ens_zip_is_safe_name (const char *name)
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
has_name (const GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (names, i), name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_entry (Reading *self, struct archive_entry *entry, GError **error)
{
  const char *name = archive_entry_pathname_utf8 (entry);
  g_autofree char *shown = g_strescape (name != NULL ? name : "?", NULL);
  g_autofree char *what = NULL;

  if (name == NULL || !ens_zip_is_safe_name (name))
    what = g_strdup_printf (_ ("“%s” leads out of the archive or is no name that every system has"),
                            shown);
  else if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_symlink (entry) != NULL ||
           archive_entry_hardlink (entry) != NULL)
    what = g_strdup_printf (_ ("“%s” is a link or something else that is no file"), shown);
  else if (archive_entry_is_encrypted (entry))
    what = g_strdup_printf (_ ("“%s” is encrypted"), shown);
  else if (has_name (self->names, name) || has_name (self->folders, name))
    what = g_strdup_printf (_ ("“%s” is there twice"), shown);
  if (what != NULL)
    return refuse (self, ENS_ERROR_REFUSED, what, error);
  g_ptr_array_add (self->names, g_strdup (name));
  return TRUE;
}

static gboolean
check_size (const Reading *self, GError **error)
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
refuse_damaged (const Reading *self, GError **error)
{
  const char *reason = archive_error_string (self->archive);
  g_autofree char *what = reason != NULL && *reason != '\0'
                            ? g_strdup_printf (_ ("it is damaged or no zip file: %s"), reason)
                            : g_strdup (_ ("it is damaged or no zip file"));

  return refuse (self, ENS_ERROR_REFUSED, what, error);
}

static gboolean
unpack (Reading *self, const char *name, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  gssize n;

  while ((n = archive_read_data (self->archive, piece, PIECE_BYTES)) > 0) {
    self->unpacked += n;
    if (!check_size (self, error) || !self->func (name, piece, (gsize) n, self->data, error))
      return FALSE;
  }
  if (n != 0)
    return refuse_damaged (self, error);
  return self->func (name, piece, 0, self->data, error);
}

static gboolean
is_folder (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  return name != NULL && archive_entry_filetype (entry) == AE_IFDIR && g_str_has_suffix (name, "/");
}

// Folders come of themselves with what is in them; but what is a file cannot be a folder, too.
static gboolean
check_folder (Reading *self, struct archive_entry *entry, GError **error)
{
  const char *name = archive_entry_pathname_utf8 (entry);
  g_autofree char *folder = g_strndup (name, strlen (name) - 1);
  g_autofree char *shown = g_strescape (name, NULL);
  g_autofree char *what = NULL;

  if (!ens_zip_is_safe_name (folder))
    what = g_strdup_printf (_ ("“%s” leads out of the archive or is no name that every system has"),
                            shown);
  else if (has_name (self->names, folder))
    what = g_strdup_printf (_ ("“%s” is there twice"), shown);
  if (what != NULL)
    return refuse (self, ENS_ERROR_REFUSED, what, error);
  g_ptr_array_add (self->folders, g_steal_pointer (&folder));
  return TRUE;
}

static gboolean
read_entries (Reading *self, GError **error)
{
  struct archive_entry *entry = NULL;
  int status;
  guint n = 0;

  while ((status = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK) {
    if (++n > MOST_ENTRIES)
      return refuse (self, ENS_ERROR_LIMIT, _ ("it has more than 10,000 entries"), error);
    if (is_folder (entry)) {
      if (!check_folder (self, entry, error))
        return FALSE;
    } else if (!check_entry (self, entry, error) ||
               !unpack (self, g_ptr_array_index (self->names, self->names->len - 1), error)) {
      return FALSE;
    }
  }
  return status == ARCHIVE_EOF || refuse_damaged (self, error);
}

static gboolean
open_archive (Reading *self, GError **error)
{
  g_autofree char *fault = NULL;
  GStatBuf info;

  if (!ens_in_file_check (self->path, ENS_LIMIT_FILE_BYTES, error))
    return FALSE;
  fault = ens_zip_directory_dup_fault (self->path);
  if (fault != NULL)
    return refuse (self, ENS_ERROR_REFUSED, fault, error);
  self->size = g_stat (self->path, &info) == 0 ? info.st_size : 0;
  archive_read_support_format_zip (self->archive);
  return archive_read_open_filename (self->archive, self->path, PIECE_BYTES) == ARCHIVE_OK ||
         refuse_damaged (self, error);
}

/**
 * ens_zip_read:
 * @func: told of every entry as it is unpacked
 * @names: (inout) (element-type utf8): takes the names of the entries
 *
 * Returns: whether all of the file at @path was read; %FALSE with the error of @func, or with
 *   %ENS_ERROR_REFUSED, %ENS_ERROR_LIMIT, %ENS_ERROR_NOT_FOUND or %ENS_ERROR_FAILED
 */
gboolean
ens_zip_read (const char *path, EnsZipFunc func, gpointer data, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  Reading self = { path, archive_read_new (), 0, 0, names, folders, func, data };
  gboolean is_done = open_archive (&self, error) && read_entries (&self, error);

  archive_read_free (self.archive);
  return is_done;
}
