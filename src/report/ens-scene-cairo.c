// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paints primitive by primitive. Text is set in the platform's sans-serif, scaled down where a font
// comes out wider than the layout measured, so that it never runs over.
#include "ens-scene-cairo.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define FONT_FAMILY  "Cantarell, Sans"
#define FIXED_FAMILY "DejaVu Sans Mono, Monospace"
#define HATCH_STEP   5.0
#define HALO_WIDTH   4.0

// What is remembered of widths takes some megabytes at most.
#define MOST_WIDTHS 20000
#define LONGEST_KEY 200

struct _EnsPangoMeasure {
  PangoLayout *layout;
  GHashTable *widths;
  GString *key;
  EnsMeasure measure;
};

typedef struct {
  cairo_t *cr;
  EnsTheme theme;
  PangoLayout *layout;
  GPtrArray *tags;
  double top;
  double bottom;
} Painter;

static void
set_font (PangoLayout *layout, EnsFont font)
{
  PangoFontDescription *description = pango_font_description_from_string (font.fixed ? FIXED_FAMILY
                                                                                     : FONT_FAMILY);

  // Absolute: a point of the scene is a unit of the surface, whatever its resolution.
  pango_font_description_set_absolute_size (description, font.size * PANGO_SCALE);
  if (font.bold)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
}

static PangoLayout *
new_layout (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;

  // Unhinted widths, so that text is as wide on screen as on paper.
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  layout = pango_layout_new (context);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static double
layout_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

// The same words are measured again and again: where lines end, and in each copy of a paper.
static double
pango_width (const char *text, EnsFont font, gpointer data)
{
  EnsPangoMeasure *self = data;
  const double *known;
  double width;

  g_string_printf (self->key, "%g %d %d %s", font.size, font.bold, font.fixed, text);
  known = g_hash_table_lookup (self->widths, self->key->str);
  if (known != NULL)
    return *known;
  set_font (self->layout, font);
  pango_layout_set_text (self->layout, text, -1);
  width = layout_width (self->layout);
  if (g_hash_table_size (self->widths) >= MOST_WIDTHS)
    g_hash_table_remove_all (self->widths);
  if (self->key->len <= LONGEST_KEY)
    g_hash_table_insert (self->widths, g_strdup (self->key->str), g_memdup2 (&width, sizeof width));
  return width;
}

/** ens_pango_measure_new: Returns: (transfer full): widths as ens_scene_paint() sets text */
EnsPangoMeasure *
ens_pango_measure_new (void)
{
  EnsPangoMeasure *self = g_new0 (EnsPangoMeasure, 1);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  self->layout = new_layout (context);
  self->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->key = g_string_new (NULL);
  self->measure = (EnsMeasure){ .width = pango_width, .data = self };
  g_object_unref (context);
  return self;
}

void
ens_pango_measure_free (EnsPangoMeasure *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->layout);
  g_hash_table_unref (self->widths);
  g_string_free (self->key, TRUE);
  g_free (self);
}

/** ens_pango_measure_get: Returns: (transfer none): to be put into a chart's options */
const EnsMeasure *
ens_pango_measure_get (EnsPangoMeasure *self)
{
  return &self->measure;
}

static void
set_rgb (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
}

static void
set_ink (const Painter *painter, EnsInk ink)
{
  set_rgb (painter->cr, ens_palette_get (painter->theme, ink).rgb);
}

static void
trace_rect (cairo_t *cr, EnsBox box, double radius)
{
  double r = MIN (radius, MIN (box.width, box.height) / 2);

  cairo_new_path (cr);
  if (r <= 0) {
    cairo_rectangle (cr, box.x, box.y, box.width, box.height);
    return;
  }
  cairo_arc (cr, box.x + box.width - r, box.y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box.x + box.width - r, box.y + box.height - r, r, 0, G_PI_2);
  cairo_arc (cr, box.x + r, box.y + box.height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box.x + r, box.y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
trace_points (cairo_t *cr, const EnsShape *shape)
{
  cairo_new_path (cr);
  for (guint i = 0; i < shape->n_points; i++)
    cairo_line_to (cr, shape->points[i].x, shape->points[i].y);
  if (shape->closed)
    cairo_close_path (cr);
}

static void
trace_hatch (cairo_t *cr, EnsHatch hatch, EnsBox box)
{
  double reach = box.width + box.height;

  cairo_new_path (cr);
  for (double at = 0; at <= reach; at += HATCH_STEP) {
    if (hatch == ENS_HATCH_RISING || hatch == ENS_HATCH_CROSSED) {
      cairo_move_to (cr, box.x + at, box.y);
      cairo_line_to (cr, box.x + at - box.height, box.y + box.height);
    }
    if (hatch == ENS_HATCH_FALLING || hatch == ENS_HATCH_CROSSED) {
      cairo_move_to (cr, box.x + at - box.height, box.y);
      cairo_line_to (cr, box.x + at, box.y + box.height);
    }
    if (hatch == ENS_HATCH_LEVEL && at <= box.height) {
      cairo_move_to (cr, box.x, box.y + at);
      cairo_line_to (cr, box.x + box.width, box.y + at);
    }
  }
  cairo_stroke (cr);
}

static void
paint_dots (cairo_t *cr, EnsBox box)
{
  gboolean is_odd = FALSE;

  for (double y = box.y + 2; y < box.y + box.height; y += HATCH_STEP, is_odd = !is_odd)
    for (double x = box.x + (is_odd ? 4.5 : 2); x < box.x + box.width; x += HATCH_STEP) {
      cairo_arc (cr, x, y, 0.9, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/* The hatching of a fill, cut to the path that has just been traced. */
static void
paint_hatch (const Painter *painter, EnsColor color, EnsBox box)
{
  cairo_t *cr = painter->cr;

  cairo_save (cr);
  cairo_clip (cr);
  set_rgb (cr, color.hatch_rgb);
  cairo_set_line_width (cr, 0.8);
  if (color.hatch == ENS_HATCH_DOTS)
    paint_dots (cr, box);
  else
    trace_hatch (cr, color.hatch, box);
  cairo_restore (cr);
}

static void
trace_shape (cairo_t *cr, const EnsShape *shape)
{
  const EnsBox *box = &shape->box;

  if (shape->kind == ENS_SHAPE_RECT) {
    trace_rect (cr, *box, shape->style.radius);
  } else if (shape->kind == ENS_SHAPE_PATH) {
    trace_points (cr, shape);
  } else {
    cairo_new_path (cr);
    cairo_move_to (cr, box->x, box->y);
    cairo_line_to (cr, box->x + box->width, box->y + box->height);
  }
}

static void
paint_outline (const Painter *painter, const EnsShape *shape)
{
  static const double dashes[] = { 4, 3 };
  const EnsStyle *style = &shape->style;
  cairo_t *cr = painter->cr;

  trace_shape (cr, shape);
  set_ink (painter, style->stroke);
  cairo_set_line_width (cr, style->stroke_width > 0 ? style->stroke_width : 0.75);
  cairo_set_dash (cr, dashes, style->dashed ? 2 : 0, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_figure (const Painter *painter, const EnsShape *shape)
{
  const EnsStyle *style = &shape->style;

  if (style->fill != ENS_INK_NONE && shape->kind != ENS_SHAPE_LINE) {
    EnsColor color = ens_palette_get (painter->theme, style->fill);
    trace_shape (painter->cr, shape);
    set_rgb (painter->cr, color.rgb);
    cairo_fill_preserve (painter->cr);
    if (color.hatch != ENS_HATCH_NONE)
      paint_hatch (painter, color, shape->box);
    cairo_new_path (painter->cr);
  }
  if (style->stroke != ENS_INK_NONE)
    paint_outline (painter, shape);
}

/* On a hatched ground, words get an edge of that ground, so that they can be read. */
static void
paint_halo (const Painter *painter, EnsInk ink)
{
  EnsInk ground = ens_palette_get_ground (ink);
  EnsColor color = ens_palette_get (painter->theme, ground);

  if (ground == ENS_INK_NONE || color.hatch == ENS_HATCH_NONE)
    return;
  set_rgb (painter->cr, color.rgb);
  cairo_set_line_width (painter->cr, HALO_WIDTH);
  cairo_set_line_join (painter->cr, CAIRO_LINE_JOIN_ROUND);
  pango_cairo_layout_path (painter->cr, painter->layout);
  cairo_stroke (painter->cr);
}

static void
paint_text (const Painter *painter, const EnsShape *shape)
{
  const EnsTextStyle *style = &shape->text_style;
  double width, scale, x = shape->box.x;

  set_font (painter->layout, style->font);
  pango_layout_set_text (painter->layout, shape->text, -1);
  width = layout_width (painter->layout);
  scale = width > shape->box.width && width > 0 ? shape->box.width / width : 1;
  if (style->anchor != ENS_ANCHOR_START)
    x -= width * scale * (style->anchor == ENS_ANCHOR_MIDDLE ? 0.5 : 1);
  cairo_save (painter->cr);
  cairo_translate (painter->cr, x, shape->box.y);
  cairo_scale (painter->cr, scale, 1);
  cairo_translate (painter->cr, 0,
                   -(double) pango_layout_get_baseline (painter->layout) / PANGO_SCALE);
  cairo_move_to (painter->cr, 0, 0);
  paint_halo (painter, style->ink);
  set_ink (painter, style->ink);
  cairo_move_to (painter->cr, 0, 0);
  pango_cairo_show_layout (painter->cr, painter->layout);
  cairo_restore (painter->cr);
}

static void
paint_highlight (const Painter *painter, const EnsScene *scene, int mark)
{
  EnsBox box = ens_scene_get_mark (scene, (guint) mark)->box;

  trace_rect (painter->cr, (EnsBox){ box.x - 3, box.y - 3, box.width + 6, box.height + 6 }, 5);
  set_ink (painter, ENS_INK_ACCENT);
  cairo_set_line_width (painter->cr, 2.5);
  cairo_stroke (painter->cr);
}

/* The structure of a paper, by the names of ISO 32000-1, 14.8.4. */
static const char *
find_tag (const char *role)
{
  static const char *const tags[][2] = {
    { "title", "H1" },
    { "heading", "H2" },
    { "subheading", "H3" },
    { "choice", "H3" },
    { "paragraph", "P" },
    { "quote", "P" },
    { "table", "Table" },
    { "row", "TR" },
    { "head", "TH" },
    { "cell", "TD" },
    { "picture", "Figure" },
    { "link", CAIRO_TAG_LINK },
    { "target", CAIRO_TAG_DEST },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strcmp (tags[i][0], role) == 0)
      return tags[i][1];
  return NULL;
}

/* Where a link leads, or where its end is; places are named by this program, without quotes in them. */
static char *
dup_attributes (const char *tag, const char *label)
{
  if (strcmp (tag, CAIRO_TAG_LINK) == 0)
    return g_strdup_printf ("dest='%s'", label);
  if (strcmp (tag, CAIRO_TAG_DEST) == 0)
    return g_strdup_printf ("name='%s' internal", label);
  return NULL;
}

static void
begin_tag (const Painter *painter, const char *role, const char *label)
{
  const char *tag = painter->tags != NULL ? find_tag (role) : NULL;
  g_autofree char *attributes = tag != NULL ? dup_attributes (tag, label) : NULL;

  if (painter->tags == NULL)
    return;
  // Groups within a picture are part of it.
  for (guint i = 0; i < painter->tags->len; i++)
    if (g_strcmp0 (g_ptr_array_index (painter->tags, i), "Figure") == 0)
      tag = NULL;
  if (tag != NULL)
    cairo_tag_begin (painter->cr, tag, attributes);
  g_ptr_array_add (painter->tags, (gpointer) tag);
}

static void
end_tag (const Painter *painter)
{
  const char *tag;

  if (painter->tags == NULL || painter->tags->len == 0)
    return;
  tag = g_ptr_array_steal_index (painter->tags, painter->tags->len - 1);
  if (tag != NULL)
    cairo_tag_end (painter->cr, tag);
}

/* How far up and down a shape reaches, rather too far than too near. */
static void
find_reach (const EnsShape *shape, double *top, double *bottom)
{
  double edge = shape->style.stroke_width + 1;

  *top = MIN (shape->box.y, shape->box.y + shape->box.height);
  *bottom = MAX (shape->box.y, shape->box.y + shape->box.height);
  for (guint i = 0; shape->kind == ENS_SHAPE_PATH && i < shape->n_points; i++) {
    *top = i == 0 ? shape->points[i].y : MIN (*top, shape->points[i].y);
    *bottom = i == 0 ? shape->points[i].y : MAX (*bottom, shape->points[i].y);
  }
  if (shape->kind == ENS_SHAPE_TEXT)
    edge = 2 * shape->text_style.font.size + HALO_WIDTH;
  *top -= edge;
  *bottom += edge;
}

static gboolean
is_in_sight (const Painter *painter, const EnsShape *shape)
{
  double top, bottom;

  find_reach (shape, &top, &bottom);
  return bottom >= painter->top && top <= painter->bottom;
}

static void
paint_shape (const Painter *painter, const EnsShape *shape)
{
  if (shape->kind != ENS_SHAPE_BEGIN && shape->kind != ENS_SHAPE_END &&
      !is_in_sight (painter, shape))
    return;
  switch (shape->kind) {
  case ENS_SHAPE_RECT:
  case ENS_SHAPE_LINE:
  case ENS_SHAPE_PATH:
    paint_figure (painter, shape);
    break;
  case ENS_SHAPE_TEXT:
    paint_text (painter, shape);
    break;
  case ENS_SHAPE_BEGIN:
    begin_tag (painter, shape->role, shape->text);
    break;
  case ENS_SHAPE_END:
    end_tag (painter);
    break;
  }
}

/**
 * ens_scene_paint:
 * @scene: what to paint, at 0, 0
 * @cr: onto what; its unit is a point; its state is kept
 * @paint: (nullable): how; %NULL is light, with paper
 */
void
ens_scene_paint (const EnsScene *scene, cairo_t *cr, const EnsPaint *paint)
{
  static const EnsPaint plain = ENS_PAINT_INIT;
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (GPtrArray) tags = paint != NULL && paint->is_tagged ? g_ptr_array_new () : NULL;
  Painter painter = { .cr = cr, .layout = new_layout (context), .tags = tags };

  if (paint == NULL)
    paint = &plain;
  painter.theme = paint->theme;
  cairo_clip_extents (cr, NULL, &painter.top, NULL, &painter.bottom);
  cairo_save (cr);
  if (!paint->transparent) {
    set_ink (&painter, ENS_INK_PAPER);
    cairo_rectangle (cr, 0, 0, ens_scene_get_width (scene), ens_scene_get_height (scene));
    cairo_fill (cr);
  }
  for (guint i = 0; i < ens_scene_get_n_shapes (scene); i++)
    paint_shape (&painter, ens_scene_get_shape (scene, i));
  if (paint->highlight >= 0 && (guint) paint->highlight < ens_scene_get_n_marks (scene))
    paint_highlight (&painter, scene, paint->highlight);
  cairo_restore (cr);
  g_object_unref (painter.layout);
  g_object_unref (context);
}
