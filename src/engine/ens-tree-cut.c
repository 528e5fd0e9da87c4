// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Joins come lowest first, so a branch is always made before the join that takes it.
#include "ens-tree-cut.h"

#define NOWHERE G_MAXUINT

/**
 * ens_tree_cut_new:
 * @joins: (array): @most minus 1 of them
 * @most: how many piles the tree has
 * @k: how many branches; taken as 1 to @most
 *
 * Returns: (transfer full) (element-type guint): the level cut that leaves @k branches
 */
GArray *
ens_tree_cut_new (const EnsTreeJoin *joins, guint most, guint k)
{
  guint n_joined = most - CLAMP (k, 1, MAX (most, 1));
  g_autofree gboolean *is_inside = g_new0 (gboolean, 2 * most + 1);
  GArray *cut = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_joined; i++)
    is_inside[joins[i].left] = is_inside[joins[i].right] = TRUE;
  for (guint branch = 0; branch < most + n_joined; branch++)
    if (!is_inside[branch])
      g_array_append_val (cut, branch);
  return cut;
}

static gboolean
find (const GArray *cut, guint branch, guint *index)
{
  for (guint i = 0; i < cut->len; i++)
    if (g_array_index (cut, guint, i) == branch) {
      *index = i;
      return TRUE;
    }
  return FALSE;
}

/** ens_tree_cut_has: Returns: whether @branch is one of the piles that the cut leaves. */
gboolean
ens_tree_cut_has (const GArray *cut, guint branch)
{
  guint index;

  return find (cut, branch, &index);
}

/**
 * ens_tree_cut_split:
 * @cut: (inout): has the two branches of @branch in its place
 *
 * Returns: whether it could be split: a pile of the tree itself is whole
 */
gboolean
ens_tree_cut_split (GArray *cut, const EnsTreeJoin *joins, guint most, guint branch)
{
  guint index;

  if (branch < most || !find (cut, branch, &index))
    return FALSE;
  g_array_index (cut, guint, index) = joins[branch - most].left;
  g_array_insert_val (cut, index + 1, joins[branch - most].right);
  return TRUE;
}

/** ens_tree_cut_get_above: Returns: the branch that takes @branch; %G_MAXUINT above the top. */
guint
ens_tree_cut_get_above (const EnsTreeJoin *joins, guint most, guint branch)
{
  for (guint i = 0; i + 1 < most; i++)
    if (joins[i].left == branch || joins[i].right == branch)
      return most + i;
  return NOWHERE;
}

static gboolean
is_within (const EnsTreeJoin *joins, guint most, guint branch, guint above)
{
  while (branch != above && branch != NOWHERE)
    branch = ens_tree_cut_get_above (joins, most, branch);
  return branch == above;
}

/**
 * ens_tree_cut_join:
 * @cut: (inout): has the branch above in the place of @branch and of all that lies beside it there
 *
 * Returns: whether there is a branch above
 */
gboolean
ens_tree_cut_join (GArray *cut, const EnsTreeJoin *joins, guint most, guint branch)
{
  guint above = ens_tree_cut_get_above (joins, most, branch);

  if (above == NOWHERE || !ens_tree_cut_has (cut, branch))
    return FALSE;
  for (guint i = cut->len; i > 0; i--)
    if (is_within (joins, most, g_array_index (cut, guint, i - 1), above))
      g_array_remove_index (cut, i - 1);
  g_array_append_val (cut, above);
  return TRUE;
}

/** ens_tree_cut_dup_places: Returns: (transfer full): for each pile of the tree its index in @cut. */
guint *
ens_tree_cut_dup_places (const GArray *cut, const EnsTreeJoin *joins, guint most)
{
  guint *places = g_new0 (guint, MAX (most, 1));

  for (guint pile = 0; pile < most; pile++) {
    guint branch = pile;

    while (branch != NOWHERE && !find (cut, branch, &places[pile]))
      branch = ens_tree_cut_get_above (joins, most, branch);
  }
  return places;
}
