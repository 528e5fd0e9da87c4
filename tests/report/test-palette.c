// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every theme can be read: contrasts by WCAG 2.1, and levels that differ without colour.
#include "ens-palette.h"

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

static void
test_themes_have_names (void)
{
  EnsTheme theme = ENS_THEME_LIGHT;

  g_assert_true (ens_palette_theme_from_name ("print", &theme));
  g_assert_cmpint (theme, ==, ENS_THEME_PRINT);
  g_assert_false (ens_palette_theme_from_name ("purple", &theme));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/palette/words-on-paper", test_words_on_paper);
  g_test_add_func ("/report/palette/words-on-marks", test_words_on_marks);
  g_test_add_func ("/report/palette/categories", test_categories_on_paper);
  g_test_add_func ("/report/palette/print", test_print_is_grey_and_distinct);
  g_test_add_func ("/report/palette/names", test_themes_have_names);
  return g_test_run ();
}
