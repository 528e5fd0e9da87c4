// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a tree of piles is cut, as a set of its branches: no branch lies in another one, and every pile
// lies in one of them. A cut need not be level: one branch can be split while its neighbour stays whole.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsTreeJoin: two branches of the tree that become one
 * @left: a branch: below ens_sorting_tree_get_most() a pile, else join number @left minus that
 * @right: another one
 * @height: how unlike the two are, 0 to 1
 */
typedef struct {
  guint left;
  guint right;
  double height;
} EnsTreeJoin;

GArray *ens_tree_cut_new (const EnsTreeJoin *joins, guint most, guint k) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_tree_cut_has (const GArray *cut, guint branch);
gboolean ens_tree_cut_split (GArray *cut, const EnsTreeJoin *joins, guint most, guint branch);
guint ens_tree_cut_get_above (const EnsTreeJoin *joins, guint most, guint branch);
gboolean ens_tree_cut_join (GArray *cut, const EnsTreeJoin *joins, guint most, guint branch);
guint *ens_tree_cut_dup_places (const GArray *cut,
                                const EnsTreeJoin *joins,
                                guint most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
