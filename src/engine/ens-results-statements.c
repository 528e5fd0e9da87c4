// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Statements are counted by the storage floor; here they are put in rows. What a group said is no count of
// its people; but of a group of few people nothing is counted.
#include "ens-results-statements.h"

#include "ens-chart-dendrogram.h"
#include "ens-chart-heat.h"
#include "ens-chart-ranking.h"
#include "ens-chart-saturation.h"
#include "ens-cluster.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-group-mask.h"
#include "ens-group.h"
#include "ens-session-private.h"
#include "ens-tally.h"
#include "ens-text-table.h"
#include "ens-tree.h"

#include <string.h>

// From so many statements on, the leaves of a tree are piles.
#define MOST_LEAVES 40

// From here on the dendrogram is a sketch of a fixed number of piles.
#define MANY_STATEMENTS 1000
#define MANY_PILES      24

/** Row: a dimension, a component, or (with no node) what nobody sorted yet */
typedef struct {
  const EnsNode *node;
  EnsTally tally;
  guint n_groups;
} Row;

/** Crossing: statements by row and group; the last row is what nobody sorted yet. */
typedef struct {
  EnsTree *tree;
  GArray *tallies;
  GPtrArray *groups;
  GArray *rows;
  EnsStatementCell *cells;
  EnsChartName *row_names;
  EnsChartName *group_names;
} Crossing;

static void
clear_crossing (Crossing *crossing)
{
  g_clear_pointer (&crossing->tree, ens_tree_free);
  g_clear_pointer (&crossing->tallies, g_array_unref);
  g_clear_pointer (&crossing->groups, g_ptr_array_unref);
  g_clear_pointer (&crossing->rows, g_array_unref);
  g_clear_pointer (&crossing->cells, g_free);
  g_clear_pointer (&crossing->row_names, g_free);
  g_clear_pointer (&crossing->group_names, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crossing, clear_crossing)

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const EnsGroup *left = *(EnsGroup *const *) a;
  const EnsGroup *right = *(EnsGroup *const *) b;
  int order = g_strcmp0 (left->date, right->date);

  return order != 0 ? order : ens_uuid_compare (&left->id, &right->id);
}

static gboolean
has_spoken (const Crossing *crossing, const EnsGroup *group)
{
  for (guint i = 0; i < crossing->tallies->len; i++)
    if (ens_uuid_equal (&g_array_index (crossing->tallies, EnsStatementTally, i).group, &group->id))
      return TRUE;
  return FALSE;
}

// A rainbow table looks at what others said: without words of its own it has no column.
static void
leave_out_silent_tables (Crossing *crossing)
{
  for (guint i = crossing->groups->len; i > 0; i--) {
    const EnsGroup *group = crossing->groups->pdata[i - 1];

    if (group->kind == ENS_GROUP_RAINBOW && !has_spoken (crossing, group))
      g_ptr_array_remove_index (crossing->groups, i - 1);
  }
}

static gboolean
read_all (Crossing *crossing, EnsSession *session, GError **error)
{
  crossing->tallies = ens_store_tally_statements (ens_session_get_store (session), error);
  if (crossing->tallies == NULL)
    return FALSE;
  crossing->tree = ens_tree_new (session, error);
  if (crossing->tree == NULL)
    return FALSE;
  crossing->groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  if (crossing->groups == NULL)
    return FALSE;
  leave_out_silent_tables (crossing);
  g_ptr_array_sort (crossing->groups, compare_groups);
  crossing->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  return TRUE;
}

static guint
find_row (const Crossing *crossing, const EnsNode *node)
{
  guint i = 0;

  while (i + 1 < crossing->rows->len && g_array_index (crossing->rows, Row, i).node != node)
    i++;
  return i;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const EnsNode *left = ((const Row *) a)->node;
  const EnsNode *right = ((const Row *) b)->node;

  if (left == NULL || right == NULL)
    return (left == NULL) - (right == NULL);
  return strcmp (left->code, right->code);
}

static void
make_dimension_rows (Crossing *crossing)
{
  const Row unsorted = { 0 };

  for (guint i = 0; i < ens_tree_get_n_dimensions (crossing->tree); i++) {
    const Row row = { .node = ens_tree_get_dimension (crossing->tree, i) };

    g_array_append_val (crossing->rows, row);
  }
  g_array_append_val (crossing->rows, unsorted);
}

static void
make_component_rows (Crossing *crossing)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const Row unsorted = { 0 };

  for (guint i = 0; i < crossing->tallies->len; i++) {
    const EnsStatementTally *tally = &g_array_index (crossing->tallies, EnsStatementTally, i);
    const Row row = { .node = ens_tree_find (crossing->tree, &tally->node) };

    if (row.node != NULL && g_hash_table_add (seen, (gpointer) row.node))
      g_array_append_val (crossing->rows, row);
  }
  g_array_append_val (crossing->rows, unsorted);
  g_array_sort (crossing->rows, compare_rows);
}

static const EnsNode *
find_dimension (const Crossing *crossing, const EnsUuid *node)
{
  int dimension = ens_tree_find_dimension (crossing->tree, node);

  return dimension >= 0 ? ens_tree_get_dimension (crossing->tree, (guint) dimension) : NULL;
}

static void
add_to (EnsTally *tally, const EnsStatementTally *count)
{
  tally->distinct += count->distinct;
  tally->expressions += count->expressions;
}

static void
fill (Crossing *crossing, gboolean by_dimension)
{
  guint n_groups = crossing->groups->len;

  crossing->cells = g_new0 (EnsStatementCell, crossing->rows->len * (n_groups + 1));
  for (guint i = 0; i < crossing->tallies->len; i++) {
    const EnsStatementTally *count = &g_array_index (crossing->tallies, EnsStatementTally, i);
    const EnsNode *node = by_dimension ? find_dimension (crossing, &count->node)
                                       : ens_tree_find (crossing->tree, &count->node);
    guint row = find_row (crossing, node);
    guint column = 0;
    EnsTally *cell;

    while (column < n_groups &&
           !ens_uuid_equal (g_ptr_array_index (crossing->groups, column), &count->group))
      column++;
    if (column == n_groups)
      continue;
    cell = &crossing->cells[row * n_groups + column].tally;
    if (cell->distinct == 0)
      g_array_index (crossing->rows, Row, row).n_groups++;
    add_to (cell, count);
    add_to (&g_array_index (crossing->rows, Row, row).tally, count);
  }
}

static gboolean
hide_small (Crossing *crossing, EnsSession *session, GError **error)
{
  g_autoptr (EnsGroupMask) mask = ens_group_mask_new (session, error);
  guint n_groups = crossing->groups->len;

  for (guint column = 0; mask != NULL && column < n_groups; column++)
    if (ens_group_mask_hides (mask, &((EnsGroup *) crossing->groups->pdata[column])->id))
      for (guint row = 0; row < crossing->rows->len; row++)
        crossing->cells[row * n_groups + column].hidden = TRUE;
  return mask != NULL;
}

static void
name_all (Crossing *crossing)
{
  crossing->row_names = g_new0 (EnsChartName, crossing->rows->len);
  crossing->group_names = g_new0 (EnsChartName, crossing->groups->len + 1);
  for (guint i = 0; i < crossing->rows->len; i++) {
    const EnsNode *node = g_array_index (crossing->rows, Row, i).node;

    crossing->row_names[i] = node != NULL
                               ? (EnsChartName){ node->code,
                                                 ens_tree_get_label (crossing->tree, node) }
                               : (EnsChartName){ "", _ ("Not sorted yet") };
  }
  for (guint i = 0; i < crossing->groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (crossing->groups, i);

    crossing->group_names[i] = (EnsChartName){ group->name, group->name };
  }
}

static gboolean
cross (Crossing *crossing, EnsSession *session, gboolean by_dimension, GError **error)
{
  if (!read_all (crossing, session, error))
    return FALSE;
  if (by_dimension)
    make_dimension_rows (crossing);
  else
    make_component_rows (crossing);
  fill (crossing, by_dimension);
  name_all (crossing);
  return hide_small (crossing, session, error);
}

static EnsChartStatements
get_data (const Crossing *crossing)
{
  return (EnsChartStatements){ crossing->row_names, crossing->rows->len, crossing->group_names,
                               crossing->groups->len, crossing->cells };
}

/** ens_results_statements_build: by dimension and group. */
EnsScene *
ens_results_statements_build (EnsSession *session,
                              const EnsChartRequest *request,
                              const EnsChartOptions *options,
                              GError **error)
{
  g_auto (Crossing) crossing = { 0 };
  EnsChartStatements data;

  if (!cross (&crossing, session, TRUE, error))
    return NULL;
  data = get_data (&crossing);
  return ens_chart_statements_new (&data, options);
}

/** ens_results_statements_build_heat: by component and group; `dimension` rolls up. */
EnsScene *
ens_results_statements_build_heat (EnsSession *session,
                                   const EnsChartRequest *request,
                                   const EnsChartOptions *options,
                                   GError **error)
{
  g_auto (Crossing) crossing = { 0 };
  EnsChartStatements data;

  if (!cross (&crossing, session, g_strcmp0 (request->by, "dimension") == 0, error))
    return NULL;
  data = get_data (&crossing);
  return ens_chart_heat_new (&data, options);
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const EnsRankingRow *left = a;
  const EnsRankingRow *right = b;

  if (left->tally.expressions != right->tally.expressions)
    return left->tally.expressions > right->tally.expressions ? -1 : 1;
  if (left->tally.distinct != right->tally.distinct)
    return left->tally.distinct > right->tally.distinct ? -1 : 1;
  return strcmp (left->key, right->key);
}

static EnsScene *
draw_ranking (GArray *rows, const EnsChartOptions *options)
{
  EnsChartRanking data = { 0 };

  g_array_sort (rows, compare_ranks);
  data.rows = (const EnsRankingRow *) (gpointer) rows->data;
  data.n_rows = rows->len;
  return ens_chart_ranking_new (&data, options);
}

static EnsScene *
rank_criteria (EnsSession *session, const EnsChartOptions *options, GError **error)
{
  g_autoptr (GArray) tallies = ens_store_tally_criteria (ens_session_get_store (session), error);
  g_autoptr (GPtrArray) criteria = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (EnsRankingRow));

  criteria = tallies != NULL ? ens_session_list_rows (session, ENS_KIND_CRITERION, error) : NULL;
  if (criteria == NULL)
    return NULL;
  for (guint i = 0; i < criteria->len; i++) {
    const EnsCriterion *criterion = g_ptr_array_index (criteria, i);
    EnsRankingRow row = { .key = criterion->title, .label = criterion->title };

    for (guint t = 0; t < tallies->len; t++) {
      const EnsCriterionTally *tally = &g_array_index (tallies, EnsCriterionTally, t);

      if (ens_uuid_equal (&tally->criterion, &criterion->id)) {
        row.tally = (EnsTally){ tally->distinct, tally->expressions };
        row.n_groups = (guint) tally->groups;
      }
    }
    g_array_append_val (rows, row);
  }
  return draw_ranking (rows, options);
}

/** ens_results_statements_build_ranking: components; criteria when asked, or when nothing is coded. */
EnsScene *
ens_results_statements_build_ranking (EnsSession *session,
                                      const EnsChartRequest *request,
                                      const EnsChartOptions *options,
                                      GError **error)
{
  g_auto (Crossing) crossing = { 0 };
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (EnsRankingRow));

  if (!cross (&crossing, session, g_strcmp0 (request->by, "dimension") == 0, error))
    return NULL;
  if (g_strcmp0 (request->by, "criterion") == 0 || crossing.rows->len < 2)
    return rank_criteria (session, options, error);
  for (guint i = 0; i + 1 < crossing.rows->len; i++) {
    const Row *from = &g_array_index (crossing.rows, Row, i);
    const EnsRankingRow row = { crossing.row_names[i].key, crossing.row_names[i].label, from->tally,
                                from->n_groups, FALSE };

    g_array_append_val (rows, row);
  }
  return draw_ranking (rows, options);
}

/** ens_results_statements_build_saturation: components by group, in the order of their meetings. */
EnsScene *
ens_results_statements_build_saturation (EnsSession *session,
                                         const EnsChartRequest *request,
                                         const EnsChartOptions *options,
                                         GError **error)
{
  g_auto (Crossing) crossing = { 0 };
  g_autofree gboolean *is_known = NULL;
  g_autofree EnsSaturationStep *steps = NULL;
  EnsChartSaturation data;
  guint n_groups;
  guint n_total = 0;

  if (!cross (&crossing, session, FALSE, error))
    return NULL;
  n_groups = crossing.groups->len;
  is_known = g_new0 (gboolean, crossing.rows->len);
  steps = g_new0 (EnsSaturationStep, n_groups + 1);
  for (guint column = 0; column < n_groups; column++) {
    steps[column].key = steps[column].label = crossing.group_names[column].label;
    for (guint row = 0; row + 1 < crossing.rows->len; row++) {
      if (is_known[row] || crossing.cells[row * n_groups + column].tally.distinct == 0)
        continue;
      is_known[row] = TRUE;
      steps[column].n_new++;
    }
    n_total += steps[column].n_new;
    steps[column].n_total = n_total;
  }
  data = (EnsChartSaturation){ steps, n_groups };
  return ens_chart_saturation_new (&data, options);
}

static EnsDendrogramLeaf *
make_leaves (const EnsTextTable *table, const EnsClusterResult *result)
{
  EnsDendrogramLeaf *leaves = g_new0 (EnsDendrogramLeaf, result->n_leaves + 1);

  for (guint i = 0; i < result->n; i++) {
    EnsDendrogramLeaf *leaf = &leaves[result->leaf_of[i]];

    leaf->size++;
    leaf->label = result->n_leaves == result->n ? ens_text_table_get_shown (table, i)
                                                : result->piles[result->assignment[i]].label;
    leaf->key = leaf->label;
  }
  for (guint i = 0; i < result->n_leaves; i++)
    if (leaves[i].label == NULL)
      leaves[i].label = leaves[i].key = "";
  return leaves;
}

/** ens_results_statements_build_dendrogram: how statements, or piles of them, join. */
EnsScene *
ens_results_statements_build_dendrogram (EnsSession *session,
                                         const EnsChartRequest *request,
                                         const EnsChartOptions *options,
                                         GError **error)
{
  g_autoptr (EnsTextTable) table = ens_text_table_read_project (session, NULL, error);
  EnsClusterOptions how = ENS_CLUSTER_OPTIONS_INIT;
  g_autoptr (EnsClusterResult) result = NULL;
  g_autofree EnsDendrogramLeaf *leaves = NULL;
  EnsChartDendrogram data;
  guint n;

  if (table == NULL)
    return NULL;
  n = ens_text_table_get_length (table);
  if (n == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("There is no statement yet: write some first"));
    return NULL;
  }
  how.method = n > MOST_LEAVES ? ENS_CLUSTER_FLAT : ENS_CLUSTER_AVERAGE;
  // Of very many statements the chart shows piles only, and a chart must not keep people waiting.
  how.k = n > MANY_STATEMENTS ? MANY_PILES : 0;
  how.is_sketch = n > MANY_STATEMENTS;
  result = ens_cluster (ens_text_table_get (table, 0), n, &how, error);
  if (result == NULL)
    return NULL;
  leaves = make_leaves (table, result);
  data = (EnsChartDendrogram){ leaves, result->n_leaves, result->merges, -1 };
  return ens_chart_dendrogram_new (&data, options);
}
