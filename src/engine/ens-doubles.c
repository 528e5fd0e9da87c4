// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Indices of the analysis become names that people can look up.
#include "ens-doubles.h"

#include "ens-duplicates.h"

struct _EnsDoubles {
  const EnsTextTable *table;
  EnsDuplicates *found;
};

void
ens_double_free (EnsDouble *pair)
{
  if (pair == NULL)
    return;
  g_free (pair->first);
  g_free (pair->second);
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
 * ens_doubles_new:
 * @table: must live as long
 * @threshold: least likeness, 0.5 to 1; 0 for the usual one
 * @progress: (nullable): who listens
 *
 * Returns: (transfer full): by kind, then the most alike first
 */
EnsDoubles *
ens_doubles_new (const EnsTextTable *table,
                 double threshold,
                 const EnsProgress *progress,
                 GError **error)
{
  EnsDuplicatesOptions options = ENS_DUPLICATES_OPTIONS_INIT;
  guint n = ens_text_table_get_length (table);
  EnsDuplicates *found;
  EnsDoubles *self;

  if (threshold > 0)
    options.threshold = threshold;
  options.progress = progress;
  found = ens_duplicates_find (n > 0 ? ens_text_table_get (table, 0) : NULL, n, &options, error);
  if (found == NULL)
    return NULL;
  self = g_new0 (EnsDoubles, 1);
  self->table = table;
  self->found = found;
  return self;
}

guint
ens_doubles_get_length (const EnsDoubles *self)
{
  return self->found->n;
}

/** ens_doubles_get_n_left_out: Returns: how many pairs there were beyond those, less alike */
guint64
ens_doubles_get_n_left_out (const EnsDoubles *self)
{
  return self->found->n_left_out;
}

/** ens_doubles_dup: Returns: (transfer full): pair number @index; its words stay those of @self */
EnsDouble *
ens_doubles_dup (const EnsDoubles *self, guint index)
{
  const EnsDuplicate *item = &self->found->items[index];
  EnsDouble *pair = g_new0 (EnsDouble, 1);

  pair->first = dup_name (self->table, item->a);
  pair->second = dup_name (self->table, item->b);
  pair->first_text = ens_text_table_get (self->table, item->a)->text;
  pair->second_text = ens_text_table_get (self->table, item->b)->text;
  pair->kind = ens_duplicate_kind_get_word (item->kind);
  pair->similarity = item->similarity;
  pair->differs = item->differs;
  return pair;
}

void
ens_doubles_free (EnsDoubles *self)
{
  if (self == NULL)
    return;
  ens_duplicates_free (self->found);
  g_free (self);
}
