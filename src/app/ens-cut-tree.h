// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How piles join step by step, as a small tree, with the line where it is cut, and a knot for each pile. The line can be dragged;
// the keyboard has a slider beside it.
#pragma once

#include "ens-sorting-tree.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_CUT_TREE (ens_cut_tree_get_type ())
G_DECLARE_FINAL_TYPE (EnsCutTree, ens_cut_tree, ENS, CUT_TREE, GtkWidget)

/**
 * EnsCutTree:
 *
 * Signal `cut-wanted (guint k)`: the line was dragged to where it leaves @k piles.
 */

void ens_cut_tree_set_tree (EnsCutTree *self, EnsSortingTree *tree);
void ens_cut_tree_set_cut (EnsCutTree *self, guint k, const GArray *branches);

G_END_DECLS
