// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Clustering proposes a number of piles. Where it left a tree of all texts, that is cut; else it is run
// once more for many small piles, and these are joined. Each cut is described by the same code as any
// other piles, with every text held where the cut put it.
#include "ens-sorting-tree.h"

#include "ens-sorting-snapshot.h"

// More piles than these fit on no wall that is looked at as a whole.
#define MOST_PILES 40

struct _EnsSortingTree {
  GObject parent_instance;

  EnsSortingSnapshot *snapshot;
  EnsClusterResult *result;
  guint proposed;
  guint most;
  EnsTreeJoin *joins;
};

G_DEFINE_FINAL_TYPE (EnsSortingTree, ens_sorting_tree, G_TYPE_OBJECT)

static void
ens_sorting_tree_finalize (GObject *object)
{
  EnsSortingTree *self = ENS_SORTING_TREE (object);

  ens_sorting_snapshot_free (self->snapshot);
  ens_cluster_result_free (self->result);
  g_free (self->joins);
  G_OBJECT_CLASS (ens_sorting_tree_parent_class)->finalize (object);
}

static void
ens_sorting_tree_class_init (EnsSortingTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ens_sorting_tree_finalize;
}

static void
ens_sorting_tree_init (EnsSortingTree *self)
{
}

typedef struct {
  EnsSortingSnapshot *snapshot;
  EnsClusterMethod method;
  EnsProgress progress;
  GCancellable *cancellable;
} Order;

static void
order_free (Order *order)
{
  ens_sorting_snapshot_free (order->snapshot);
  g_clear_object (&order->cancellable);
  g_free (order);
}

// The joins above the cut into the most piles; branches numbered as those piles, then as joins.
static void
take_joins (EnsSortingTree *self)
{
  const EnsClusterResult *result = self->result;
  g_autofree guint *cut = ens_cluster_result_dup_cut (result, self->most);
  g_autofree guint *number = g_new (guint, result->n_leaves * 2);
  guint n_below = result->n_leaves - self->most;

  self->joins = g_new0 (EnsTreeJoin, self->most);
  for (guint i = 0; i < result->n; i++)
    number[result->leaf_of[i]] = cut[i];
  for (guint m = 0; m < result->n_leaves - 1; m++) {
    const EnsClusterMerge *merge = &result->merges[m];
    EnsTreeJoin *join = m < n_below ? NULL : &self->joins[m - n_below];

    if (join == NULL) {
      number[result->n_leaves + m] = number[merge->left];
      continue;
    }
    join->left = number[merge->left];
    join->right = number[merge->right];
    join->height = merge->height;
    number[result->n_leaves + m] = self->most + (m - n_below);
  }
}

static EnsSortingTree *
new_tree (Order *order, GError **error)
{
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_autoptr (EnsSortingTree) self = g_object_new (ENS_TYPE_SORTING_TREE, NULL);
  guint n = order->snapshot->texts->len;

  options.progress = &order->progress;
  options.method = order->method;
  self->snapshot = g_steal_pointer (&order->snapshot);
  self->result = ens_sorting_snapshot_cluster (self->snapshot, &options, error);
  if (self->result == NULL)
    return NULL;
  self->proposed = self->result->k;
  self->most = MIN (MAX (MOST_PILES, self->proposed), n);
  if (self->result->n_leaves < self->most) {
    ens_cluster_result_free (g_steal_pointer (&self->result));
    options.k = self->most;
    options.prefers_tree = TRUE;
    self->result = ens_sorting_snapshot_cluster (self->snapshot, &options, error);
    if (self->result == NULL)
      return NULL;
    self->most = MIN (self->most, self->result->n_leaves);
    self->proposed = MIN (self->proposed, self->most);
  }
  take_joins (self);
  return g_steal_pointer (&self);
}

static void
make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  EnsSortingTree *self = new_tree (data, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * ens_sorting_tree_new_async: of all statements that lie in no pile.
 * @method: how; %ENS_CLUSTER_AUTO to have a way chosen
 * @progress: (nullable): copied; its report is called in another thread
 */
void
ens_sorting_tree_new_async (EnsSession *session,
                            EnsClusterMethod method,
                            const EnsProgress *progress,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GError *error = NULL;
  Order *order = g_new0 (Order, 1);
  g_autoptr (GTask) task = NULL;

  order->method = method;
  if (progress != NULL) {
    order->progress = *progress;
    order->cancellable = progress->cancellable != NULL ? g_object_ref (progress->cancellable)
                                                       : NULL;
  }
  task = g_task_new (session, order->cancellable, callback, data);
  g_task_set_source_tag (task, ens_sorting_tree_new_async);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  order->snapshot = ens_sorting_snapshot_new (session, &error);
  if (order->snapshot == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, make);
}

/** ens_sorting_tree_new_finish: Returns: (transfer full): the tree. */
EnsSortingTree *
ens_sorting_tree_new_finish (EnsSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** ens_sorting_tree_get_method: Returns: the way that was taken, never %ENS_CLUSTER_AUTO */
EnsClusterMethod
ens_sorting_tree_get_method (EnsSortingTree *self)
{
  g_return_val_if_fail (ENS_IS_SORTING_TREE (self), ENS_CLUSTER_AUTO);
  return self->result->method;
}

/** ens_sorting_tree_get_proposed: Returns: how many piles the texts themselves propose. */
guint
ens_sorting_tree_get_proposed (EnsSortingTree *self)
{
  g_return_val_if_fail (ENS_IS_SORTING_TREE (self), 0);
  return self->proposed;
}

/** ens_sorting_tree_get_most: Returns: into how many piles it can be cut at most; at least 1. */
guint
ens_sorting_tree_get_most (EnsSortingTree *self)
{
  g_return_val_if_fail (ENS_IS_SORTING_TREE (self), 0);
  return self->most;
}

/** ens_sorting_tree_get_joins: Returns: (array): one less than the most piles, the lowest first. */
const EnsTreeJoin *
ens_sorting_tree_get_joins (EnsSortingTree *self)
{
  g_return_val_if_fail (ENS_IS_SORTING_TREE (self), NULL);
  return self->joins;
}

// For each text the number of its branch in @branches.
static guint *
dup_branches (EnsSortingTree *self, const GArray *branches)
{
  guint *assignment = ens_cluster_result_dup_cut (self->result, self->most);
  g_autofree guint *places = ens_tree_cut_dup_places (branches, self->joins, self->most);

  for (guint i = 0; i < self->result->n; i++)
    assignment[i] = places[assignment[i]];
  return assignment;
}

static void
note_branches (EnsProposal *proposal,
               const EnsClusterResult *result,
               const guint *branch_of,
               const GArray *branches)
{
  for (guint i = 0; i < result->n; i++) {
    EnsProposedPile *pile = proposal->piles->pdata[result->assignment[i]];

    pile->branch = g_array_index (branches, guint, branch_of[i]);
  }
}

static void
cut (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  EnsSortingTree *self = ENS_SORTING_TREE (source);
  const GArray *branches = data;
  EnsProgress progress = { .cancellable = cancellable };
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_autofree guint *branch_of = dup_branches (self, branches);
  g_autofree guint *assignment = g_memdup2 (branch_of, self->result->n * sizeof (guint));
  g_autofree int *placed = g_new (int, self->result->n);
  g_autoptr (EnsClusterResult) result = NULL;
  EnsProposal *proposal;
  GError *error = NULL;

  ens_cluster_renumber (assignment, self->result->n, branches->len);
  for (guint i = 0; i < self->result->n; i++)
    placed[i] = (int) assignment[i];
  options.k = branches->len;
  options.placed = placed;
  options.progress = &progress;
  result = ens_sorting_snapshot_cluster (self->snapshot, &options, &error);
  if (result == NULL) {
    g_task_return_error (task, error);
    return;
  }
  // That every text was held where it was is no news: the tree says why they are together.
  g_free (result->why);
  result->why = g_strdup (self->result->why);
  proposal = ens_sorting_snapshot_dup_proposal (self->snapshot, result);
  note_branches (proposal, result, branch_of, branches);
  g_task_return_pointer (task, proposal, (GDestroyNotify) ens_proposal_free);
}

/**
 * ens_sorting_tree_cut_async:
 * @branches: (element-type guint): where it is cut, as ens_tree_cut_new() makes it; copied
 * @cancellable: (nullable): stops it
 */
void
ens_sorting_tree_cut_async (EnsSortingTree *self,
                            const GArray *branches,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_if_fail (ENS_IS_SORTING_TREE (self));
  g_array_append_vals (copy, branches->data, branches->len);
  g_task_set_source_tag (task, ens_sorting_tree_cut_async);
  g_task_set_task_data (task, copy, (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, cut);
}

/** ens_sorting_tree_cut_finish: Returns: (transfer full): the piles of that cut, the largest first. */
EnsProposal *
ens_sorting_tree_cut_finish (EnsSortingTree *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
