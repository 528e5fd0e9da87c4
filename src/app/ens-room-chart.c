// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Title and legend stand on every page: a row whose colours are not explained says nothing. What cannot
// be cut between two rows, such as a radar, is made to fit as a whole.
#include "ens-room-chart.h"

#include "ens-chart-layout.h"
#include "ens-scene-cairo.h"
#include "ens-scene-cut.h"

#define SMALLEST   11.0 // letters of a chart, in points
#define SMALL_PART 0.5  // of the letters of the room: 27 pixels on a screen of 1920 × 1080
#define LEAST_FIT  0.89 // where that spares a page: 24 pixels
#define ABOVE      14.0 // white above the title that need not be shown
#define MOST_HEAD  0.5  // of the screen, for a title that stands on every page
#define MOST_FIT   2.0  // screens, for a chart that is made smaller
#define GAP        6.0

struct _EnsRoomChart {
  GtkWidget parent_instance;

  EnsScene *scene;
  double scale;
  double fit;
  double head;
  double key_top;
  double key_bottom;
  GArray *tops;
  guint page;
  int known_width;
  int known_height;
  guint idle;
};

G_DEFINE_FINAL_TYPE (EnsRoomChart, ens_room_chart, GTK_TYPE_WIDGET)

static guint resized_signal;

static gboolean
resized_cb (gpointer data)
{
  EnsRoomChart *self = ENS_ROOM_CHART (data);
  self->idle = 0;
  g_signal_emit (self, resized_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
schedule (EnsRoomChart *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (resized_cb, self);
}

// Where title and legend stand. A legend above the rows is part of the head; one below them is the key.
static void
find_head (EnsRoomChart *self)
{
  gboolean is_above = TRUE;
  const char *role = "";
  double top, bottom;
  self->head = ABOVE;
  self->key_top = self->key_bottom = 0;
  for (guint i = 0; i < ens_scene_get_n_shapes (self->scene); i++) {
    const EnsShape *shape = ens_scene_get_shape (self->scene, i);
    gboolean is_key = g_str_equal (role, "legend");
    is_above = is_above && shape->mark < 0;
    if (shape->kind == ENS_SHAPE_BEGIN || shape->kind == ENS_SHAPE_END)
      role = shape->kind == ENS_SHAPE_BEGIN ? shape->role : "";
    else if (!ens_shape_get_extent (shape, &top, &bottom))
      continue;
    else if (is_above && (is_key || g_str_equal (role, "title") || g_str_equal (role, "heads")))
      self->head = MAX (self->head, bottom + GAP);
    else if (is_key) {
      self->key_top = self->key_bottom > 0 ? MIN (self->key_top, top - GAP) : top - GAP;
      self->key_bottom = MAX (self->key_bottom, bottom + GAP);
    }
  }
}

static double
get_end (EnsRoomChart *self)
{
  return ens_scene_get_height (self->scene) - ENS_CHART_MARGIN / 2;
}

static double
get_top (EnsRoomChart *self, guint page)
{
  return g_array_index (self->tops, double, page);
}

// Whether something short enough for a page stands across @y.
static gboolean
is_cut_through (const EnsScene *scene, double y, double room)
{
  double top, bottom;
  for (guint i = 0; i < ens_scene_get_n_shapes (scene); i++)
    if (ens_shape_get_extent (ens_scene_get_shape (scene, i), &top, &bottom) &&
        bottom - top < room / 2 && top < y - 0.5 && bottom > y + 0.5)
      return TRUE;
  return FALSE;
}

// Where each page begins; one that no cut between two rows leaves whole becomes smaller.
static void
cut_into_pages (EnsRoomChart *self, double fit)
{
  double top = ABOVE, room = self->known_height / (self->scale * fit);
  g_array_set_size (self->tops, 0);
  g_array_append_val (self->tops, top);
  self->fit = fit;
  find_head (self);
  double key = self->key_bottom - self->key_top;
  if (self->head - ABOVE + key > room * MOST_HEAD) {
    self->head = ABOVE;
    self->key_bottom = self->key_top;
    key = 0;
  }
  for (double left = room; get_end (self) - top > left; left = room - (self->head - ABOVE)) {
    double most = top + left - key;
    double end = ens_scene_find_cut (self->scene, top, most);
    if (get_end (self) - ABOVE <= room * MOST_FIT && is_cut_through (self->scene, end, room)) {
      g_array_set_size (self->tops, 1);
      self->fit = fit * room / (get_end (self) - ABOVE);
      return;
    }
    top = end;
    g_array_append_val (self->tops, top);
  }
}

static void
cut (EnsRoomChart *self)
{
  if (!self->scene || self->known_height <= 0) {
    g_array_set_size (self->tops, 1);
    self->page = 0;
    return;
  }
  cut_into_pages (self, 1);
  guint n_pages = self->tops->len;
  if (n_pages > 1)
    cut_into_pages (self, LEAST_FIT);
  if (n_pages > 1 && self->tops->len == n_pages)
    cut_into_pages (self, 1);
  self->page = MIN (self->page, self->tops->len - 1);
}

static void
describe (EnsRoomChart *self)
{
  const char *title = self->scene ? ens_scene_get_title (self->scene) : NULL;
  const char *text = self->scene ? ens_scene_get_description (self->scene) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title ? title : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text ? text : "", -1);
}

static void
ens_room_chart_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
ens_room_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EnsRoomChart *self = ENS_ROOM_CHART (widget);
  if (width == self->known_width && height == self->known_height)
    return;
  self->known_width = width;
  self->known_height = height;
  cut (self);
  schedule (self);
}

// The part of the scene between @from and @to, with @from at @y of the room.
static void
paint_part (EnsRoomChart *self, cairo_t *cr, double y, double from, double to)
{
  EnsPaint paint = ENS_PAINT_INIT;
  double width = ens_scene_get_width (self->scene);
  double middle = self->known_width / (2 * self->scale * self->fit);
  paint.theme = ENS_THEME_DARK;
  paint.transparent = TRUE;
  cairo_save (cr);
  cairo_scale (cr, self->scale * self->fit, self->scale * self->fit);
  cairo_translate (cr, middle - width / 2, y - from);
  cairo_rectangle (cr, 0, from, width, to - from);
  cairo_clip (cr);
  ens_scene_paint (self->scene, cr, &paint);
  cairo_restore (cr);
}

static void
ens_room_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EnsRoomChart *self = ENS_ROOM_CHART (widget);
  if (!self->scene)
    return;
  double from = get_top (self, self->page);
  gboolean is_last = self->page + 1 == self->tops->len;
  double to = is_last ? ens_scene_get_height (self->scene) : get_top (self, self->page + 1);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, self->known_width, self->known_height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  double y = self->page > 0 ? self->head - ABOVE : 0;
  if (self->page > 0)
    paint_part (self, cr, 0, ABOVE, self->head);
  paint_part (self, cr, y, from, to);
  if (to < self->key_top)
    paint_part (self, cr, y + to - from, self->key_top, self->key_bottom);
  cairo_destroy (cr);
}

static void
ens_room_chart_dispose (GObject *object)
{
  EnsRoomChart *self = ENS_ROOM_CHART (object);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->scene, ens_scene_free);
  g_clear_pointer (&self->tops, g_array_unref);
  G_OBJECT_CLASS (ens_room_chart_parent_class)->dispose (object);
}

static void
ens_room_chart_class_init (EnsRoomChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_room_chart_dispose;
  widget_class->measure = ens_room_chart_measure;
  widget_class->size_allocate = ens_room_chart_size_allocate;
  widget_class->snapshot = ens_room_chart_snapshot;
  resized_signal = g_signal_new ("resized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ens_room_chart_init (EnsRoomChart *self)
{
  self->scale = 1;
  self->tops = g_array_new (FALSE, FALSE, sizeof (double));
  cut (self);
}

/** ens_room_chart_set_letters: @letters: of the lines of the room, in pixels. */
void
ens_room_chart_set_letters (EnsRoomChart *self, int letters)
{
  g_return_if_fail (ENS_IS_ROOM_CHART (self));
  self->scale = letters * SMALL_PART / SMALLEST;
  cut (self);
  schedule (self);
}

/** ens_room_chart_get_width: Returns: how wide a chart fills the screen, in points of its scene; 0 before
 * it has a place. */
double
ens_room_chart_get_width (EnsRoomChart *self)
{
  g_return_val_if_fail (ENS_IS_ROOM_CHART (self), 0);
  // The screen has margins enough.
  return self->known_width > 0 ? self->known_width / self->scale + 2 * ENS_CHART_MARGIN : 0;
}

/** ens_room_chart_take_scene: @scene: (nullable) (transfer full): what to show, on the same page as before;
 * %NULL goes back to the first. */
void
ens_room_chart_take_scene (EnsRoomChart *self, EnsScene *scene)
{
  g_return_if_fail (ENS_IS_ROOM_CHART (self));
  g_clear_pointer (&self->scene, ens_scene_free);
  self->scene = scene;
  cut (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** ens_room_chart_get_scene: Returns: (nullable) (transfer none): what it shows. */
const EnsScene *
ens_room_chart_get_scene (EnsRoomChart *self)
{
  g_return_val_if_fail (ENS_IS_ROOM_CHART (self), NULL);
  return self->scene;
}

/** ens_room_chart_leaf: @is_on: to the next page, else to the one before. */
void
ens_room_chart_leaf (EnsRoomChart *self, gboolean is_on)
{
  g_return_if_fail (ENS_IS_ROOM_CHART (self));
  if (is_on)
    self->page = MIN (self->page + 1, self->tops->len - 1);
  else
    self->page -= MIN (self->page, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** ens_room_chart_get_page: Returns: which page is shown, from 0. */
guint
ens_room_chart_get_page (EnsRoomChart *self)
{
  g_return_val_if_fail (ENS_IS_ROOM_CHART (self), 0);
  return self->page;
}

/** ens_room_chart_get_n_pages: Returns: how many pages there are; at least 1. */
guint
ens_room_chart_get_n_pages (EnsRoomChart *self)
{
  g_return_val_if_fail (ENS_IS_ROOM_CHART (self), 1);
  return self->tops->len;
}
