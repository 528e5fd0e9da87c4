// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// libarchive ends a name at its first NUL and takes a pipe for a file. The layout is that of PKWARE's APPNOTE.TXT,
// 4.3.12 and 4.3.16. A list that cannot be followed is left to libarchive, which says what is wrong.
#include "ens-zip-directory.h"

#include "ens-error.h"

#include <stdio.h>
#include <string.h>

#define END_BYTES   22
#define ENTRY_BYTES 46
// The comment at the end, and a list of 10,000 entries with names of 512 bytes and as much besides.
#define MOST_COMMENT   65535
#define MOST_DIRECTORY (16 * 1024 * 1024)
#define MADE_ON_UNIX   3
#define TYPE_MASK      0170000
#define TYPE_FOLDER    0040000
#define TYPE_FILE      0100000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FILE, fclose)

static guint
get_16 (const guchar *at)
{
  return at[0] | (guint) at[1] << 8;
}

static guint32
get_32 (const guchar *at)
{
  return get_16 (at) | (guint32) get_16 (at + 2) << 16;
}

static GByteArray *
read_part (FILE *file, gint64 from, gsize length)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();

  g_byte_array_set_size (part, (guint) length);
  if (from < 0 || fseeko (file, from, SEEK_SET) != 0 ||
      fread (part->data, 1, length, file) != length)
    return NULL;
  return g_steal_pointer (&part);
}

// The list, found by the record behind it; @has_end: (out): whether that is there.
static GByteArray *
read_directory (FILE *file, gboolean *has_end)
{
  g_autoptr (GByteArray) tail = NULL;
  gint64 size = fseeko (file, 0, SEEK_END) == 0 ? ftello (file) : 0;
  gsize length = (gsize) MIN (size, END_BYTES + MOST_COMMENT);

  if (length < END_BYTES)
    return NULL;
  tail = read_part (file, size - (gint64) length, length);
  for (gsize i = length - END_BYTES + 1; tail != NULL && i-- > 0;) {
    const guchar *end = tail->data + i;

    *has_end = memcmp (end, "PK\005\006", 4) == 0;
    if (*has_end)
      return get_32 (end + 12) <= MOST_DIRECTORY
               ? read_part (file, get_32 (end + 16), get_32 (end + 12))
               : NULL;
  }
  return NULL;
}

static char *
dup_entry_fault (const guchar *entry, const char *name, gsize length)
{
  guint type = entry[5] == MADE_ON_UNIX ? get_32 (entry + 38) >> 16 & TYPE_MASK : 0;
  g_autofree char *head = g_strndup (name, length);
  g_autofree char *shown = g_strescape (head, NULL);

  if (memchr (name, '\0', length) != NULL)
    return g_strdup_printf (_ ("the name that begins with “%s” has a NUL in it"), shown);
  if (type != 0 && type != TYPE_FILE && type != TYPE_FOLDER)
    return g_strdup_printf (_ ("“%s” is a link or something else that is no file"), shown);
  return NULL;
}

// libarchive takes the entries before the list even where the list is cut off.
static gboolean
is_zip (FILE *file)
{
  g_autoptr (GByteArray) start = read_part (file, 0, 4);

  return start != NULL && memcmp (start->data, "PK\003\004", 4) == 0;
}

/** ens_zip_directory_dup_fault: Returns: (nullable) (transfer full): why @path, or an entry of it, is refused. */
char *
ens_zip_directory_dup_fault (const char *path)
{
  g_autoptr (FILE) file = fopen (path, "rbe");
  gboolean has_end = FALSE;
  g_autoptr (GByteArray) list = file != NULL ? read_directory (file, &has_end) : NULL;
  char *fault = NULL;
  gsize at = 0;

  if (file != NULL && !has_end && is_zip (file))
    return g_strdup (_ ("it is cut off before its end: get it once more"));
  while (list != NULL && fault == NULL && at + ENTRY_BYTES <= list->len) {
    const guchar *entry = list->data + at;
    gsize length = get_16 (entry + 28);

    if (memcmp (entry, "PK\001\002", 4) != 0 || at + ENTRY_BYTES + length > list->len)
      break;
    fault = dup_entry_fault (entry, (const char *) entry + ENTRY_BYTES, length);
    at += ENTRY_BYTES + length + get_16 (entry + 30) + get_16 (entry + 32);
  }
  return fault;
}
