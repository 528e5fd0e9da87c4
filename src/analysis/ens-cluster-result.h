// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What clustering found: piles, their labels, and the dendrogram to cut anew. Not how it was found.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsClusterMethod:
 * @ENS_CLUSTER_AUTO: chosen by the number of texts (clustering study §2.3)
 * @ENS_CLUSTER_AVERAGE: dendrogram of average cosine; for up to a few thousand texts
 * @ENS_CLUSTER_REINERT: descending classification (Reinert 1983) with a least class size
 * @ENS_CLUSTER_FLAT: hybrid embedding and spherical k-means
 * @ENS_CLUSTER_TREE: micro-clusters joined by average cosine or Ward, then refined
 */
typedef enum {
  ENS_CLUSTER_AUTO,
  ENS_CLUSTER_AVERAGE,
  ENS_CLUSTER_REINERT,
  ENS_CLUSTER_FLAT,
  ENS_CLUSTER_TREE,
} EnsClusterMethod;

/** ENS_CLUSTER_INSIDE: the height below which a dendrogram shows what is inside of piles */
#define ENS_CLUSTER_INSIDE 0.5

/**
 * EnsClusterMerge:
 * @left: a node: below n_leaves it is a leaf, else merge number node - n_leaves
 * @right: another node, never on the same branch
 * @height: distance of the two, 0 (the same) to 1 (nothing in common); never falls along a branch
 * @size: texts below it
 */
typedef struct {
  guint left;
  guint right;
  double height;
  guint size;
} EnsClusterMerge;

/**
 * EnsClusterPile:
 * @label: top terms as people wrote them, "dinner, ate, restaurant"; never empty
 * @terms: (array zero-terminated=1): the same terms one by one; may be empty
 * @size: number of texts
 * @medoid: index of the text nearest to the middle, short ones preferred
 * @cohesion: mean cosine of its texts to its middle, 0 to 1
 * @nearest: the pile most like it; itself when it is the only one
 * @nearness: cosine of the two middles, 0 to 1
 */
typedef struct {
  char *label;
  char **terms;
  guint size;
  guint medoid;
  double cohesion;
  guint nearest;
  double nearness;
} EnsClusterPile;

/**
 * EnsClusterResult:
 * @n: number of texts
 * @k: number of piles, none of them empty
 * @assignment: for each text its pile, 0 to @k - 1; piles are numbered by size, largest first, ties by
 *   their first text
 * @piles: one for each pile
 * @method: the method used, never %ENS_CLUSTER_AUTO
 * @why: in words: what was used, and why
 * @has_background: what earlier texts taught was used
 * @words: (nullable) (array length=n): for each text which of its words speak for its pile, where asked
 *   for; may be empty
 * @n_unmet: wishes of people (texts together, texts apart) that could not be met, with so few piles or
 *   because they contradict what was placed
 * @n_leaves: leaves of the dendrogram: texts for %ENS_CLUSTER_AVERAGE; else small groups of texts when
 *   the options asked for leaves, else piles
 * @leaf_of: for each text its leaf
 * @merges: @n_leaves - 1 of them, a later one may refer to earlier ones. Cut at @k they give the piles.
 *   Where leaves are below piles, heights up to ENS_CLUSTER_INSIDE are inside of piles.
 */
typedef struct {
  guint n;
  guint k;
  guint *assignment;
  EnsClusterPile *piles;
  EnsClusterMethod method;
  char *why;
  char **words;
  gboolean has_background;
  guint n_unmet;
  guint n_leaves;
  guint *leaf_of;
  EnsClusterMerge *merges;
} EnsClusterResult;

guint ens_cluster_renumber (guint *assignment, guint n, guint limit);
guint *ens_cluster_result_dup_cut (const EnsClusterResult *self, guint k) G_GNUC_WARN_UNUSED_RESULT;
char *ens_cluster_result_dup_closeness (const EnsClusterResult *self,
                                        guint pile) G_GNUC_WARN_UNUSED_RESULT;
void ens_cluster_result_free (EnsClusterResult *self);

const char *ens_cluster_method_get_word (EnsClusterMethod method);
gboolean ens_cluster_method_parse (const char *word, EnsClusterMethod *method);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsClusterResult, ens_cluster_result_free)

G_END_DECLS
