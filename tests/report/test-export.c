// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files of pictures: well-formed, with words inside, the same bytes each time.
#include "ens-export.h"
#include "fake-measure.h"

#include "ens-error.h"
#include "ens-scene-cairo.h"
#include "ens-svg.h"

#include <string.h>

static EnsScene *
small_scene (void)
{
  EnsScene *scene = ens_scene_new (100, &fake_measure);
  EnsTextStyle style = { .font = { .size = 10 }, .ink = ENS_INK_TEXT, .anchor = ENS_ANCHOR_END };

  ens_scene_set_height (scene, 50);
  ens_scene_set_title (scene, "Work & <play>");
  ens_scene_describe (scene, "Two \"bars\".");
  ens_scene_add_heading (scene, "Name");
  ens_scene_add_heading (scene, "n");
  ens_scene_take_cell (scene, g_strdup ("<b>"));
  ens_scene_take_cell (scene, g_strdup ("3"));
  ens_scene_begin (scene, "row", "a");
  ens_scene_add_text (scene, (EnsPoint){ 90, 20 }, "a < b\001", style);
  ens_scene_add_text (scene, (EnsPoint){ 90, 40 }, "الأمان", style);
  ens_scene_end (scene);
  ens_scene_begin_mark (scene, "r", "1", "a & b");
  ens_scene_add_rect (scene, (EnsBox){ 10, 10, 40.125, 30 },
                      (EnsStyle){ .fill = (EnsInk) (ENS_INK_LEVEL_1 + 1),
                                  .stroke = ENS_INK_OUTLINE });
  ens_scene_end_mark (scene);
  return scene;
}

static char *
dup_svg (const EnsScene *scene, EnsTheme theme)
{
  g_autoptr (GBytes) bytes = ens_export_dup_bytes (scene, theme, ENS_EXPORT_SVG, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
holds_bytes (GBytes *bytes, const char *part, gsize length)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  for (gsize i = 0; i + length <= n; i++)
    if (memcmp (data + i, part, length) == 0)
      return TRUE;
  return FALSE;
}

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_fail_printf ("no “%s” in:\n%s", part, text);
}

static void
test_svg_is_well_formed (void)
{
  static const GMarkupParser parser = { NULL };

  for (int theme = 0; theme < ENS_N_THEMES; theme++) {
    g_autoptr (EnsScene) scene = small_scene ();
    g_autofree char *svg = dup_svg (scene, (EnsTheme) theme);
    g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
    g_autoptr (GError) error = NULL;
    g_markup_parse_context_parse (context, svg, -1, &error);
    g_assert_no_error (error);
    g_markup_parse_context_end_parse (context, &error);
    g_assert_no_error (error);
  }
}

static void
test_svg_has_words (void)
{
  g_autoptr (EnsScene) scene = small_scene ();
  g_autofree char *svg = dup_svg (scene, ENS_THEME_LIGHT);

  assert_holds (svg,
                "role=\"img\" aria-labelledby=\"picture-title\" aria-describedby=\"picture-desc\"");
  assert_holds (svg, "<title id=\"picture-title\">Work &amp; &lt;play&gt;</title>");
  assert_holds (svg, "<desc id=\"picture-desc\">Two &quot;bars&quot;.</desc>");
  assert_holds (svg, "<tr><td>&lt;b&gt;</td><td>3</td></tr>");
  assert_holds (svg, "<title>a &amp; b</title>");
  assert_holds (svg, " width=\"40.12\" height=\"30\"");
  assert_holds (svg, ">a &lt; b\357\277\275</text>");
}

static void
test_svg_sets_rtl_by_its_end (void)
{
  g_autoptr (EnsScene) scene = small_scene ();
  g_autofree char *svg = dup_svg (scene, ENS_THEME_LIGHT);

  // The end on the paper is where a text from right to left starts.
  assert_holds (svg, "font-size=\"10\" direction=\"rtl\" fill=\"#1e1c24\">الأمان");
  assert_holds (svg, "font-size=\"10\" text-anchor=\"end\" fill=\"#1e1c24\">a");
}

static void
test_svg_hatches_in_print (void)
{
  g_autoptr (EnsScene) scene = small_scene ();
  g_autofree char *print = dup_svg (scene, ENS_THEME_PRINT);
  g_autofree char *light = dup_svg (scene, ENS_THEME_LIGHT);

  assert_holds (print, "<pattern id=\"level-2\"");
  assert_holds (print, "fill=\"url(#level-2)\"");
  g_assert_null (strstr (light, "<pattern"));
}

static void
test_svg_in_a_page (void)
{
  g_autoptr (EnsScene) scene = small_scene ();
  g_autoptr (GString) svg = g_string_new (NULL);
  g_autoptr (GString) css = g_string_new (NULL);

  ens_svg_append (svg, scene, &(EnsSvgOptions){ .id = "chart-3" });
  ens_svg_append_css (css, ENS_THEME_DARK, "  ");
  g_assert_true (g_str_has_prefix (svg->str, "<svg "));
  assert_holds (svg->str, "aria-labelledby=\"chart-3-title\"");
  assert_holds (svg->str, "class=\"f-level-2 s-outline\"");
  g_assert_null (strstr (svg->str, "fill=\"#"));
  g_assert_null (strstr (svg->str, "<metadata>"));
  assert_holds (css->str, "  .f-level-2{fill:#f1a340}");
}

static void
test_png (void)
{
  static const guint8 head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  g_autoptr (EnsScene) scene = small_scene ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ens_export_dup_bytes (scene, ENS_THEME_LIGHT, ENS_EXPORT_PNG, &error);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_no_error (error);
  g_assert_cmpmem (data, sizeof head, head, sizeof head);
  g_assert_cmpuint (data[18] << 8 | data[19], ==, 200);
  g_assert_cmpuint (data[22] << 8 | data[23], ==, 100);
  g_assert_true (holds_bytes (bytes, "iTXtTitle\0\0\0\0\0Work & <play>", 27));
}

typedef struct {
  const guint8 *data;
  gsize at;
} Reader;

static cairo_status_t
read_bytes (gpointer data, unsigned char *bytes, unsigned int length)
{
  Reader *reader = data;

  memcpy (bytes, reader->data + reader->at, length);
  reader->at += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
test_png_holds_what_is_painted (void)
{
  g_autoptr (EnsScene) scene = small_scene ();
  g_autoptr (GBytes) bytes = ens_export_dup_bytes (scene, ENS_THEME_DARK, ENS_EXPORT_PNG, NULL);
  Reader reader = { g_bytes_get_data (bytes, NULL), 0 };
  cairo_surface_t *read = cairo_image_surface_create_from_png_stream (read_bytes, &reader);
  cairo_surface_t *painted = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 100);
  cairo_t *cr = cairo_create (painted);
  EnsPaint dark = { .theme = ENS_THEME_DARK, .highlight = -1 };

  cairo_scale (cr, 2, 2);
  ens_scene_paint (scene, cr, &dark);
  cairo_surface_flush (painted);
  g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (reader.at, ==, g_bytes_get_size (bytes));
  for (int y = 0; y < 100; y++) {
    const guint32 *a = (gpointer) (cairo_image_surface_get_data (read) +
                                   y * cairo_image_surface_get_stride (read));
    const guint32 *b = (gpointer) (cairo_image_surface_get_data (painted) +
                                   y * cairo_image_surface_get_stride (painted));
    for (int x = 0; x < 200; x++)
      g_assert_cmphex (a[x] & 0xffffff, ==, b[x] & 0xffffff);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (read);
  cairo_surface_destroy (painted);
}

static void
test_pdf (void)
{
  g_autoptr (EnsScene) scene = small_scene ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ens_export_dup_bytes (scene, ENS_THEME_PRINT, ENS_EXPORT_PDF, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
  g_assert_true (holds_bytes (bytes, "/Title (Work & <play>)", 22));
  g_assert_true (holds_bytes (bytes, "/Count 2", 8));
}

static void
test_same_bytes (void)
{
  for (int format = 0; format < 3; format++) {
    g_autoptr (EnsScene) scene = small_scene ();
    g_autoptr (GBytes) first = ens_export_dup_bytes (scene, ENS_THEME_LIGHT,
                                                     (EnsExportFormat) format, NULL);
    g_autoptr (GBytes) second = ens_export_dup_bytes (scene, ENS_THEME_LIGHT,
                                                      (EnsExportFormat) format, NULL);
    g_assert_true (g_bytes_equal (first, second));
  }
}

static void
test_too_large_is_an_error (void)
{
  g_autoptr (EnsScene) scene = small_scene ();
  g_autoptr (GError) error = NULL;

  ens_scene_set_height (scene, 1e6);
  g_assert_null (ens_export_dup_bytes (scene, ENS_THEME_LIGHT, ENS_EXPORT_PNG, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_FAILED);
}

static void
test_format_from_path (void)
{
  EnsExportFormat format = ENS_EXPORT_SVG;
  g_autoptr (GError) error = NULL;

  g_assert_true (ens_export_format_from_path ("a/b.PDF", &format, NULL));
  g_assert_cmpint (format, ==, ENS_EXPORT_PDF);
  g_assert_false (ens_export_format_from_path ("a.gif", &format, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_USAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/export/svg-well-formed", test_svg_is_well_formed);
  g_test_add_func ("/report/export/svg-words", test_svg_has_words);
  g_test_add_func ("/report/export/svg-rtl", test_svg_sets_rtl_by_its_end);
  g_test_add_func ("/report/export/svg-print", test_svg_hatches_in_print);
  g_test_add_func ("/report/export/svg-in-page", test_svg_in_a_page);
  g_test_add_func ("/report/export/png", test_png);
  g_test_add_func ("/report/export/png-pixels", test_png_holds_what_is_painted);
  g_test_add_func ("/report/export/pdf", test_pdf);
  g_test_add_func ("/report/export/same-bytes", test_same_bytes);
  g_test_add_func ("/report/export/too-large", test_too_large_is_an_error);
  g_test_add_func ("/report/export/format", test_format_from_path);
  return g_test_run ();
}
