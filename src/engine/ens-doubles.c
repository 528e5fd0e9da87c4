// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Indices of the analysis become names that people can look up.
#include "ens-doubles.h"

#include "ens-duplicates.h"

void
ens_double_free (EnsDouble *pair)
{
  if (pair == NULL)
    return;
  g_free (pair->first);
  g_free (pair->second);
  g_free (pair->first_text);
  g_free (pair->second_text);
  g_free (pair->differs);
  g_free (pair);
}

static char *
dup_name (const EnsTextTable *table, guint index)
{
  const EnsUuid *id = &g_array_index (table->ids, EnsUuid, index);

  return ens_uuid_is_nil (id)
           ? g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (table->rows, gint64, index))
           : ens_uuid_dup_text (id);
}

/**
 * ens_doubles_list:
 * @threshold: least likeness, 0.5 to 1; 0 for the usual one
 * @progress: (nullable): who listens
 *
 * Returns: (transfer full) (element-type EnsDouble): by kind, then the most alike first
 */
GPtrArray *
ens_doubles_list (const EnsTextTable *table,
                  double threshold,
                  const EnsProgress *progress,
                  GError **error)
{
  EnsDuplicatesOptions options = ENS_DUPLICATES_OPTIONS_INIT;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_double_free);
  g_autoptr (EnsDuplicates) found = NULL;

  if (threshold > 0)
    options.threshold = threshold;
  options.progress = progress;
  if (ens_text_table_get_length (table) == 0)
    return g_steal_pointer (&pairs);
  found = ens_duplicates_find (ens_text_table_get (table, 0), ens_text_table_get_length (table),
                               &options, error);
  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->n; i++) {
    const EnsDuplicate *item = &found->items[i];
    EnsDouble *pair = g_new0 (EnsDouble, 1);

    pair->first = dup_name (table, item->a);
    pair->second = dup_name (table, item->b);
    pair->first_text = g_strdup (ens_text_table_get (table, item->a)->text);
    pair->second_text = g_strdup (ens_text_table_get (table, item->b)->text);
    pair->kind = ens_duplicate_kind_get_word (item->kind);
    pair->similarity = item->similarity;
    pair->differs = g_strdup (item->differs);
    g_ptr_array_add (pairs, pair);
  }
  return g_steal_pointer (&pairs);
}
