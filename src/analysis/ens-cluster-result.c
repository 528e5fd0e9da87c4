// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Helpers around a finished result: cutting its dendrogram, words for closeness and for methods.
#include "ens-cluster-result.h"

#include "ens-error.h"

#include <string.h>

static const char *const method_words[] = { "auto", "average", "reinert", "flat", "tree" };

// Nearness above which two piles are called close, and very close.
#define CLOSE      0.5
#define VERY_CLOSE 0.75

/** ens_cluster_method_get_word: Returns: the word for @method in files and on the command line */
const char *
ens_cluster_method_get_word (EnsClusterMethod method)
{
  g_return_val_if_fail ((guint) method < G_N_ELEMENTS (method_words), NULL);
  return method_words[method];
}

/** ens_cluster_method_parse: Returns: %FALSE when @word is not one of the words */
gboolean
ens_cluster_method_parse (const char *word, EnsClusterMethod *method)
{
  for (guint i = 0; i < G_N_ELEMENTS (method_words); i++) {
    if (g_strcmp0 (word, method_words[i]) != 0)
      continue;
    *method = (EnsClusterMethod) i;
    return TRUE;
  }
  return FALSE;
}

static guint
find_root (guint *parent, guint node)
{
  while (parent[node] != node) {
    parent[node] = parent[parent[node]];
    node = parent[node];
  }
  return node;
}

typedef struct {
  guint old_number;
  guint size;
  guint first;
} Order;

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const Order *x = a, *y = b;

  if (x->size != y->size)
    return x->size > y->size ? -1 : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

/**
 * ens_cluster_renumber:
 * @assignment: (inout): any numbers below @limit
 *
 * Numbers piles by size, largest first, ties by their first text, and closes gaps.
 *
 * Returns: the number of piles
 */
guint
ens_cluster_renumber (guint *assignment, guint n, guint limit)
{
  g_autofree Order *order = g_new0 (Order, MAX (limit, 1));
  g_autofree guint *renamed = g_new0 (guint, MAX (limit, 1));
  guint k = 0;

  for (guint i = 0; i < limit; i++)
    order[i].old_number = i;
  for (guint i = 0; i < n; i++)
    if (order[assignment[i]].size++ == 0)
      order[assignment[i]].first = i;
  qsort (order, limit, sizeof (Order), compare_order);
  for (; k < limit && order[k].size > 0; k++)
    renamed[order[k].old_number] = k;
  for (guint i = 0; i < n; i++)
    assignment[i] = renamed[assignment[i]];
  return k;
}

/**
 * ens_cluster_result_dup_cut:
 * @k: number of piles wanted; taken as 1 to n_leaves
 *
 * Cuts the dendrogram. At the number of piles it gives the piles; below it they are joined, above it
 * they are split, as far as there are leaves.
 *
 * Returns: (transfer full): for each text its pile, numbered as in the result
 */
guint *
ens_cluster_result_dup_cut (const EnsClusterResult *self, guint k)
{
  guint n_nodes = self->n_leaves * 2;
  guint *assignment = g_new (guint, MAX (self->n, 1));
  g_autofree guint *parent = g_new (guint, MAX (n_nodes, 1));
  guint n_merges;

  k = CLAMP (k, 1, MAX (self->n_leaves, 1));
  n_merges = self->n_leaves - MIN (k, self->n_leaves);
  for (guint i = 0; i < n_nodes; i++)
    parent[i] = i;
  for (guint m = 0; m < n_merges; m++) {
    parent[self->merges[m].left] = self->n_leaves + m;
    parent[self->merges[m].right] = self->n_leaves + m;
  }
  for (guint i = 0; i < self->n; i++)
    assignment[i] = find_root (parent, self->leaf_of[i]);
  ens_cluster_renumber (assignment, self->n, n_nodes);
  return assignment;
}

/** ens_cluster_result_dup_closeness: Returns: (transfer full): a sentence on what @pile is near to */
char *
ens_cluster_result_dup_closeness (const EnsClusterResult *self, guint pile)
{
  const EnsClusterPile *one, *other;

  g_return_val_if_fail (pile < self->k, NULL);
  one = &self->piles[pile];
  other = &self->piles[one->nearest];
  if (one->nearest == pile || one->nearness < CLOSE)
    return g_strdup_printf (_ ("“%s” stands apart from the other piles."), one->label);
  if (one->nearness < VERY_CLOSE)
    return g_strdup_printf (_ ("“%s” is close to “%s”."), one->label, other->label);
  return g_strdup_printf (_ ("“%s” and “%s” are very close; they may be one pile."), one->label,
                          other->label);
}

void
ens_cluster_result_free (EnsClusterResult *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; self->piles != NULL && i < self->k; i++) {
    g_free (self->piles[i].label);
    g_strfreev (self->piles[i].terms);
  }
  g_free (self->piles);
  g_free (self->assignment);
  g_free (self->why);
  for (guint i = 0; self->words != NULL && i < self->n; i++)
    g_free (self->words[i]);
  g_free (self->words);
  g_free (self->leaf_of);
  g_free (self->merges);
  g_free (self);
}
