// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shows one chart. Asks for a new layout when it gets another width; tells each mark's words in its
// tooltip and to the keyboard: Left and Right go from mark to mark, Up and Down to the next one above
// and below, Enter opens one.
#include "ens-chart-view.h"

#include "ens-scene-cairo.h"

#include <adwaita.h>
#include <math.h>

#define LEAST_WIDTH 320

// What is seen around a mark that the view goes to.
#define MARGIN 24

// Neighbours may share an edge.
#define ROUGHLY 0.5

struct _EnsChartView {
  GtkWidget parent_instance;

  EnsScene *scene;
  gboolean is_print;
  int highlight;
  int known_width;
  guint idle;
};

G_DEFINE_FINAL_TYPE (EnsChartView, ens_chart_view, GTK_TYPE_WIDGET)

static guint resized_signal;
static guint mark_activated_signal;

static gboolean
resized_cb (gpointer data)
{
  EnsChartView *self = ENS_CHART_VIEW (data);
  self->idle = 0;
  g_signal_emit (self, resized_signal, 0, self->known_width);
  return G_SOURCE_REMOVE;
}

static void
describe (EnsChartView *self)
{
  const char *title = self->scene ? ens_scene_get_title (self->scene) : "";
  const char *text = self->scene ? ens_scene_get_description (self->scene) : "";
  if (self->highlight >= 0)
    text = ens_scene_get_mark (self->scene, (guint) self->highlight)->label;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title ? title : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text ? text : "", -1);
}

static void
set_highlight (EnsChartView *self, int mark)
{
  if (self->highlight == mark)
    return;
  self->highlight = mark;
  describe (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               mark >= 0 ? ens_scene_get_mark (self->scene, (guint) mark)->label
                                         : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (EnsChartView *self, double x, double y)
{
  if (self->scene)
    set_highlight (self, ens_scene_hit (self->scene, x, y));
}

static void
leave_cb (EnsChartView *self)
{
  set_highlight (self, -1);
}

static void
activate (EnsChartView *self)
{
  if (self->highlight >= 0)
    g_signal_emit (self, mark_activated_signal, 0, (guint) self->highlight);
}

static void
released_cb (EnsChartView *self, int n_press, double x, double y)
{
  motion_cb (self, x, y);
  activate (self);
}

// The view goes along with whoever goes from mark to mark. Reckoned within what is scrolled, not on
// the screen: the next key may come before that is laid out anew.
static void
scroll_to_highlight (EnsChartView *self)
{
  const EnsBox *box = &ens_scene_get_mark (self->scene, (guint) self->highlight)->box;
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkWidget *content = viewport ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  graphene_point_t at;
  if (!content || !gtk_widget_compute_point (GTK_WIDGET (self), content,
                                             &GRAPHENE_POINT_INIT (0, (float) box->y), &at))
    return;
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  double top = gtk_widget_get_margin_top (content) + at.y;
  gtk_adjustment_clamp_page (down, top - MARGIN, top + box->height + MARGIN);
}

// How far it is from one mark to another that lies @way (1 below, -1 above) of it; what stands
// straight there is nearer than what stands aside.
static double
get_distance (const EnsBox *from, const EnsBox *to, int way)
{
  double down = way > 0 ? to->y - from->y - from->height : from->y - to->y - to->height;
  double aside = MAX (from->x, to->x) - MIN (from->x + from->width, to->x + to->width);
  double off = fabs (to->x + to->width / 2 - from->x - from->width / 2);
  return down < -ROUGHLY ? G_MAXDOUBLE : down + 3 * MAX (aside, 0) + off / 100;
}

static int
find_mark (EnsChartView *self, int way)
{
  const EnsBox *from = &ens_scene_get_mark (self->scene, (guint) self->highlight)->box;
  double nearest = G_MAXDOUBLE;
  int found = -1;
  for (guint i = 0; i < ens_scene_get_n_marks (self->scene); i++) {
    double distance = get_distance (from, &ens_scene_get_mark (self->scene, i)->box, way);
    if ((int) i == self->highlight || distance >= nearest)
      continue;
    nearest = distance;
    found = (int) i;
  }
  return found;
}

// Where a key leads from the mark that is shown; -1 is nowhere.
static int
get_next (EnsChartView *self, guint key)
{
  int n = self->scene ? (int) ens_scene_get_n_marks (self->scene) : 0;
  int way = key == GDK_KEY_Right || key == GDK_KEY_Down ? 1 : -1;
  gboolean is_across = key == GDK_KEY_Right || key == GDK_KEY_Left;
  if (n == 0 || (!is_across && key != GDK_KEY_Up && key != GDK_KEY_Down))
    return -1;
  if (self->highlight < 0)
    return 0;
  if (!is_across)
    return find_mark (self, way);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    way = -way;
  return (self->highlight + way + n) % n;
}

static gboolean
key_cb (EnsChartView *self, guint key)
{
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space) {
    activate (self);
    return self->highlight >= 0;
  }
  int next = get_next (self, key);
  if (next < 0)
    return GDK_EVENT_PROPAGATE;
  set_highlight (self, next);
  scroll_to_highlight (self);
  return GDK_EVENT_STOP;
}

static void
ens_chart_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  EnsChartView *self = ENS_CHART_VIEW (widget);
  double height = self->scene ? ens_scene_get_height (self->scene) : 0;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : (int) (height + 0.999);
  *natural = *minimum;
}

static void
ens_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EnsChartView *self = ENS_CHART_VIEW (widget);
  if (width == self->known_width)
    return;
  self->known_width = width;
  if (self->idle == 0)
    self->idle = g_idle_add (resized_cb, self);
}

static void
ens_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EnsChartView *self = ENS_CHART_VIEW (widget);
  if (!self->scene)
    return;
  EnsPaint paint = ENS_PAINT_INIT;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                               gtk_widget_get_height (widget));
  paint.theme = self->is_print                                                  ? ENS_THEME_PRINT
                : adw_style_manager_get_dark (adw_style_manager_get_default ()) ? ENS_THEME_DARK
                                                                                : ENS_THEME_LIGHT;
  // Paper is white, whatever the window is.
  paint.transparent = !self->is_print;
  paint.highlight = self->highlight;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  ens_scene_paint (self->scene, cr, &paint);
  cairo_destroy (cr);
}

static void
ens_chart_view_dispose (GObject *object)
{
  EnsChartView *self = ENS_CHART_VIEW (object);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->scene, ens_scene_free);
  G_OBJECT_CLASS (ens_chart_view_parent_class)->dispose (object);
}

static void
ens_chart_view_class_init (EnsChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_chart_view_dispose;
  widget_class->measure = ens_chart_view_measure;
  widget_class->size_allocate = ens_chart_view_size_allocate;
  widget_class->snapshot = ens_chart_view_snapshot;
  resized_signal = g_signal_new ("resized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  mark_activated_signal = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ens_chart_view_init (EnsChartView *self)
{
  self->highlight = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/** ens_chart_view_take_scene: @scene: (nullable) (transfer full): what to show. */
void
ens_chart_view_take_scene (EnsChartView *self, EnsScene *scene)
{
  g_return_if_fail (ENS_IS_CHART_VIEW (self));
  set_highlight (self, -1);
  g_clear_pointer (&self->scene, ens_scene_free);
  self->scene = scene;
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** ens_chart_view_get_scene: Returns: (nullable) (transfer none): what it shows. */
const EnsScene *
ens_chart_view_get_scene (EnsChartView *self)
{
  g_return_val_if_fail (ENS_IS_CHART_VIEW (self), NULL);
  return self->scene;
}

/** ens_chart_view_set_print: @is_print: shows it as a printer without colour prints it. */
void
ens_chart_view_set_print (EnsChartView *self, gboolean is_print)
{
  g_return_if_fail (ENS_IS_CHART_VIEW (self));
  self->is_print = is_print;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
