// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each join stands one step higher than the one before: every number of piles has the same room for the
// line, however close the heights are. Lines are filled rectangles, the cheapest thing to paint.
#include "ens-cut-tree.h"

#include "ens-error.h"

#define HEIGHT 110
#define MARGIN 8

struct _EnsCutTree {
  GtkWidget parent_instance;

  EnsSortingTree *tree;
  double *places; // of each pile, then of each join: 0 to 1 across
  guint k;
  GArray *branches;
  gboolean *is_apart; // of each join: whether the cut leaves its sides apart
};

G_DEFINE_FINAL_TYPE (EnsCutTree, ens_cut_tree, GTK_TYPE_WIDGET)

static guint cut_signal;

static guint
place_branch (EnsCutTree *self, guint branch, guint n_before)
{
  guint most = ens_sorting_tree_get_most (self->tree);
  if (branch < most) {
    self->places[branch] = (n_before + 0.5) / most;
    return n_before + 1;
  }
  const EnsTreeJoin *join = &ens_sorting_tree_get_joins (self->tree)[branch - most];
  n_before = place_branch (self, join->left, n_before);
  n_before = place_branch (self, join->right, n_before);
  self->places[branch] = (self->places[join->left] + self->places[join->right]) / 2;
  return n_before;
}

// From 0 at the piles to 1 at the top.
static double
get_level (EnsCutTree *self, guint branch)
{
  guint most = ens_sorting_tree_get_most (self->tree);
  return branch < most ? 0 : (branch - most + 1.0) / MAX (most - 1, 1);
}

static double
get_cut_level (EnsCutTree *self)
{
  guint most = ens_sorting_tree_get_most (self->tree);
  return (most - self->k + 0.5) / MAX (most - 1, 1);
}

typedef struct {
  GtkSnapshot *snapshot;
  float width;
  float height;
} Canvas;

static float
get_y (const Canvas *canvas, double level)
{
  return (float) (MARGIN + (1 - MIN (level, 1.05) / 1.05) * (canvas->height - 2 * MARGIN));
}

static void
draw_bar (const Canvas *canvas, double x, double y, double width, double height, GdkRGBA color)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) MAX (width, 1.5),
                                             (float) MAX (height, 1.5));
  gtk_snapshot_append_color (canvas->snapshot, &color, &rect);
}

static void
draw_join (EnsCutTree *self, const Canvas *canvas, guint index, GdkRGBA color)
{
  const EnsTreeJoin *join = &ens_sorting_tree_get_joins (self->tree)[index];
  guint branch = ens_sorting_tree_get_most (self->tree) + index;
  double room = canvas->width - 2 * MARGIN;
  double left = MARGIN + self->places[join->left] * room;
  double right = MARGIN + self->places[join->right] * room;
  double y = get_y (canvas, get_level (self, branch));
  // What the cut leaves apart is faint.
  if (self->is_apart && self->is_apart[index])
    color.alpha *= 0.3F;
  draw_bar (canvas, left, y, right - left, 0, color);
  draw_bar (canvas, left, y, 0, get_y (canvas, get_level (self, join->left)) - y, color);
  draw_bar (canvas, right, y, 0, get_y (canvas, get_level (self, join->right)) - y, color);
}

static void
draw_knot (EnsCutTree *self, const Canvas *canvas, guint branch, GdkRGBA color)
{
  double x = MARGIN + self->places[branch] * (canvas->width - 2 * MARGIN);
  draw_bar (canvas, x - 2.5, get_y (canvas, get_level (self, branch)) - 2.5, 5, 5, color);
}

static void
ens_cut_tree_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EnsCutTree *self = ENS_CUT_TREE (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  Canvas canvas = { snapshot, (float) gtk_widget_get_width (widget),
                    (float) gtk_widget_get_height (widget) };
  GdkRGBA color, accent;
  if (!self->tree)
    return;
  gtk_style_context_get_color (style, &color);
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    accent = color;
  for (guint i = 0; i + 1 < ens_sorting_tree_get_most (self->tree); i++)
    draw_join (self, &canvas, i, color);
  for (guint i = 0; self->branches && i < self->branches->len; i++)
    draw_knot (self, &canvas, g_array_index (self->branches, guint, i), accent);
  double y = get_y (&canvas, get_cut_level (self));
  // A cut that is not level has its knots alone; the line stays, faint, where the slider is.
  if (self->branches && self->branches->len != self->k)
    accent.alpha *= 0.3F;
  for (double x = 0; x < canvas.width; x += 9)
    draw_bar (&canvas, x, y - 1, 5, 2, accent);
}

static void
ens_cut_tree_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 120;
}

static void
want_cut_at (EnsCutTree *self, double y)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;
  if (!self->tree || height <= 0)
    return;
  guint most = ens_sorting_tree_get_most (self->tree);
  double level = CLAMP (1 - (y - MARGIN) / height, 0, 1) * 1.05;
  double k = most + 0.5 - level * MAX (most - 1, 1);
  g_signal_emit (self, cut_signal, 0, (guint) CLAMP (k + 0.5, 1, most));
}

static void
drag_begin_cb (EnsCutTree *self, double x, double y)
{
  want_cut_at (self, y);
}

static void
drag_update_cb (EnsCutTree *self, double dx, double dy, GtkGestureDrag *drag)
{
  double x, y;
  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    want_cut_at (self, y + dy);
}

static void
ens_cut_tree_finalize (GObject *object)
{
  EnsCutTree *self = ENS_CUT_TREE (object);
  g_clear_object (&self->tree);
  g_free (self->places);
  g_free (self->is_apart);
  g_clear_pointer (&self->branches, g_array_unref);
  G_OBJECT_CLASS (ens_cut_tree_parent_class)->finalize (object);
}

static void
ens_cut_tree_class_init (EnsCutTreeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = ens_cut_tree_finalize;
  widget_class->snapshot = ens_cut_tree_snapshot;
  widget_class->measure = ens_cut_tree_measure;
  cut_signal = g_signal_new ("cut-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                             NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ens_cut_tree_init (EnsCutTree *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "ns-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How the piles join step by step"), -1);
}

/** ens_cut_tree_set_tree: @tree: (nullable): to be shown. */
void
ens_cut_tree_set_tree (EnsCutTree *self, EnsSortingTree *tree)
{
  g_return_if_fail (ENS_IS_CUT_TREE (self));
  g_set_object (&self->tree, tree);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->is_apart, g_free);
  g_clear_pointer (&self->branches, g_array_unref);
  if (tree) {
    guint most = ens_sorting_tree_get_most (tree);
    self->places = g_new0 (double, 2 * most);
    place_branch (self, 2 * most - 2, 0);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
note_apart (EnsCutTree *self)
{
  guint most = ens_sorting_tree_get_most (self->tree);
  const EnsTreeJoin *joins = ens_sorting_tree_get_joins (self->tree);
  self->is_apart = g_new0 (gboolean, most);
  for (guint i = 0; i < self->branches->len; i++) {
    guint branch = g_array_index (self->branches, guint, i);
    while ((branch = ens_tree_cut_get_above (joins, most, branch)) != G_MAXUINT)
      self->is_apart[branch - most] = TRUE;
  }
}

/**
 * ens_cut_tree_set_cut:
 * @k: how many piles the line leaves
 * @branches: (element-type guint): the piles that are wanted, level with the line or not; copied
 */
void
ens_cut_tree_set_cut (EnsCutTree *self, guint k, const GArray *branches)
{
  g_return_if_fail (ENS_IS_CUT_TREE (self) && self->tree);
  self->k = k;
  g_clear_pointer (&self->branches, g_array_unref);
  g_clear_pointer (&self->is_apart, g_free);
  self->branches = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (self->branches, branches->data, branches->len);
  note_apart (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
