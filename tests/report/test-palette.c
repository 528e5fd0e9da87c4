// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every theme can be read: contrasts by WCAG 2.1, and levels that differ without colour.
#include "ens-palette.h"

#include <math.h>

static guint32
rgb (EnsTheme theme, int ink)
{
  return ens_palette_get (theme, (EnsInk) ink).rgb;
}

static void
assert_contrast (EnsTheme theme, int a, int b, double least)
{
  double contrast = ens_palette_contrast (rgb (theme, a), rgb (theme, b));

  if (contrast < least)
    g_test_message ("theme %u: %s on %s: %.2f", theme, ens_palette_ink_name ((EnsInk) a),
                    ens_palette_ink_name ((EnsInk) b), contrast);
  g_assert_cmpfloat (contrast, >=, least);
}

static void
test_words_on_paper (void)
{
  for (int theme = 0; theme < ENS_N_THEMES; theme++) {
    assert_contrast ((EnsTheme) theme, ENS_INK_TEXT, ENS_INK_PAPER, 7);
    assert_contrast ((EnsTheme) theme, ENS_INK_DIM, ENS_INK_PAPER, 4.5);
    assert_contrast ((EnsTheme) theme, ENS_INK_DIM, ENS_INK_TRACK, 4.5);
    assert_contrast ((EnsTheme) theme, ENS_INK_OUTLINE, ENS_INK_PAPER, 3);
    assert_contrast ((EnsTheme) theme, ENS_INK_ACCENT, ENS_INK_PAPER, 3);
    assert_contrast ((EnsTheme) theme, ENS_INK_ACCENT, ENS_INK_TRACK, 3);
  }
}

static void
assert_words_on (EnsTheme theme, int first, int first_on, int n)
{
  for (int i = 0; i < n; i++)
    assert_contrast (theme, first_on + i, first + i, 4.5);
}

static void
test_words_on_marks (void)
{
  for (int t = 0; t < ENS_N_THEMES; t++) {
    EnsTheme theme = (EnsTheme) t;
    assert_words_on (theme, ENS_INK_LEVEL_1, ENS_INK_ON_LEVEL_1, ENS_N_LEVELS);
    assert_words_on (theme, ENS_INK_SERIES_1, ENS_INK_ON_SERIES_1, ENS_N_SERIES_INKS);
    assert_words_on (theme, ENS_INK_HEAT_1, ENS_INK_ON_HEAT_1, ENS_N_HEAT_INKS);
    assert_contrast (theme, ENS_INK_ACCENT, ENS_INK_ON_ACCENT, 4.5);
  }
}

static void
test_categories_on_paper (void)
{
  for (int i = 0; i < ENS_N_SERIES_INKS; i++) {
    assert_contrast (ENS_THEME_LIGHT, ENS_INK_SERIES_1 + i, ENS_INK_PAPER, 3);
    assert_contrast (ENS_THEME_DARK, ENS_INK_SERIES_1 + i, ENS_INK_PAPER, 3);
  }
}

static void
test_print_is_grey_and_distinct (void)
{
  for (int i = ENS_INK_PAPER; i < ENS_N_INKS; i++) {
    guint32 c = rgb (ENS_THEME_PRINT, i);
    g_assert_true ((c >> 16 & 0xff) == (c >> 8 & 0xff) && (c >> 8 & 0xff) == (c & 0xff));
  }
  for (int i = 0; i < ENS_N_LEVELS; i++)
    for (int j = i + 1; j < ENS_N_LEVELS; j++) {
      EnsColor a = ens_palette_get (ENS_THEME_PRINT, (EnsInk) (ENS_INK_LEVEL_1 + i));
      EnsColor b = ens_palette_get (ENS_THEME_PRINT, (EnsInk) (ENS_INK_LEVEL_1 + j));
      g_assert_true (a.hatch != b.hatch || ens_palette_contrast (a.rgb, b.rgb) >= 3);
    }
}

/* How a colour looks to people without one kind of cone (Machado, Oliveira and
 * Fernandes 2009, at full severity), computed in linear light. */
static void
simulate (const double matrix[9], guint32 color, double seen[3])
{
  double light[3];

  for (int i = 0; i < 3; i++) {
    double c = (color >> (16 - 8 * i) & 0xff) / 255.0;
    light[i] = c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
  }
  for (int i = 0; i < 3; i++) {
    double c = matrix[3 * i] * light[0] + matrix[3 * i + 1] * light[1] +
               matrix[3 * i + 2] * light[2];
    c = CLAMP (c, 0, 1);
    seen[i] = c <= 0.0031308 ? 12.92 * c : 1.055 * pow (c, 1 / 2.4) - 0.055;
  }
}

static double
distance (const double matrix[9], guint32 one, guint32 other)
{
  double a[3], b[3];

  simulate (matrix, one, a);
  simulate (matrix, other, b);
  return sqrt (pow (a[0] - b[0], 2) + pow (a[1] - b[1], 2) + pow (a[2] - b[2], 2));
}

// Protanopia, deuteranopia, tritanopia, and a printer without colour (Rec. 709 luminance).
static const double eyes[4][9] = {
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
  { 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722 },
};

#define GREY 3

static void
test_levels_differ_for_colour_blind_people (void)
{
  for (int theme = ENS_THEME_LIGHT; theme <= ENS_THEME_DARK; theme++)
    for (int kind = 0; kind < GREY; kind++)
      for (int i = 0; i < ENS_N_LEVELS; i++)
        for (int j = i + 1; j < ENS_N_LEVELS; j++)
          // A sixth of the whole way from black to white.
          g_assert_cmpfloat (distance (eyes[kind], rgb ((EnsTheme) theme, ENS_INK_LEVEL_1 + i),
                                       rgb ((EnsTheme) theme, ENS_INK_LEVEL_1 + j)),
                             >, sqrt (3) / 6);
}

// What touches in a picture, seen by every kind of eye and in grey: levels beside one another, and steps of
// a heat map. Each has a number on it and an outline of 3:1 besides.
static void
test_neighbours_differ (void)
{
  static const struct {
    int first, n;
  } scales[] = { { ENS_INK_LEVEL_1, ENS_N_LEVELS }, { ENS_INK_HEAT_1, ENS_N_HEAT_INKS } };

  for (int theme = ENS_THEME_LIGHT; theme <= ENS_THEME_DARK; theme++)
    for (gsize kind = 0; kind < G_N_ELEMENTS (eyes); kind++)
      for (gsize scale = 0; scale < G_N_ELEMENTS (scales); scale++)
        for (int i = 0; i + 1 < scales[scale].n; i++) {
          double away = distance (eyes[kind], rgb ((EnsTheme) theme, scales[scale].first + i),
                                  rgb ((EnsTheme) theme, scales[scale].first + i + 1));

          if (away <= 0.08)
            g_test_message ("theme %d, eyes %u: %s is like the next: %.3f", theme, (guint) kind,
                            ens_palette_ink_name ((EnsInk) (scales[scale].first + i)), away);
          g_assert_cmpfloat (away, >, 0.08);
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/palette/words-on-paper", test_words_on_paper);
  g_test_add_func ("/report/palette/words-on-marks", test_words_on_marks);
  g_test_add_func ("/report/palette/categories", test_categories_on_paper);
  g_test_add_func ("/report/palette/print", test_print_is_grey_and_distinct);
  g_test_add_func ("/report/palette/colour-blind", test_levels_differ_for_colour_blind_people);
  g_test_add_func ("/report/palette/neighbours", test_neighbours_differ);
  return g_test_run ();
}
