// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes of picture files. SVG comes from our own writer, PNG and PDF from cairo.
#include "ens-export.h"

#include "ens-error.h"
#include "ens-png-writer.h"
#include "ens-scene-cairo.h"
#include "ens-scene-table.h"
#include "ens-svg.h"

#include <cairo-pdf.h>
#include <string.h>

#define PNG_SCALE 2.0

// Rows of pixels painted at a time: few enough for a processor's cache, many enough for few turns.
#define PNG_BAND 256

// Wider or higher pictures many programs cannot open, cairo among them.
#define PNG_MOST 32767

/**
 * ens_export_format_from_path:
 * @path: a file name
 * @format: (out): by its ending
 * @error: set with %ENS_ERROR_USAGE when the ending is none of ours
 */
gboolean
ens_export_format_from_path (const char *path, EnsExportFormat *format, GError **error)
{
  static const char *const endings[] = { ".svg", ".png", ".pdf" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i])) {
      *format = (EnsExportFormat) i;
      return TRUE;
    }
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("%s: a picture's name ends in .svg, .png or .pdf: choose one of them"), path);
  return FALSE;
}

/** ens_export_needs_pango: Returns: whether layouts should be measured with EnsPangoMeasure */
gboolean
ens_export_needs_pango (EnsExportFormat format)
{
  return format != ENS_EXPORT_SVG;
}

static cairo_status_t
append_bytes (gpointer data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, _ ("The picture could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
paint_band (const EnsScene *scene,
            EnsTheme theme,
            guint8 *pixels,
            guint stride,
            guint from,
            guint n_rows,
            GError **error)
{
  EnsPaint paint = { .theme = theme, .highlight = -1 };
  cairo_surface_t *surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_RGB24,
                                                                  (int) (stride / 4), (int) n_rows,
                                                                  (int) stride);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_translate (cr, 0, -(double) from);
  cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  ens_scene_paint (scene, cr, &paint);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return check_status (status, error);
}

static gboolean
write_png (GByteArray *out, const EnsScene *scene, EnsTheme theme, GError **error)
{
  guint width = (guint) (ens_scene_get_width (scene) * PNG_SCALE + 0.5);
  guint height = (guint) (ens_scene_get_height (scene) * PNG_SCALE + 0.5);
  guint stride = width * 4;
  g_autoptr (EnsPngWriter) writer = NULL;

  if (MAX (width, height) > PNG_MOST)
    return check_status (CAIRO_STATUS_INVALID_SIZE, error);
  writer = ens_png_writer_new (width, height, PNG_BAND);
  for (guint from = 0; from < height; from += PNG_BAND) {
    guint n_rows = MIN (PNG_BAND, height - from);
    g_autofree guint8 *pixels = ens_png_writer_take (writer);

    if (!paint_band (scene, theme, pixels, stride, from, n_rows, error))
      return FALSE;
    ens_png_writer_add (writer, g_steal_pointer (&pixels), n_rows);
  }
  ens_png_writer_finish (writer, ens_scene_get_title (scene), ens_scene_get_description (scene),
                         out);
  return TRUE;
}

/* Headings become the outline by which a reader moves through the file. */
static void
add_outline (cairo_surface_t *surface, const EnsScene *page, guint number)
{
  for (guint i = 0; i < ens_scene_get_n_shapes (page); i++) {
    const EnsShape *shape = ens_scene_get_shape (page, i);
    g_autofree char *link = NULL;
    if (shape->kind != ENS_SHAPE_BEGIN || strcmp (shape->role, "heading") != 0 ||
        *shape->text == '\0')
      continue;
    link = g_strdup_printf ("page=%u", number);
    cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, shape->text, link, 0);
  }
}

static cairo_surface_t *
new_pdf (GByteArray *out, const EnsScene *first, const char *title)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, out,
                                                                  ens_scene_get_width (first),
                                                                  ens_scene_get_height (first));

  // Old enough for every reader and printer; newer cairo would hide the title in packed objects.
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  ens_scene_get_description (first));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Ensemble");
  // No date: the same pages give the same bytes.
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
  return surface;
}

// No tag around all pages: cairo 1.18 refuses one that reaches over a page.
static gboolean
paint_pages (cairo_surface_t *surface,
             cairo_t *cr,
             const EnsPageSource *source,
             EnsTheme theme,
             GError **error)
{
  EnsPaint paint = { .theme = theme, .is_tagged = TRUE, .highlight = -1 };

  for (guint i = 0; i < source->n; i++) {
    const EnsScene *page = source->get (i, source->data);

    if (!ens_progress_step (source->progress, (double) i / source->n, error))
      return FALSE;
    cairo_pdf_surface_set_size (surface, ens_scene_get_width (page), ens_scene_get_height (page));
    ens_scene_paint (page, cr, &paint);
    add_outline (surface, page, i + 1);
    cairo_show_page (cr);
  }
  return TRUE;
}

static gboolean
write_pdf (GByteArray *out,
           const EnsPageSource *source,
           const char *title,
           EnsTheme theme,
           GError **error)
{
  cairo_surface_t *surface = new_pdf (out, source->get (0, source->data), title);
  cairo_t *cr = cairo_create (surface);
  gboolean is_done = paint_pages (surface, cr, source, theme, error);
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return is_done && check_status (status, error);
}

static const EnsScene *
get_page (guint index, gpointer data)
{
  const EnsScene *const *pages = data;

  return pages[index];
}

/* The picture, and its table on a page of its own. */
static gboolean
write_chart_pdf (GByteArray *out, const EnsScene *scene, EnsTheme theme, GError **error)
{
  g_autoptr (EnsPangoMeasure) measure = ens_pango_measure_new ();
  g_autoptr (EnsScene) table = ens_scene_table_new (scene, ens_pango_measure_get (measure));
  const EnsScene *pages[] = { scene, table };
  const EnsPageSource source = { .get = get_page,
                                 .data = pages,
                                 .n = ens_scene_get_n_rows (scene) > 0 ? 2 : 1 };

  return write_pdf (out, &source, ens_scene_get_title (scene), theme, error);
}

/** ens_export_dup_pdf_from: as ens_export_dup_pdf(), of pages that are made one after the other. */
GBytes *
ens_export_dup_pdf_from (const EnsPageSource *source,
                         const char *title,
                         EnsTheme theme,
                         GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  g_return_val_if_fail (source->n > 0, NULL);
  if (!write_pdf (out, source, title, theme, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/**
 * ens_export_dup_pdf:
 * @pages: at least one
 * @n_pages: how many
 * @title: of the file
 * @theme: its colours; %ENS_THEME_PRINT for paper
 * @error: set with %ENS_ERROR_FAILED when a page cannot be drawn
 *
 * Returns: (transfer full): the file's bytes, with an outline of the headings
 */
GBytes *
ens_export_dup_pdf (const EnsScene *const *pages,
                    guint n_pages,
                    const char *title,
                    EnsTheme theme,
                    GError **error)
{
  const EnsPageSource source = { .get = get_page, .data = (gpointer) pages, .n = n_pages };

  return ens_export_dup_pdf_from (&source, title, theme, error);
}

/**
 * ens_export_dup_bytes:
 * @scene: the picture
 * @theme: its colours
 * @format: of the file; a PDF has the table on pages of its own, PNG and SVG carry the words inside
 * @error: set with %ENS_ERROR_FAILED when it cannot be drawn, for instance because it is too large
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *
ens_export_dup_bytes (const EnsScene *scene, EnsTheme theme, EnsExportFormat format, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gboolean ok = TRUE;

  if (format == ENS_EXPORT_SVG) {
    g_autoptr (GString) text = g_string_new (NULL);
    ens_svg_append (text, scene, &(EnsSvgOptions){ .theme = theme });
    g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  } else if (format == ENS_EXPORT_PNG) {
    ok = write_png (out, scene, theme, error);
  } else {
    ok = write_chart_pdf (out, scene, theme, error);
  }
  return ok ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}
