// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Leaves one below the other in the order of the tree, brackets to the side where they join.
#include "ens-chart-dendrogram.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#define ROW_GAP    8.0
#define SMALL_SIZE 11.0
#define N_STEPS    4

typedef struct {
  EnsChartLayout layout;
  const EnsChartDendrogram *data;
  guint *order;
  double *y; // of each node's branch
  double label_width;
  double x;
  double width;
  double nearest; // height at the left edge: a little below the first merge
} Tree;

static double
height_of (const EnsChartDendrogram *data, guint node)
{
  return node < data->n_leaves ? 0 : data->merges[node - data->n_leaves].height;
}

/* Leaves from top to bottom, without recursion: a chain of merges may be as long as there are leaves. */
static void
order_leaves (Tree *tree)
{
  const EnsChartDendrogram *data = tree->data;
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0, root = data->n_leaves == 1 ? 0 : 2 * data->n_leaves - 2;

  g_array_append_val (stack, root);
  while (stack->len > 0) {
    guint node = g_array_index (stack, guint, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    if (node < data->n_leaves) {
      tree->order[n++] = node;
    } else {
      const EnsClusterMerge *merge = &data->merges[node - data->n_leaves];
      g_array_append_val (stack, merge->right);
      g_array_append_val (stack, merge->left);
    }
  }
}

static void
draw_leaf (Tree *tree, guint leaf)
{
  const EnsDendrogramLeaf *row = &tree->data->leaves[leaf];
  EnsChartLayout *layout = &tree->layout;
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u statement",
                                                         "%u statements", row->size),
                                            row->size);
  g_autofree char *name = ens_chart_layout_dup_name (layout, row->label);
  g_autofree char *label = g_strdup_printf ("%s: %s", name, words);
  EnsBox box = { layout->left, layout->y, tree->label_width, 0 };
  double height;

  ens_scene_begin_mark (layout->scene, row->key, NULL, label);
  height = ens_chart_layout_label (layout, box, row->label, row->size > 1 ? words : NULL);
  ens_scene_add_rect (layout->scene, (EnsBox){ box.x, box.y, box.width, height }, (EnsStyle){ 0 });
  ens_scene_end_mark (layout->scene);
  tree->y[leaf] = layout->y + height / 2;
  layout->y += height + ROW_GAP;
}

static double
place (const Tree *tree, double height)
{
  double share = (height - tree->nearest) / (1 - tree->nearest);

  return tree->x + tree->width * CLAMP (share, 0, 1);
}

/* Short texts have little in common, and all merges lie near 1: the scale begins where they do. */
static double
find_nearest (const EnsChartDendrogram *data)
{
  double least = 1, most = 0;

  for (guint i = 0; i + 1 < data->n_leaves; i++) {
    least = MIN (least, data->merges[i].height);
    most = MAX (most, data->merges[i].height);
  }
  return CLAMP (least - 0.15 * (MAX (most, least) - least) - 0.02, 0, 0.98);
}

static void
draw_merge (Tree *tree, guint index)
{
  const EnsClusterMerge *merge = &tree->data->merges[index];
  double y1 = tree->y[merge->left], y2 = tree->y[merge->right], x = place (tree, merge->height);
  EnsPoint bracket[] = { { place (tree, height_of (tree->data, merge->left)), y1 },
                         { x, y1 },
                         { x, y2 },
                         { place (tree, height_of (tree->data, merge->right)), y2 } };

  ens_scene_add_path (tree->layout.scene, bracket, G_N_ELEMENTS (bracket), FALSE,
                      (EnsStyle){ .stroke = ENS_INK_ACCENT, .stroke_width = 1.75 });
  tree->y[tree->data->n_leaves + index] = (y1 + y2) / 2;
}

static void
draw_scale (Tree *tree, double top, double bottom)
{
  EnsTextStyle style = ens_chart_text_style (SMALL_SIZE, ENS_INK_DIM, ENS_ANCHOR_START);
  double half = tree->width / 2 - 8, y = bottom + 15;
  g_autofree char *near = ens_measure_ellipsize (tree->layout.measure, _ ("more alike"), style.font,
                                                 half);
  g_autofree char *far = ens_measure_ellipsize (tree->layout.measure, _ ("less alike"), style.font,
                                                half);

  ens_scene_begin (tree->layout.scene, "axis", "");
  for (guint i = 0; i <= N_STEPS; i++) {
    double x = tree->x + tree->width * i / N_STEPS;
    ens_scene_add_line (tree->layout.scene, (EnsPoint){ x, top - 4 }, (EnsPoint){ x, bottom },
                        ens_chart_rule_style ());
  }
  ens_scene_add_text (tree->layout.scene, (EnsPoint){ tree->x, y }, near, style);
  style.anchor = ENS_ANCHOR_END;
  ens_scene_add_text (tree->layout.scene, (EnsPoint){ tree->x + tree->width, y }, far, style);
  ens_scene_end (tree->layout.scene);
}

static void
draw_tree (Tree *tree)
{
  const EnsChartDendrogram *data = tree->data;
  EnsScene *scene = tree->layout.scene;
  double top = tree->layout.y, bottom;
  guint behind = ens_scene_get_n_shapes (scene), front;

  for (guint i = 0; i < data->n_leaves; i++)
    draw_leaf (tree, tree->order[i]);
  for (guint i = 0; i + 1 < data->n_leaves; i++)
    draw_merge (tree, i);
  bottom = tree->layout.y;
  if (data->cut >= 0)
    ens_scene_add_line (scene, (EnsPoint){ place (tree, data->cut), top - 4 },
                        (EnsPoint){ place (tree, data->cut), bottom },
                        (EnsStyle){ .stroke = ENS_INK_FRAME,
                                    .stroke_width = 1.25,
                                    .dashed = TRUE });
  front = ens_scene_get_n_shapes (scene);
  draw_scale (tree, top, bottom);
  ens_scene_move_back (scene, front, behind);
  tree->layout.y += 20;
}

static char *
dup_finding (const EnsChartDendrogram *data)
{
  guint n_piles = data->n_leaves;

  if (data->n_leaves == 0)
    return g_strdup (_ ("Nothing to join yet"));
  if (data->cut < 0 || data->n_leaves == 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "How %u pile joins", "How %u piles join",
                                         n_piles),
                            n_piles);
  for (guint i = 0; i + 1 < data->n_leaves; i++)
    n_piles -= data->merges[i].height <= data->cut;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Cut at the dashed line: %u pile",
                                       "Cut at the dashed line: %u piles", n_piles),
                          n_piles);
}

static void
add_table (EnsScene *scene, const Tree *tree)
{
  ens_scene_add_heading (scene, _ ("From top to bottom"));
  ens_scene_add_heading (scene, _ ("Statements"));
  for (guint i = 0; i < tree->data->n_leaves; i++) {
    const EnsDendrogramLeaf *leaf = &tree->data->leaves[tree->order[i]];
    ens_scene_take_cell (scene, g_strdup (leaf->label));
    ens_scene_cell_opens (scene, leaf->key, NULL);
    ens_scene_take_cell (scene, ens_figures_dup_count (leaf->size));
  }
}

/**
 * ens_chart_dendrogram_new:
 * @data: leaves and how they join
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_dendrogram_new (const EnsChartDendrogram *data, const EnsChartOptions *options)
{
  g_autofree char *title = dup_finding (data);
  g_autofree guint *order = g_new0 (guint, data->n_leaves + 1);
  g_autofree double *y = g_new0 (double, 2 * data->n_leaves + 1);
  Tree tree = { .data = data, .order = order, .y = y };

  tree.layout = ens_chart_layout_begin (options, title, _ ("What joins near its name is alike."));
  tree.label_width = tree.layout.width * (tree.layout.width < ENS_CHART_NARROW ? 0.5 : 0.42);
  tree.x = tree.layout.left + tree.label_width + 20;
  tree.width = tree.layout.left + tree.layout.width - tree.x - 14;
  tree.nearest = find_nearest (data);
  if (data->n_leaves > 0)
    order_leaves (&tree);
  add_table (tree.layout.scene, &tree);
  ens_chart_describe_rows (tree.layout.scene, 2);
  if (data->n_leaves == 0)
    ens_chart_layout_nothing (&tree.layout, _ ("Type statements first; then ask for piles."));
  else
    draw_tree (&tree);
  return ens_chart_layout_end (&tree.layout, options);
}
