// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sorted by name, so that neither the order nor the packing of an archive matters. Names hold no line
// breaks or backslashes (ens-zip.h), so a line needs no escapes.
#include "ens-page-sums.h"

#include "ens-error.h"

#include <string.h>

#define HASH_LETTERS 64

struct _EnsPageSums {
  GTree *hashes;
};

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (a, b);
}

EnsPageSums *
ens_page_sums_new (void)
{
  EnsPageSums *self = g_new0 (EnsPageSums, 1);

  self->hashes = g_tree_new_full (compare_names, NULL, g_free, (GDestroyNotify) g_checksum_free);
  return self;
}

void
ens_page_sums_free (EnsPageSums *self)
{
  g_tree_unref (self->hashes);
  g_free (self);
}

/** ens_page_sums_add: @bytes: the next of the page @name, which may have none */
void
ens_page_sums_add (EnsPageSums *self, const char *name, const char *bytes, gsize length)
{
  GChecksum *hash = g_tree_lookup (self->hashes, name);

  if (hash == NULL) {
    hash = g_checksum_new (G_CHECKSUM_SHA256);
    g_tree_insert (self->hashes, g_strdup (name), hash);
  }
  g_checksum_update (hash, (const guchar *) bytes, (gssize) length);
}

/** ens_page_sums_is_empty: Returns: whether there is no page. */
gboolean
ens_page_sums_is_empty (const EnsPageSums *self)
{
  return g_tree_nnodes (self->hashes) == 0;
}

static gboolean
append_line (gpointer name, gpointer hash, gpointer data)
{
  g_string_append_printf (data, "%s  %s\n", g_checksum_get_string (hash), (const char *) name);
  return FALSE;
}

/** ens_page_sums_dup_text: Returns: (transfer full): a line for each page; all of them are complete now. */
char *
ens_page_sums_dup_text (const EnsPageSums *self)
{
  GString *text = g_string_new (NULL);

  g_tree_foreach (self->hashes, append_line, text);
  return g_string_free (text, FALSE);
}

static const char *
name_in (const char *line)
{
  return strlen (line) > HASH_LETTERS + 2 ? line + HASH_LETTERS + 2 : line;
}

// The last line is empty, and after every other.
static int
compare_lines (const char *here, const char *listed)
{
  if (*here == '\0' || *listed == '\0')
    return (*here == '\0') - (*listed == '\0');
  return strcmp (name_in (here), name_in (listed));
}

/**
 * ens_page_sums_dup_difference:
 * @listed: the list of the pages that should be there
 *
 * Returns: (nullable) (transfer full): the first page that is another one, new or missing, in a sentence
 */
char *
ens_page_sums_dup_difference (const EnsPageSums *self, const char *listed)
{
  g_autofree char *text = ens_page_sums_dup_text (self);
  g_auto (GStrv) here = g_strsplit (text, "\n", -1);
  g_auto (GStrv) there = g_strsplit (listed, "\n", -1);
  const char *is;
  const char *was;
  int order;
  guint n = 0;

  while (here[n] != NULL && g_strcmp0 (here[n], there[n]) == 0)
    n++;
  is = here[n] != NULL ? here[n] : "";
  was = there[n] != NULL ? there[n] : "";
  order = compare_lines (is, was);
  if (order < 0)
    return g_strdup_printf (_ ("“%s” was put into the bundle after it was signed"), name_in (is));
  if (order > 0)
    return g_strdup_printf (_ ("“%s” was taken out of the bundle after it was signed"),
                            name_in (was));
  if (strcmp (is, was) == 0)
    return NULL;
  return g_strdup_printf (_ ("“%s” was changed after the bundle was signed"), name_in (is));
}
