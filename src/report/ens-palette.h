// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The colours of every picture, as data: light, dark, and print (safe in grey). A scene names inks
// only; the painter asks here. Colour is never the only sign: inks of marks carry a hatching too.
#pragma once

#include "ens-indicator-stats.h"

#include <glib.h>

G_BEGIN_DECLS

/** EnsTheme: on what a scene is painted */
typedef enum {
  ENS_THEME_LIGHT,
  ENS_THEME_DARK,
  ENS_THEME_PRINT,
  ENS_N_THEMES,
} EnsTheme;

#define ENS_N_SERIES_INKS 6
#define ENS_N_HEAT_INKS   6

/**
 * EnsInk:
 * @ENS_INK_NONE: not painted
 * @ENS_INK_PAPER: what lies behind
 * @ENS_INK_TEXT: words; at least 4.5:1 on paper
 * @ENS_INK_DIM: words of less weight; at least 4.5:1 on paper
 * @ENS_INK_RULE: grid lines and separators, meant to recede
 * @ENS_INK_TRACK: a quiet ground behind marks
 * @ENS_INK_OUTLINE: around every mark; at least 3:1 on paper
 * @ENS_INK_FRAME: what must be seen first, such as the median's frame
 * @ENS_INK_ACCENT: one mark among others
 * @ENS_INK_ON_ACCENT: words on it
 * @ENS_INK_LEVEL_1: very unsatisfactory; the four further levels follow
 * @ENS_INK_ON_LEVEL_1: words on it; four follow
 * @ENS_INK_SERIES_1: a category; %ENS_N_SERIES_INKS in all
 * @ENS_INK_ON_SERIES_1: words on it
 * @ENS_INK_HEAT_1: least of a scale of %ENS_N_HEAT_INKS
 * @ENS_INK_ON_HEAT_1: words on it
 */
typedef enum {
  ENS_INK_NONE,
  ENS_INK_PAPER,
  ENS_INK_TEXT,
  ENS_INK_DIM,
  ENS_INK_RULE,
  ENS_INK_TRACK,
  ENS_INK_OUTLINE,
  ENS_INK_FRAME,
  ENS_INK_ACCENT,
  ENS_INK_ON_ACCENT,
  ENS_INK_LEVEL_1,
  ENS_INK_ON_LEVEL_1 = ENS_INK_LEVEL_1 + ENS_N_LEVELS,
  ENS_INK_SERIES_1 = ENS_INK_ON_LEVEL_1 + ENS_N_LEVELS,
  ENS_INK_ON_SERIES_1 = ENS_INK_SERIES_1 + ENS_N_SERIES_INKS,
  ENS_INK_HEAT_1 = ENS_INK_ON_SERIES_1 + ENS_N_SERIES_INKS,
  ENS_INK_ON_HEAT_1 = ENS_INK_HEAT_1 + ENS_N_HEAT_INKS,
  ENS_N_INKS = ENS_INK_ON_HEAT_1 + ENS_N_HEAT_INKS,
} EnsInk;

/** EnsHatch: the pattern laid over a mark where colours may be lost */
typedef enum {
  ENS_HATCH_NONE,
  ENS_HATCH_RISING,
  ENS_HATCH_FALLING,
  ENS_HATCH_CROSSED,
  ENS_HATCH_LEVEL,
  ENS_HATCH_DOTS,
} EnsHatch;

/**
 * EnsColor:
 * @rgb: 0xRRGGBB
 * @hatch: its pattern in this theme
 * @hatch_rgb: the colour of the pattern
 */
typedef struct {
  guint32 rgb;
  EnsHatch hatch;
  guint32 hatch_rgb;
} EnsColor;

EnsColor ens_palette_get (EnsTheme theme, EnsInk ink);
EnsInk ens_palette_get_ground (EnsInk ink);
const char *ens_palette_ink_name (EnsInk ink);
double ens_palette_contrast (guint32 a, guint32 b);

G_END_DECLS
