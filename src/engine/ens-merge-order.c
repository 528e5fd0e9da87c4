// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packages given together are read in one order, however they were named: those that others build upon
// first, so that it is known what both sides had in common; else the older before the younger.
#include "ens-merge-order.h"

#include "ens-import-package.h"
#include "ens-package-reader.h"

#include <string.h>

#define ID_START  "sha256:"
#define ID_DIGITS 16

/**
 * Entry: what the order needs to know of a package
 * @mark: the first digits of its id; 0 for what could not be read
 * @parents: (nullable) (element-type guint64): marks of the packages that it builds upon
 * @index: its place in the list given
 */
typedef struct {
  gint64 created;
  guint64 mark;
  GArray *parents;
  guint index;
  gboolean is_begun;
  gboolean is_placed;
} Entry;

static void
entry_free (Entry *entry)
{
  g_clear_pointer (&entry->parents, g_array_unref);
  g_free (entry);
}

static guint64
read_mark (const char *id)
{
  char digits[ID_DIGITS + 1] = { 0 };

  if (!g_str_has_prefix (id, ID_START))
    return 0;
  g_strlcpy (digits, id + strlen (ID_START), sizeof digits);
  return g_ascii_strtoull (digits, NULL, 16);
}

// A header may name thousands of parents, and a folder hold thousands of packages.
static GArray *
read_parents (const char *parents)
{
  g_auto (GStrv) ids = parents != NULL ? g_strsplit (parents, " ", -1) : NULL;
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    guint64 mark = read_mark (ids[i]);

    g_array_append_val (marks, mark);
  }
  return marks;
}

// What is wrong with a file is said when it is read.
static Entry *
new_entry (const char *path, guint index)
{
  g_autoptr (EnsPackageReader) reader = ens_import_open_head (path);
  const EnsPackageHeader *header = reader != NULL ? ens_package_reader_get_header (reader) : NULL;
  Entry *entry = g_new0 (Entry, 1);

  entry->index = index;
  if (header != NULL) {
    entry->created = header->created;
    entry->mark = read_mark (header->id);
    entry->parents = read_parents (header->parents);
  }
  return entry;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = *(Entry *const *) a;
  const Entry *right = *(Entry *const *) b;

  if (left->created != right->created)
    return left->created < right->created ? -1 : 1;
  if (left->mark != right->mark)
    return left->mark < right->mark ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

static GHashTable *
index_entries (const GPtrArray *entries)
{
  GHashTable *by_mark = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (by_mark, &((Entry *) entries->pdata[i])->mark, entries->pdata[i]);
  return by_mark;
}

// Those that @entry builds upon, and that have not begun yet, are put on top of it.
static void
push_parents (GPtrArray *stack, GHashTable *by_mark, Entry *entry)
{
  entry->is_begun = TRUE;
  for (guint i = 0; entry->parents != NULL && i < entry->parents->len; i++) {
    Entry *parent = g_hash_table_lookup (by_mark, &g_array_index (entry->parents, guint64, i));

    if (parent != NULL && !parent->is_begun)
      g_ptr_array_add (stack, parent);
  }
}

static void
place (GArray *order, GPtrArray *stack, GHashTable *by_mark, Entry *first)
{
  g_ptr_array_add (stack, first);
  while (stack->len > 0) {
    Entry *entry = stack->pdata[stack->len - 1];

    if (!entry->is_begun) {
      push_parents (stack, by_mark, entry);
      continue;
    }
    g_ptr_array_remove_index (stack, stack->len - 1);
    if (!entry->is_placed)
      g_array_append_val (order, entry->index);
    entry->is_placed = TRUE;
  }
}

/** ens_merge_order_find: Returns: (transfer full): the places of @paths in the order of reading. */
guint *
ens_merge_order_find (const char *const *paths)
{
  guint n = g_strv_length ((char **) paths);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  g_autoptr (GHashTable) by_mark = NULL;
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (entries, n > 1 ? new_entry (paths[i], i) : g_new0 (Entry, 1));
  g_ptr_array_sort (entries, compare_entries);
  by_mark = index_entries (entries);
  for (guint i = 0; i < n; i++)
    place (order, stack, by_mark, entries->pdata[i]);
  return (guint *) g_array_free (order, FALSE);
}
