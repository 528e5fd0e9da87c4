// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes one scene. Same scene, same bytes: numbers have at most two decimals and no locale.
#include "ens-svg.h"

#include "ens-text.h"

#include <math.h>
#include <string.h>

#define FONT_FAMILY \
  "Cantarell, 'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"

typedef struct {
  GString *out;
  EnsTheme theme;
  const char *id;
} Writer;

static void
append_number (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.2f", number);
  if (strchr (text, '.') != NULL) {
    gsize length = strlen (text);
    while (text[length - 1] == '0')
      text[--length] = '\0';
    if (text[length - 1] == '.')
      text[--length] = '\0';
  }
  g_string_append (out, strcmp (text, "-0") == 0 ? "0" : text);
}

static void
append_attribute (GString *out, const char *name, double number)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, number);
  g_string_append_c (out, '"');
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *clean = ens_text_clean (text, -1, NULL);
  g_autofree char *escaped = g_markup_escape_text (clean, -1);

  g_string_append (out, escaped);
}

static void
append_element (GString *out, const char *name, const char *id, const char *text)
{
  g_string_append_printf (out, "<%s", name);
  if (id != NULL)
    g_string_append_printf (out, " id=\"%s\"", id);
  g_string_append_c (out, '>');
  append_escaped (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
append_hatch_lines (GString *out, EnsColor color)
{
  const char *lines = color.hatch == ENS_HATCH_RISING    ? "M-1,1L1,-1M0,5L5,0M4,6L6,4"
                      : color.hatch == ENS_HATCH_FALLING ? "M4,-1L6,1M0,0L5,5M-1,4L1,6"
                      : color.hatch == ENS_HATCH_CROSSED ? "M0,0L5,5M0,5L5,0"
                                                         : "M0,2.5L5,2.5";

  if (color.hatch == ENS_HATCH_DOTS)
    g_string_append_printf (out, "<circle cx=\"2.5\" cy=\"2.5\" r=\"0.9\" fill=\"#%06x\"/>",
                            color.hatch_rgb);
  else
    g_string_append_printf (out, "<path d=\"%s\" stroke=\"#%06x\" stroke-width=\"0.8\"/>", lines,
                            color.hatch_rgb);
}

static void
append_pattern (GString *out, EnsInk ink, EnsColor color)
{
  g_string_append_printf (
    out,
    "<pattern id=\"%s\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
    "<rect width=\"5\" height=\"5\" fill=\"#%06x\"/>",
    ens_palette_ink_name (ink), color.rgb);
  append_hatch_lines (out, color);
  g_string_append (out, "</pattern>\n");
}

/**
 * ens_svg_append_patterns:
 * @out: where it goes
 * @theme: whose hatchings
 *
 * The patterns that fills of @theme refer to; nothing where it has none. A page holds them once, a file
 * of its own gets them with its picture.
 */
void
ens_svg_append_patterns (GString *out, EnsTheme theme)
{
  gboolean any = FALSE;

  for (int ink = ENS_INK_PAPER; ink < ENS_N_INKS; ink++) {
    EnsColor color = ens_palette_get (theme, (EnsInk) ink);
    if (color.hatch == ENS_HATCH_NONE)
      continue;
    g_string_append (out, any ? "" : "<defs>\n");
    append_pattern (out, (EnsInk) ink, color);
    any = TRUE;
  }
  g_string_append (out, any ? "</defs>\n" : "");
}

static void
append_fill (const Writer *writer, EnsInk ink)
{
  EnsColor color;

  if (ink == ENS_INK_NONE) {
    g_string_append (writer->out, " fill=\"none\"");
    return;
  }
  color = ens_palette_get (writer->theme, ink);
  if (color.hatch != ENS_HATCH_NONE)
    g_string_append_printf (writer->out, " fill=\"url(#%s)\"", ens_palette_ink_name (ink));
  else
    g_string_append_printf (writer->out, " fill=\"#%06x\"", color.rgb);
}

static void
append_style (const Writer *writer, const EnsStyle *style)
{
  if (writer->id != NULL) {
    g_string_append_printf (writer->out, " class=\"f-%s s-%s\"", ens_palette_ink_name (style->fill),
                            ens_palette_ink_name (style->stroke));
  } else {
    append_fill (writer, style->fill);
    if (style->stroke != ENS_INK_NONE)
      g_string_append_printf (writer->out, " stroke=\"#%06x\"",
                              ens_palette_get (writer->theme, style->stroke).rgb);
  }
  if (style->stroke != ENS_INK_NONE)
    append_attribute (writer->out, "stroke-width",
                      style->stroke_width > 0 ? style->stroke_width : 0.75);
  if (style->dashed)
    g_string_append (writer->out, " stroke-dasharray=\"4 3\"");
}

static void
append_rect (const Writer *writer, const EnsShape *shape)
{
  double radius = MIN (shape->style.radius, MIN (shape->box.width, shape->box.height) / 2);

  g_string_append (writer->out, "<rect");
  append_attribute (writer->out, "x", shape->box.x);
  append_attribute (writer->out, "y", shape->box.y);
  append_attribute (writer->out, "width", MAX (shape->box.width, 0));
  append_attribute (writer->out, "height", MAX (shape->box.height, 0));
  if (radius > 0)
    append_attribute (writer->out, "rx", radius);
  append_style (writer, &shape->style);
  g_string_append (writer->out, "/>\n");
}

static void
append_line (const Writer *writer, const EnsShape *shape)
{
  g_string_append (writer->out, "<line");
  append_attribute (writer->out, "x1", shape->box.x);
  append_attribute (writer->out, "y1", shape->box.y);
  append_attribute (writer->out, "x2", shape->box.x + shape->box.width);
  append_attribute (writer->out, "y2", shape->box.y + shape->box.height);
  append_style (writer, &shape->style);
  g_string_append (writer->out, "/>\n");
}

static void
append_path (const Writer *writer, const EnsShape *shape)
{
  g_string_append (writer->out, shape->closed ? "<polygon points=\"" : "<polyline points=\"");
  for (guint i = 0; i < shape->n_points; i++) {
    g_string_append (writer->out, i > 0 ? " " : "");
    append_number (writer->out, shape->points[i].x);
    g_string_append_c (writer->out, ',');
    append_number (writer->out, shape->points[i].y);
  }
  g_string_append_c (writer->out, '"');
  append_style (writer, &shape->style);
  g_string_append (writer->out, "/>\n");
}

static void
append_text_ink (const Writer *writer, EnsInk ink)
{
  EnsInk ground = ens_palette_get_ground (ink);
  EnsColor color;

  if (writer->id != NULL) {
    g_string_append_printf (writer->out, " class=\"f-%s\"", ens_palette_ink_name (ink));
    return;
  }
  append_fill (writer, ink);
  color = ens_palette_get (writer->theme, ground);
  if (ground != ENS_INK_NONE && color.hatch != ENS_HATCH_NONE)
    g_string_append_printf (writer->out,
                            " stroke=\"#%06x\" stroke-width=\"4\" stroke-linejoin=\"round\" "
                            "paint-order=\"stroke\"",
                            color.rgb);
}

static void
append_text (const Writer *writer, const EnsShape *shape)
{
  const EnsTextStyle *style = &shape->text_style;
  gboolean rtl = ens_text_is_rtl (shape->text);
  gboolean at_end = style->anchor == (rtl ? ENS_ANCHOR_START : ENS_ANCHOR_END);

  g_string_append (writer->out, "<text");
  append_attribute (writer->out, "x", shape->box.x);
  append_attribute (writer->out, "y", shape->box.y);
  append_attribute (writer->out, "font-size", style->font.size);
  g_string_append (writer->out, style->font.bold ? " font-weight=\"bold\"" : "");
  g_string_append (writer->out, style->font.fixed ? " font-family=\"monospace\"" : "");
  // The anchor of a scene is a place on the paper; that of SVG follows the direction of the text.
  g_string_append (writer->out, rtl ? " direction=\"rtl\"" : "");
  if (style->anchor == ENS_ANCHOR_MIDDLE || at_end)
    g_string_append_printf (writer->out, " text-anchor=\"%s\"", at_end ? "end" : "middle");
  append_text_ink (writer, style->ink);
  g_string_append_c (writer->out, '>');
  append_escaped (writer->out, shape->text);
  g_string_append (writer->out, "</text>\n");
}

static void
append_begin (const Writer *writer, const EnsShape *shape)
{
  g_string_append_printf (writer->out, "<g class=\"%s\">", shape->role);
  if (strcmp (shape->role, "mark") == 0)
    append_element (writer->out, "title", NULL, shape->text);
  else
    g_string_append_c (writer->out, '\n');
}

static void
append_shape (const Writer *writer, const EnsShape *shape)
{
  switch (shape->kind) {
  case ENS_SHAPE_RECT:
    append_rect (writer, shape);
    break;
  case ENS_SHAPE_LINE:
    append_line (writer, shape);
    break;
  case ENS_SHAPE_PATH:
    append_path (writer, shape);
    break;
  case ENS_SHAPE_TEXT:
    append_text (writer, shape);
    break;
  case ENS_SHAPE_BEGIN:
    append_begin (writer, shape);
    break;
  case ENS_SHAPE_END:
    g_string_append (writer->out, "</g>\n");
    break;
  }
}

/* The table of a picture that stands alone goes with it, where programs and readers of the source find it. */
static void
append_table (GString *out, const EnsScene *scene)
{
  guint n_columns = ens_scene_get_n_columns (scene);

  if (n_columns == 0)
    return;
  g_string_append (out, "<metadata>\n<table xmlns=\"http://www.w3.org/1999/xhtml\">\n<tr>");
  for (guint column = 0; column < n_columns; column++) {
    g_string_append (out, "<th>");
    append_escaped (out, ens_scene_get_heading (scene, column));
    g_string_append (out, "</th>");
  }
  g_string_append (out, "</tr>\n");
  for (guint row = 0; row < ens_scene_get_n_rows (scene); row++) {
    g_string_append (out, "<tr>");
    for (guint column = 0; column < n_columns; column++) {
      g_string_append (out, "<td>");
      append_escaped (out, ens_scene_get_cell (scene, row, column));
      g_string_append (out, "</td>");
    }
    g_string_append (out, "</tr>\n");
  }
  g_string_append (out, "</table>\n</metadata>\n");
}

// In a page from right to left a text would else be anchored at its other end.
static void
append_root (const Writer *writer, const EnsScene *scene)
{
  const char *id = writer->id != NULL ? writer->id : "picture";

  if (writer->id == NULL)
    g_string_append (writer->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append (writer->out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
  append_number (writer->out, ens_scene_get_width (scene));
  g_string_append_c (writer->out, ' ');
  append_number (writer->out, ens_scene_get_height (scene));
  g_string_append_c (writer->out, '"');
  append_attribute (writer->out, "width", ens_scene_get_width (scene));
  append_attribute (writer->out, "height", ens_scene_get_height (scene));
  g_string_append_printf (writer->out,
                          " role=\"img\" aria-labelledby=\"%s-title\" aria-describedby=\"%s-desc\" "
                          "direction=\"ltr\" font-family=\"" FONT_FAMILY "\">\n",
                          id, id);
}

/**
 * ens_svg_append:
 * @out: where it goes
 * @scene: what to write
 * @options: whether it stands alone or in a page
 */
void
ens_svg_append (GString *out, const EnsScene *scene, const EnsSvgOptions *options)
{
  Writer writer = { .out = out, .theme = options->theme, .id = options->id };
  const char *id = options->id != NULL ? options->id : "picture";
  g_autofree char *title_id = g_strconcat (id, "-title", NULL);
  g_autofree char *desc_id = g_strconcat (id, "-desc", NULL);
  EnsShape paper = { .kind = ENS_SHAPE_RECT,
                     .box = { 0, 0, ens_scene_get_width (scene), ens_scene_get_height (scene) },
                     .style = { .fill = ENS_INK_PAPER } };

  append_root (&writer, scene);
  append_element (out, "title", title_id, ens_scene_get_title (scene));
  append_element (out, "desc", desc_id, ens_scene_get_description (scene));
  if (options->id == NULL)
    append_table (out, scene);
  if (options->id == NULL)
    ens_svg_append_patterns (out, options->theme);
  append_shape (&writer, &paper);
  for (guint i = 0; i < ens_scene_get_n_shapes (scene); i++)
    append_shape (&writer, ens_scene_get_shape (scene, i));
  g_string_append (out, "</svg>\n");
}

/**
 * ens_svg_append_css:
 * @out: where it goes
 * @theme: the colours
 * @indent: before each line
 *
 * The style sheet of the classes that pictures inside a page use.
 */
void
ens_svg_append_css (GString *out, EnsTheme theme, const char *indent)
{
  for (int ink = ENS_INK_PAPER; ink < ENS_N_INKS; ink++) {
    EnsColor color = ens_palette_get (theme, (EnsInk) ink);
    const char *name = ens_palette_ink_name ((EnsInk) ink);
    if (color.hatch != ENS_HATCH_NONE)
      g_string_append_printf (out, "%s.f-%s{fill:url(#%s)}", indent, name, name);
    else
      g_string_append_printf (out, "%s.f-%s{fill:#%06x}", indent, name, color.rgb);
    g_string_append_printf (out, ".s-%s{stroke:#%06x}\n", name, color.rgb);
  }
  g_string_append_printf (out, "%s.f-none{fill:none}\n", indent);
}
