// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table from a row of the project to the rows of the list, package by package.
#include "ens-merge-chains.h"

struct _EnsMergeChains {
  GHashTable *table;
};

static char *
dup_place (EnsMergeRow *row)
{
  const EnsMergeItem *item = ens_merge_row_get_item (row);
  return g_strconcat (item->entity->name, "\n", item->key, NULL);
}

static GPtrArray *
find (EnsMergeChains *self, EnsMergeRow *row)
{
  g_autofree char *place = dup_place (row);
  return g_hash_table_lookup (self->table, place);
}

EnsMergeChains *
ens_merge_chains_new (void)
{
  EnsMergeChains *self = g_new0 (EnsMergeChains, 1);
  self->table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
ens_merge_chains_free (EnsMergeChains *self)
{
  g_hash_table_unref (self->table);
  g_free (self);
}

void
ens_merge_chains_clear (EnsMergeChains *self)
{
  g_hash_table_remove_all (self->table);
}

/** ens_merge_chains_add: in the order of the packages. */
void
ens_merge_chains_add (EnsMergeChains *self, EnsMergeRow *row)
{
  GPtrArray *chain = find (self, row);
  if (!chain) {
    chain = g_ptr_array_new_with_free_func (g_object_unref);
    g_hash_table_insert (self->table, dup_place (row), chain);
  }
  g_ptr_array_add (chain, g_object_ref (row));
}

/** ens_merge_chains_is_shared: Returns: whether another package brings it, too. */
gboolean
ens_merge_chains_is_shared (EnsMergeChains *self, EnsMergeRow *row)
{
  const GPtrArray *chain = find (self, row);
  return chain && chain->len > 1;
}

/** ens_merge_chains_settle: after a decision about @row, which changes what is here before later packages. */
void
ens_merge_chains_settle (EnsMergeChains *self, EnsMergeRow *row, const EnsMergeDecisions *decisions)
{
  ens_merge_row_update (row, decisions);
  if (ens_merge_chains_is_shared (self, row))
    ens_merge_row_follow (find (self, row), decisions);
}
