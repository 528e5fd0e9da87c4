// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Groups stand in the order in which their first column came.
#include "ens-column-groups.h"

#include <string.h>

static void
clear_group (gpointer group)
{
  g_free (((EnsColumnGroup *) group)->key);
}

/** ens_column_groups_new: Returns: (transfer full) (element-type EnsColumnGroup): no groups yet. */
GArray *
ens_column_groups_new (void)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (EnsColumnGroup));

  g_array_set_clear_func (groups, clear_group);
  return groups;
}

/** ens_column_groups_add: the other column @other of the table is the part @part of the group @key. */
void
ens_column_groups_add (GArray *groups, const char *key, guint part, guint other)
{
  EnsColumnGroup group = { NULL, { -1, -1, -1, -1 } };
  guint at = 0;

  while (at < groups->len && strcmp (g_array_index (groups, EnsColumnGroup, at).key, key) != 0)
    at++;
  if (at == groups->len) {
    group.key = g_strdup (key);
    g_array_append_val (groups, group);
  }
  g_array_index (groups, EnsColumnGroup, at).parts[part] = (int) other;
}

const EnsColumnGroup *
ens_column_groups_get (const GArray *groups, guint index)
{
  return &g_array_index (groups, EnsColumnGroup, index);
}

/** ens_column_group_get_cell: Returns: (nullable) (transfer none): as ens_table_get_other(). */
const char *
ens_column_group_get_cell (const EnsColumnGroup *group, const EnsTable *table, guint part)
{
  return group->parts[part] < 0 ? NULL : ens_table_get_other (table, (guint) group->parts[part]);
}
