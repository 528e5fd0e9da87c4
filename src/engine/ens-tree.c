// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nodes of all editions are known, so that older codings still find their dimension; the dimensions
// listed are those of the edition in use.
#include "ens-tree.h"

#include "ens-crosswalk.h"
#include "ens-wording.h"

#include <string.h>

struct _EnsTree {
  GPtrArray *nodes;
  GHashTable *by_id;
  GPtrArray *dimensions;
  GHashTable *labels;
  GPtrArray *crosswalks;
};

void
ens_tree_free (EnsTree *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->dimensions, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->crosswalks, g_ptr_array_unref);
  g_free (self);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(EnsNode *const *) a)->code, (*(EnsNode *const *) b)->code);
}

/** ens_tree_new: Returns: (transfer full): the codebook of @session as it is now. */
EnsTree *
ens_tree_new (EnsSession *session, GError **error)
{
  g_autoptr (EnsTree) self = g_new0 (EnsTree, 1);
  const EnsUuid edition = ens_session_get_project (session)->edition;

  self->by_id = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  self->labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->dimensions = g_ptr_array_new ();
  self->nodes = ens_session_list_rows (session, ENS_KIND_NODE, error);
  if (self->nodes == NULL)
    return NULL;
  self->crosswalks = ens_session_list_rows (session, ENS_KIND_CROSSWALK, error);
  if (self->crosswalks == NULL)
    return NULL;
  for (guint i = 0; i < self->nodes->len; i++) {
    EnsNode *node = g_ptr_array_index (self->nodes, i);

    g_hash_table_insert (self->by_id, &node->id, node);
    g_hash_table_insert (self->labels, node,
                         ens_wording_dup (session, &node->id, "label", node->label));
    if (ens_uuid_is_nil (&node->parent) && ens_uuid_equal (&node->edition, &edition))
      g_ptr_array_add (self->dimensions, node);
  }
  g_ptr_array_sort (self->dimensions, compare_codes);
  return g_steal_pointer (&self);
}

guint
ens_tree_get_n_dimensions (const EnsTree *self)
{
  return self->dimensions->len;
}

/** ens_tree_get_dimension: Returns: (transfer none): a dimension, by code. */
const EnsNode *
ens_tree_get_dimension (const EnsTree *self, guint index)
{
  return g_ptr_array_index (self->dimensions, index);
}

/** ens_tree_get_label: Returns: (transfer none): in the project's language where there is one. */
const char *
ens_tree_get_label (const EnsTree *self, const EnsNode *node)
{
  return g_hash_table_lookup (self->labels, node);
}

/** ens_tree_find: Returns: (transfer none) (nullable): the node with that id. */
const EnsNode *
ens_tree_find (const EnsTree *self, const EnsUuid *node)
{
  return g_hash_table_lookup (self->by_id, node);
}

static int
climb (const EnsTree *self, const EnsUuid *node)
{
  const EnsNode *at = ens_tree_find (self, node);
  guint depth = 0;

  // A codebook has three levels; a damaged one must not lead round in circles.
  while (at != NULL && !ens_uuid_is_nil (&at->parent) && depth++ < 8)
    at = ens_tree_find (self, &at->parent);
  for (guint i = 0; at != NULL && i < self->dimensions->len; i++)
    if (at == g_ptr_array_index (self->dimensions, i))
      return (int) i;
  return -1;
}

// What is the same in the other edition, or lies within it, can be counted there.
static gboolean
leads_on (const EnsCrosswalk *row, const EnsUuid *node, EnsUuid *there)
{
  if (ens_uuid_equal (&row->source, node) &&
      (row->relation == ENS_CROSSWALK_SAME || row->relation == ENS_CROSSWALK_BROADER)) {
    *there = row->target;
    return TRUE;
  }
  if (ens_uuid_equal (&row->target, node) &&
      (row->relation == ENS_CROSSWALK_SAME || row->relation == ENS_CROSSWALK_NARROWER)) {
    *there = row->source;
    return TRUE;
  }
  return FALSE;
}

/**
 * ens_tree_find_dimension:
 *
 * Returns: the index of the dimension that @node belongs to, if need be by way of the crosswalk to the
 *   edition in use; -1 when it leads nowhere
 */
int
ens_tree_find_dimension (const EnsTree *self, const EnsUuid *node)
{
  int dimension = climb (self, node);

  for (guint i = 0; dimension < 0 && i < self->crosswalks->len; i++) {
    EnsUuid there;

    if (leads_on (g_ptr_array_index (self->crosswalks, i), node, &there))
      dimension = climb (self, &there);
  }
  return dimension;
}
