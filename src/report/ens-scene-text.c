// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A scene as lines of text, for golden tests and for looking at a layout without painting it.
#include "ens-scene-text.h"

static void
append_number (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = (double) (gint64) (number * 10 + (number < 0 ? -0.5 : 0.5)) / 10;

  g_string_append_c (out, ' ');
  g_string_append (out, g_ascii_formatd (text, sizeof text, "%.10g", rounded + 0.0));
}

static void
append_box (GString *out, EnsBox box)
{
  append_number (out, box.x);
  append_number (out, box.y);
  append_number (out, box.width);
  append_number (out, box.height);
}

static void
append_style (GString *out, const EnsStyle *style)
{
  if (style->fill != ENS_INK_NONE)
    g_string_append_printf (out, " fill=%s", ens_palette_ink_name (style->fill));
  if (style->stroke != ENS_INK_NONE)
    g_string_append_printf (out, " stroke=%s", ens_palette_ink_name (style->stroke));
  if (style->stroke_width > 0) {
    g_string_append (out, " width");
    append_number (out, style->stroke_width);
  }
  if (style->radius > 0) {
    g_string_append (out, " radius");
    append_number (out, style->radius);
  }
  if (style->dashed)
    g_string_append (out, " dashed");
}

static void
append_text (GString *out, const EnsShape *shape)
{
  static const char *const anchors[] = { "start", "middle", "end" };
  const EnsTextStyle *style = &shape->text_style;

  g_string_append_printf (out, "text %s", anchors[style->anchor]);
  append_number (out, shape->box.x);
  append_number (out, shape->box.y);
  append_number (out, style->font.size);
  g_string_append_printf (out, "%s%s %s “%s”", style->font.bold ? " bold" : "",
                          style->font.fixed ? " fixed" : "", ens_palette_ink_name (style->ink),
                          shape->text);
}

static void
append_shape (GString *out, const EnsShape *shape)
{
  switch (shape->kind) {
  case ENS_SHAPE_RECT:
    g_string_append (out, "rect");
    append_box (out, shape->box);
    append_style (out, &shape->style);
    break;
  case ENS_SHAPE_LINE:
    g_string_append (out, "line");
    append_box (out, shape->box);
    append_style (out, &shape->style);
    break;
  case ENS_SHAPE_PATH:
    g_string_append (out, shape->closed ? "area" : "path");
    for (guint i = 0; i < shape->n_points; i++) {
      append_number (out, shape->points[i].x);
      append_number (out, shape->points[i].y);
    }
    append_style (out, &shape->style);
    break;
  case ENS_SHAPE_TEXT:
    append_text (out, shape);
    break;
  case ENS_SHAPE_BEGIN:
    g_string_append_printf (out, "begin %s “%s”", shape->role, shape->text);
    break;
  case ENS_SHAPE_END:
    g_string_append (out, "end");
    break;
  }
  g_string_append_c (out, '\n');
}

static void
append_table (GString *out, const EnsScene *self)
{
  guint n_columns = ens_scene_get_n_columns (self);

  for (guint column = 0; column < n_columns; column++)
    g_string_append_printf (out, "%s%s", column == 0 ? "table " : " | ",
                            ens_scene_get_heading (self, column));
  if (n_columns > 0)
    g_string_append_c (out, '\n');
  for (guint row = 0; row < ens_scene_get_n_rows (self); row++) {
    for (guint column = 0; column < n_columns; column++)
      g_string_append_printf (out, "%s%s", column == 0 ? "row " : " | ",
                              ens_scene_get_cell (self, row, column));
    g_string_append_c (out, '\n');
  }
}

/**
 * ens_scene_to_string:
 * @self: a scene
 *
 * Returns: (transfer full): all of it as text, numbers rounded to a tenth of a point
 */
char *
ens_scene_to_string (const EnsScene *self)
{
  g_autoptr (GString) out = g_string_new ("scene");
  int depth = 0;

  append_number (out, ens_scene_get_width (self));
  append_number (out, ens_scene_get_height (self));
  g_string_append_printf (out, "%s\ntitle %s\nsays %s\n", ens_scene_is_rtl (self) ? " rtl" : "",
                          ens_scene_get_title (self), ens_scene_get_description (self));
  append_table (out, self);
  for (guint i = 0; i < ens_scene_get_n_shapes (self); i++) {
    const EnsShape *shape = ens_scene_get_shape (self, i);
    depth -= shape->kind == ENS_SHAPE_END;
    g_string_append_printf (out, "%*s", depth * 2, "");
    append_shape (out, shape);
    depth += shape->kind == ENS_SHAPE_BEGIN;
  }
  for (guint i = 0; i < ens_scene_get_n_marks (self); i++) {
    const EnsMark *mark = ens_scene_get_mark (self, i);
    g_string_append_printf (out, "mark %u %s/%s", i, mark->row, mark->column);
    append_box (out, mark->box);
    g_string_append_c (out, '\n');
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
