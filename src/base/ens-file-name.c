// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A name may be as long as the file system lets it, which leaves no room for an ending.
#include "ens-file-name.h"

#include <string.h>

// Encrypted home folders take 143 bytes: what remains is for the ending and what SQLite puts behind it.
#define STEM_BYTES 110

// Not within a character; a name that is no UTF-8 is cut anywhere.
static gsize
find_cut (const char *name, gsize at)
{
  gsize start = at;

  while (start > 0 && ((guchar) name[start] & 0xc0) == 0x80)
    start--;
  return start > 0 ? start : at;
}

/**
 * ens_file_name_dup_beside:
 * @ending: at most 24 bytes
 *
 * Returns: (transfer full): @path with @ending behind it; a name too long for that gives up its own end
 */
char *
ens_file_name_dup_beside (const char *path, const char *ending)
{
  const char *slash = strrchr (path, G_DIR_SEPARATOR);
  gsize at = slash != NULL ? (gsize) (slash - path) + 1 : 0;
  gsize length = strlen (path + at);
  g_autofree char *stem = NULL;

  if (length > STEM_BYTES)
    length = find_cut (path + at, STEM_BYTES);
  stem = g_strndup (path, at + length);
  return g_strconcat (stem, ending, NULL);
}
