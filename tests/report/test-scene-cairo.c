// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is painted is what was laid out: asserted pixel by pixel, in every theme.
#include "fake-measure.h"

#include "ens-scene-cairo.h"

#define SIDE 60

static void
paint (const EnsScene *scene, const EnsPaint *how, guint32 pixels[SIDE][SIDE])
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data ((unsigned char *) pixels,
                                                                  CAIRO_FORMAT_ARGB32, SIDE, SIDE,
                                                                  SIDE * 4);
  cairo_t *cr = cairo_create (surface);

  ens_scene_paint (scene, cr, how);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static EnsScene *
square (EnsInk fill)
{
  EnsScene *scene = ens_scene_new (SIDE, &fake_measure);

  ens_scene_set_height (scene, SIDE);
  ens_scene_begin_mark (scene, "r", "c", "square");
  ens_scene_add_rect (scene, (EnsBox){ 10, 10, 40, 40 },
                      (EnsStyle){ .fill = fill, .stroke = ENS_INK_FRAME, .stroke_width = 2 });
  ens_scene_end_mark (scene);
  return scene;
}

static guint32
opaque (EnsTheme theme, EnsInk ink)
{
  return 0xff000000 | ens_palette_get (theme, ink).rgb;
}

static void
test_rect_in_every_theme (void)
{
  g_autoptr (EnsScene) scene = square (ENS_INK_LEVEL_1);

  for (int theme = 0; theme < ENS_N_THEMES; theme++) {
    EnsPaint how = { .theme = (EnsTheme) theme, .highlight = -1 };
    guint32 pixels[SIDE][SIDE] = { 0 };
    paint (scene, &how, pixels);
    g_assert_cmphex (pixels[2][2], ==, opaque (how.theme, ENS_INK_PAPER));
    g_assert_cmphex (pixels[30][30], ==, opaque (how.theme, ENS_INK_LEVEL_1));
    g_assert_cmphex (pixels[30][10], ==, opaque (how.theme, ENS_INK_FRAME));
  }
}

static void
test_hatching_in_print (void)
{
  g_autoptr (EnsScene) scene = square ((EnsInk) (ENS_INK_LEVEL_1 + 1));
  EnsPaint how = { .theme = ENS_THEME_PRINT, .highlight = -1 };
  guint32 pixels[SIDE][SIDE] = { 0 };
  guint n_plain = 0, n_inside = 0;

  paint (scene, &how, pixels);
  for (guint y = 12; y < 48; y++)
    for (guint x = 12; x < 48; x++, n_inside++)
      n_plain += pixels[y][x] == opaque (ENS_THEME_PRINT, (EnsInk) (ENS_INK_LEVEL_1 + 1));
  g_assert_cmpuint (n_plain, >, n_inside / 4);
  g_assert_cmpuint (n_plain, <, n_inside * 9 / 10);
  g_assert_cmphex (pixels[5][30], ==, opaque (ENS_THEME_PRINT, ENS_INK_PAPER));
}

static void
test_transparent_and_highlight (void)
{
  g_autoptr (EnsScene) scene = square (ENS_INK_ACCENT);
  EnsPaint how = { .transparent = TRUE, .highlight = 0 };
  guint32 pixels[SIDE][SIDE] = { 0 };

  paint (scene, &how, pixels);
  g_assert_cmphex (pixels[1][1], ==, 0);
  g_assert_cmphex (pixels[30][6], ==, opaque (ENS_THEME_LIGHT, ENS_INK_ACCENT));
}

static void
test_text_stays_in_its_room (void)
{
  g_autoptr (EnsScene) scene = ens_scene_new (SIDE, &fake_measure);
  EnsTextStyle style = { .font = { .size = 8, .bold = TRUE }, .ink = ENS_INK_TEXT };
  guint32 pixels[SIDE][SIDE] = { 0 };
  guint n_dark = 0;

  // Ten wide letters in a layout that believed them 52 points wide.
  ens_scene_set_height (scene, SIDE);
  ens_scene_add_text (scene, (EnsPoint){ 4, 30 }, "WWWWWWWWWW", style);
  paint (scene, NULL, pixels);
  for (guint y = 0; y < SIDE; y++)
    for (guint x = 0; x < SIDE; x++) {
      gboolean is_dark = (pixels[y][x] & 0xff) < 0x80;
      n_dark += is_dark;
      g_assert_false (is_dark && (x < 3 || x > 57 || y < 21 || y > 32));
    }
  g_assert_cmpuint (n_dark, >, 10);
}

static void
test_dot_is_round (void)
{
  g_autoptr (EnsScene) scene = ens_scene_new (SIDE, &fake_measure);
  guint32 pixels[SIDE][SIDE] = { 0 };

  ens_scene_set_height (scene, SIDE);
  ens_scene_add_rect (scene, (EnsBox){ 10, 10, 40, 40 },
                      (EnsStyle){ .fill = ENS_INK_SERIES_1, .radius = 20 });
  paint (scene, NULL, pixels);
  g_assert_cmphex (pixels[12][12], ==, opaque (ENS_THEME_LIGHT, ENS_INK_PAPER));
  g_assert_cmphex (pixels[30][12], ==, opaque (ENS_THEME_LIGHT, ENS_INK_SERIES_1));
}

static void
test_measure_agrees_with_pango (void)
{
  g_autoptr (EnsPangoMeasure) pango = ens_pango_measure_new ();
  const EnsMeasure *measure = ens_pango_measure_get (pango);
  EnsFont small = { .size = 10 }, large = { .size = 20 };
  double narrow = ens_measure_width (measure, "Being heard", small);

  g_assert_cmpfloat (narrow, >, 20);
  g_assert_cmpfloat_with_epsilon (ens_measure_width (measure, "Being heard", large), 2 * narrow,
                                  0.5);
  // Remembered, it is the same; a heavier font of that size is another one.
  g_assert_cmpfloat (ens_measure_width (measure, "Being heard", small), ==, narrow);
  g_assert_cmpfloat (ens_measure_width (measure, "Being heard", (EnsFont){ 10, TRUE }), >, narrow);
  // The plain measure errs on the wide side, so that nothing runs over.
  g_assert_cmpfloat (ens_measure_width (&ens_measure_plain, "Being heard", small), >=, narrow);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/scene-cairo/rect", test_rect_in_every_theme);
  g_test_add_func ("/report/scene-cairo/hatching", test_hatching_in_print);
  g_test_add_func ("/report/scene-cairo/transparent", test_transparent_and_highlight);
  g_test_add_func ("/report/scene-cairo/text", test_text_stays_in_its_room);
  g_test_add_func ("/report/scene-cairo/dot", test_dot_is_round);
  g_test_add_func ("/report/scene-cairo/measure", test_measure_agrees_with_pango);
  return g_test_run ();
}
