// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lays a table out in columns by measure: the first takes what the numbers leave.
#include "ens-scene-table.h"

#include "ens-chart-layout.h"

#include <math.h>

#define MARGIN       24.0
#define CELL_GAP     12.0
#define FIRST_LEAST  140.0
#define NUMBER_LEAST 56.0
#define NUMBER_MOST  110.0

static const EnsTextStyle head_style = { .font = { .size = 10, .bold = TRUE },
                                         .ink = ENS_INK_TEXT };
static const EnsTextStyle cell_style = { .font = { .size = 10.5 }, .ink = ENS_INK_TEXT };

/* What each column needs; the page grows when the numbers leave the first too little. */
static double *
column_widths (const EnsScene *source, const EnsMeasure *measure, double *page_width)
{
  guint n_columns = ens_scene_get_n_columns (source);
  double *widths = g_new0 (double, n_columns);
  double taken = 2 * MARGIN;

  for (guint column = 1; column < n_columns; column++) {
    widths[column] = NUMBER_LEAST;
    for (guint row = 0; row < ens_scene_get_n_rows (source); row++)
      widths[column] = MAX (widths[column],
                            ens_measure_width (measure, ens_scene_get_cell (source, row, column),
                                               cell_style.font) +
                              1);
    widths[column] = MIN (widths[column], NUMBER_MOST);
    taken += widths[column] + CELL_GAP;
  }
  *page_width = MAX (*page_width, taken + FIRST_LEAST);
  widths[0] = *page_width - taken;
  return widths;
}

static double
add_cell (EnsScene *scene, EnsBox box, const char *text, EnsTextStyle style, guint column)
{
  style.anchor = column == 0 ? ENS_ANCHOR_START : ENS_ANCHOR_END;
  return ens_scene_add_paragraph (scene, box, text, 0, style);
}

static double
add_row (EnsScene *scene, const EnsScene *source, const double *widths, int row, double y)
{
  double x = MARGIN, height = 0;

  ens_scene_begin (scene, "row", "");
  for (guint column = 0; column < ens_scene_get_n_columns (source); column++) {
    const char *text = row < 0 ? ens_scene_get_heading (source, column)
                               : ens_scene_get_cell (source, (guint) row, column);
    EnsBox box = { x, y, widths[column], 0 };
    double taken = add_cell (scene, box, text, row < 0 ? head_style : cell_style, column);
    height = MAX (height, taken);
    x += widths[column] + CELL_GAP;
  }
  ens_scene_end (scene);
  return y + height + 4;
}

/**
 * ens_scene_table_new:
 * @scene: the picture whose table it is
 * @measure: widths of text
 *
 * Returns: (transfer full): the table, at least as wide as the picture
 */
EnsScene *
ens_scene_table_new (const EnsScene *scene, const EnsMeasure *measure)
{
  double width = ens_scene_get_width (scene), y = MARGIN;
  g_autofree double *widths = column_widths (scene, measure, &width);
  EnsScene *table = ens_scene_new (width, measure);

  ens_scene_set_title (table, ens_scene_get_title (scene));
  ens_scene_describe (table, ens_scene_get_description (scene));
  y += 10 + ens_scene_add_paragraph (table, (EnsBox){ MARGIN, y, width - 2 * MARGIN, 0 },
                                     ens_scene_get_title (scene), 0,
                                     ens_chart_bold_style (14, ENS_INK_TEXT, ENS_ANCHOR_START));
  for (int row = -1; row < (int) ens_scene_get_n_rows (scene); row++) {
    y = add_row (table, scene, widths, row, y + 3);
    ens_scene_add_line (table, (EnsPoint){ MARGIN, y }, (EnsPoint){ width - MARGIN, y },
                        ens_chart_rule_style ());
  }
  ens_scene_set_height (table, ceil (y + MARGIN));
  if (ens_scene_is_rtl (scene))
    ens_scene_mirror (table);
  return table;
}
