// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The colours as one table a theme. Sources: ColorBrewer PuOr and Purples (Brewer 2003), Okabe and Ito
// (2008) for categories; darkened or lightened where the contrast of WCAG 2.1 asks for it (a test
// computes every pair).
#include "ens-palette.h"

#include <math.h>

#define PLAIN(rgb_) \
  {                 \
    .rgb = (rgb_)   \
  }
#define HATCHED(rgb_, hatch_, hatch_rgb_)                       \
  {                                                             \
    .rgb = (rgb_), .hatch = (hatch_), .hatch_rgb = (hatch_rgb_) \
  }

static const EnsColor colors[ENS_N_THEMES][ENS_N_INKS] = {
  [ENS_THEME_LIGHT] = {
    [ENS_INK_PAPER] = PLAIN (0xffffff),
    [ENS_INK_TEXT] = PLAIN (0x1e1c24),
    [ENS_INK_DIM] = PLAIN (0x5e5c66),
    [ENS_INK_RULE] = PLAIN (0xdcdae0),
    [ENS_INK_TRACK] = PLAIN (0xf1f0f4),
    [ENS_INK_OUTLINE] = PLAIN (0x57526a),
    [ENS_INK_FRAME] = PLAIN (0x000000),
    [ENS_INK_ACCENT] = PLAIN (0x1a5fb4),
    [ENS_INK_ON_ACCENT] = PLAIN (0xffffff),
    [ENS_INK_LEVEL_1] = PLAIN (0xb35806),
    [ENS_INK_LEVEL_1 + 1] = PLAIN (0xf1a340),
    [ENS_INK_LEVEL_1 + 2] = PLAIN (0xe3e0e6),
    [ENS_INK_LEVEL_1 + 3] = PLAIN (0x998ec3),
    [ENS_INK_LEVEL_1 + 4] = PLAIN (0x542788),
    [ENS_INK_ON_LEVEL_1] = PLAIN (0xffffff),
    [ENS_INK_ON_LEVEL_1 + 1] = PLAIN (0x000000),
    [ENS_INK_ON_LEVEL_1 + 2] = PLAIN (0x000000),
    [ENS_INK_ON_LEVEL_1 + 3] = PLAIN (0x000000),
    [ENS_INK_ON_LEVEL_1 + 4] = PLAIN (0xffffff),
    [ENS_INK_SERIES_1] = PLAIN (0x0072b2),
    [ENS_INK_SERIES_1 + 1] = PLAIN (0xc45000),
    [ENS_INK_SERIES_1 + 2] = PLAIN (0x007d5a),
    [ENS_INK_SERIES_1 + 3] = PLAIN (0xa83f7d),
    [ENS_INK_SERIES_1 + 4] = PLAIN (0x5e3c99),
    [ENS_INK_SERIES_1 + 5] = PLAIN (0x7a6200),
    [ENS_INK_ON_SERIES_1] = PLAIN (0xffffff),
    [ENS_INK_ON_SERIES_1 + 1] = PLAIN (0xffffff),
    [ENS_INK_ON_SERIES_1 + 2] = PLAIN (0xffffff),
    [ENS_INK_ON_SERIES_1 + 3] = PLAIN (0xffffff),
    [ENS_INK_ON_SERIES_1 + 4] = PLAIN (0xffffff),
    [ENS_INK_ON_SERIES_1 + 5] = PLAIN (0xffffff),
    [ENS_INK_HEAT_1] = PLAIN (0xf7f5fa),
    [ENS_INK_HEAT_1 + 1] = PLAIN (0xdfdcee),
    [ENS_INK_HEAT_1 + 2] = PLAIN (0xc3bfe0),
    [ENS_INK_HEAT_1 + 3] = PLAIN (0xa49ecf),
    [ENS_INK_HEAT_1 + 4] = PLAIN (0x7366ae),
    [ENS_INK_HEAT_1 + 5] = PLAIN (0x4a1f7f),
    [ENS_INK_ON_HEAT_1] = PLAIN (0x000000),
    [ENS_INK_ON_HEAT_1 + 1] = PLAIN (0x000000),
    [ENS_INK_ON_HEAT_1 + 2] = PLAIN (0x000000),
    [ENS_INK_ON_HEAT_1 + 3] = PLAIN (0x000000),
    [ENS_INK_ON_HEAT_1 + 4] = PLAIN (0xffffff),
    [ENS_INK_ON_HEAT_1 + 5] = PLAIN (0xffffff),
  },
  [ENS_THEME_DARK] = {
    [ENS_INK_PAPER] = PLAIN (0x242428),
    [ENS_INK_TEXT] = PLAIN (0xf4f3f7),
    [ENS_INK_DIM] = PLAIN (0xb9b6c3),
    [ENS_INK_RULE] = PLAIN (0x45434d),
    [ENS_INK_TRACK] = PLAIN (0x313036),
    [ENS_INK_OUTLINE] = PLAIN (0xa5a1b2),
    [ENS_INK_FRAME] = PLAIN (0xffffff),
    [ENS_INK_ACCENT] = PLAIN (0x78aeed),
    [ENS_INK_ON_ACCENT] = PLAIN (0x0b0f16),
    [ENS_INK_LEVEL_1] = PLAIN (0xb35806),
    [ENS_INK_LEVEL_1 + 1] = PLAIN (0xf1a340),
    [ENS_INK_LEVEL_1 + 2] = PLAIN (0x3d3b44),
    [ENS_INK_LEVEL_1 + 3] = PLAIN (0xc3bbe6),
    [ENS_INK_LEVEL_1 + 4] = PLAIN (0x8250d0),
    [ENS_INK_ON_LEVEL_1] = PLAIN (0xffffff),
    [ENS_INK_ON_LEVEL_1 + 1] = PLAIN (0x000000),
    [ENS_INK_ON_LEVEL_1 + 2] = PLAIN (0xffffff),
    [ENS_INK_ON_LEVEL_1 + 3] = PLAIN (0x000000),
    [ENS_INK_ON_LEVEL_1 + 4] = PLAIN (0xffffff),
    [ENS_INK_SERIES_1] = PLAIN (0x56a8dc),
    [ENS_INK_SERIES_1 + 1] = PLAIN (0xf08a3c),
    [ENS_INK_SERIES_1 + 2] = PLAIN (0x3fc09a),
    [ENS_INK_SERIES_1 + 3] = PLAIN (0xe293c0),
    [ENS_INK_SERIES_1 + 4] = PLAIN (0xb39ddb),
    [ENS_INK_SERIES_1 + 5] = PLAIN (0xd9c04a),
    [ENS_INK_ON_SERIES_1] = PLAIN (0x000000),
    [ENS_INK_ON_SERIES_1 + 1] = PLAIN (0x000000),
    [ENS_INK_ON_SERIES_1 + 2] = PLAIN (0x000000),
    [ENS_INK_ON_SERIES_1 + 3] = PLAIN (0x000000),
    [ENS_INK_ON_SERIES_1 + 4] = PLAIN (0x000000),
    [ENS_INK_ON_SERIES_1 + 5] = PLAIN (0x000000),
    [ENS_INK_HEAT_1] = PLAIN (0x2b2a31),
    [ENS_INK_HEAT_1 + 1] = PLAIN (0x3d3750),
    [ENS_INK_HEAT_1 + 2] = PLAIN (0x544a78),
    [ENS_INK_HEAT_1 + 3] = PLAIN (0x6f62a3),
    [ENS_INK_HEAT_1 + 4] = PLAIN (0xa79cd6),
    [ENS_INK_HEAT_1 + 5] = PLAIN (0xdcd6f4),
    [ENS_INK_ON_HEAT_1] = PLAIN (0xffffff),
    [ENS_INK_ON_HEAT_1 + 1] = PLAIN (0xffffff),
    [ENS_INK_ON_HEAT_1 + 2] = PLAIN (0xffffff),
    [ENS_INK_ON_HEAT_1 + 3] = PLAIN (0xffffff),
    [ENS_INK_ON_HEAT_1 + 4] = PLAIN (0x000000),
    [ENS_INK_ON_HEAT_1 + 5] = PLAIN (0x000000),
  },
  [ENS_THEME_PRINT] = {
    [ENS_INK_PAPER] = PLAIN (0xffffff),
    [ENS_INK_TEXT] = PLAIN (0x000000),
    [ENS_INK_DIM] = PLAIN (0x444444),
    [ENS_INK_RULE] = PLAIN (0xc4c4c4),
    [ENS_INK_TRACK] = PLAIN (0xf2f2f2),
    [ENS_INK_OUTLINE] = PLAIN (0x222222),
    [ENS_INK_FRAME] = PLAIN (0x000000),
    [ENS_INK_ACCENT] = PLAIN (0x333333),
    [ENS_INK_ON_ACCENT] = PLAIN (0xffffff),
    [ENS_INK_LEVEL_1] = PLAIN (0x4a4a4a),
    [ENS_INK_LEVEL_1 + 1] = HATCHED (0xd2d2d2, ENS_HATCH_RISING, 0x8a8a8a),
    [ENS_INK_LEVEL_1 + 2] = PLAIN (0xffffff),
    [ENS_INK_LEVEL_1 + 3] = HATCHED (0xf0f0f0, ENS_HATCH_DOTS, 0x999999),
    [ENS_INK_LEVEL_1 + 4] = HATCHED (0xb4b4b4, ENS_HATCH_CROSSED, 0x808080),
    [ENS_INK_ON_LEVEL_1] = PLAIN (0xffffff),
    [ENS_INK_ON_LEVEL_1 + 1] = PLAIN (0x000000),
    [ENS_INK_ON_LEVEL_1 + 2] = PLAIN (0x000000),
    [ENS_INK_ON_LEVEL_1 + 3] = PLAIN (0x000000),
    [ENS_INK_ON_LEVEL_1 + 4] = PLAIN (0x000000),
    [ENS_INK_SERIES_1] = PLAIN (0x595959),
    [ENS_INK_SERIES_1 + 1] = HATCHED (0xdadada, ENS_HATCH_RISING, 0x999999),
    [ENS_INK_SERIES_1 + 2] = PLAIN (0xffffff),
    [ENS_INK_SERIES_1 + 3] = HATCHED (0xf0f0f0, ENS_HATCH_DOTS, 0x555555),
    [ENS_INK_SERIES_1 + 4] = HATCHED (0xc8c8c8, ENS_HATCH_FALLING, 0x8a8a8a),
    [ENS_INK_SERIES_1 + 5] = HATCHED (0xe6e6e6, ENS_HATCH_CROSSED, 0x8a8a8a),
    [ENS_INK_ON_SERIES_1] = PLAIN (0xffffff),
    [ENS_INK_ON_SERIES_1 + 1] = PLAIN (0x000000),
    [ENS_INK_ON_SERIES_1 + 2] = PLAIN (0x000000),
    [ENS_INK_ON_SERIES_1 + 3] = PLAIN (0x000000),
    [ENS_INK_ON_SERIES_1 + 4] = PLAIN (0x000000),
    [ENS_INK_ON_SERIES_1 + 5] = PLAIN (0x000000),
    [ENS_INK_HEAT_1] = PLAIN (0xffffff),
    [ENS_INK_HEAT_1 + 1] = PLAIN (0xe6e6e6),
    [ENS_INK_HEAT_1 + 2] = PLAIN (0xcccccc),
    [ENS_INK_HEAT_1 + 3] = PLAIN (0xaaaaaa),
    [ENS_INK_HEAT_1 + 4] = PLAIN (0x6a6a6a),
    [ENS_INK_HEAT_1 + 5] = PLAIN (0x303030),
    [ENS_INK_ON_HEAT_1] = PLAIN (0x000000),
    [ENS_INK_ON_HEAT_1 + 1] = PLAIN (0x000000),
    [ENS_INK_ON_HEAT_1 + 2] = PLAIN (0x000000),
    [ENS_INK_ON_HEAT_1 + 3] = PLAIN (0x000000),
    [ENS_INK_ON_HEAT_1 + 4] = PLAIN (0xffffff),
    [ENS_INK_ON_HEAT_1 + 5] = PLAIN (0xffffff),
  },
};

static const char *const ink_names[ENS_N_INKS] = {
  "none",        "paper",       "text",        "dim",         "rule",        "track",
  "outline",     "frame",       "accent",      "on-accent",   "level-1",     "level-2",
  "level-3",     "level-4",     "level-5",     "on-level-1",  "on-level-2",  "on-level-3",
  "on-level-4",  "on-level-5",  "series-1",    "series-2",    "series-3",    "series-4",
  "series-5",    "series-6",    "on-series-1", "on-series-2", "on-series-3", "on-series-4",
  "on-series-5", "on-series-6", "heat-1",      "heat-2",      "heat-3",      "heat-4",
  "heat-5",      "heat-6",      "on-heat-1",   "on-heat-2",   "on-heat-3",   "on-heat-4",
  "on-heat-5",   "on-heat-6",
};

/**
 * ens_palette_get:
 * @theme: on what it is painted
 * @ink: which; not %ENS_INK_NONE
 *
 * Returns: the colour, with its hatching
 */
EnsColor
ens_palette_get (EnsTheme theme, EnsInk ink)
{
  g_assert (theme < ENS_N_THEMES && ink < ENS_N_INKS);
  return colors[theme][ink];
}

/**
 * ens_palette_get_ground:
 * @ink: an ink
 *
 * Returns: the ink that words in @ink stand on, such as %ENS_INK_LEVEL_1 for %ENS_INK_ON_LEVEL_1;
 *   %ENS_INK_NONE when they stand on paper
 */
EnsInk
ens_palette_get_ground (EnsInk ink)
{
  if (ink == ENS_INK_ON_ACCENT)
    return ENS_INK_ACCENT;
  if (ink >= ENS_INK_ON_LEVEL_1 && ink < ENS_INK_SERIES_1)
    return (EnsInk) (ink - ENS_N_LEVELS);
  if (ink >= ENS_INK_ON_SERIES_1 && ink < ENS_INK_HEAT_1)
    return (EnsInk) (ink - ENS_N_SERIES_INKS);
  if (ink >= ENS_INK_ON_HEAT_1)
    return (EnsInk) (ink - ENS_N_HEAT_INKS);
  return ENS_INK_NONE;
}

/**
 * ens_palette_ink_name:
 * @ink: an ink
 *
 * Returns: its name in scenes written as text and in style sheets
 */
const char *
ens_palette_ink_name (EnsInk ink)
{
  g_assert (ink < ENS_N_INKS);
  return ink_names[ink];
}

static double
linear (guint32 channel)
{
  double c = channel / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 rgb)
{
  return 0.2126 * linear (rgb >> 16 & 0xff) + 0.7152 * linear (rgb >> 8 & 0xff) +
         0.0722 * linear (rgb & 0xff);
}

/**
 * ens_palette_contrast:
 * @a: 0xRRGGBB
 * @b: 0xRRGGBB
 *
 * Returns: their contrast ratio, 1 to 21 (WCAG 2.1, "contrast ratio")
 */
double
ens_palette_contrast (guint32 a, guint32 b)
{
  double first = luminance (a) + 0.05, second = luminance (b) + 0.05;

  return MAX (first, second) / MIN (first, second);
}
