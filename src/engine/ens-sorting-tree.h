// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How statements join step by step, to be cut into as many piles as somebody likes. Made once of a copy
// of the texts, in another thread; cut anew as often as wanted. Changes nothing in the project.
#pragma once

#include "ens-cluster-result.h"
#include "ens-proposal.h"
#include "ens-tree-cut.h"

G_BEGIN_DECLS

#define ENS_TYPE_SORTING_TREE (ens_sorting_tree_get_type ())
G_DECLARE_FINAL_TYPE (EnsSortingTree, ens_sorting_tree, ENS, SORTING_TREE, GObject)

void ens_sorting_tree_new_async (EnsSession *session,
                                 EnsClusterMethod method,
                                 const EnsProgress *progress,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
EnsSortingTree *ens_sorting_tree_new_finish (EnsSession *session,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsClusterMethod ens_sorting_tree_get_method (EnsSortingTree *self);
guint ens_sorting_tree_get_proposed (EnsSortingTree *self);
guint ens_sorting_tree_get_most (EnsSortingTree *self);
const EnsTreeJoin *ens_sorting_tree_get_joins (EnsSortingTree *self);
void ens_sorting_tree_cut_async (EnsSortingTree *self,
                                 const GArray *branches,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
EnsProposal *ens_sorting_tree_cut_finish (EnsSortingTree *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
