// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The project's codebook as a tree: dimensions, and to which of them a node belongs, with labels in the
// project's language. A snapshot; made anew after changes.
#pragma once

#include "ens-node.h"
#include "ens-session.h"

G_BEGIN_DECLS

typedef struct _EnsTree EnsTree;

EnsTree *ens_tree_new (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_tree_free (EnsTree *self);
guint ens_tree_get_n_dimensions (const EnsTree *self);
const EnsNode *ens_tree_get_dimension (const EnsTree *self, guint index);
const char *ens_tree_get_label (const EnsTree *self, const EnsNode *node);
const EnsNode *ens_tree_find (const EnsTree *self, const EnsUuid *node);
int ens_tree_find_dimension (const EnsTree *self, const EnsUuid *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsTree, ens_tree_free)

G_END_DECLS
