// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Panels side by side where the width allows it, in the order given. Computes nothing: a bar is as long
// as its parts.
#include "ens-chart-places.h"

#include "ens-chart-layout.h"
#include "ens-chart-levels.h"
#include "ens-error.h"

#define PANEL_GAP   28.0
#define ROW_HEIGHT  26.0
#define MANY_HEIGHT 17.0
#define MOST_WIDE   16
#define BAR_HEIGHT  15.0
#define DENSE_BAR   13.0
#define LABEL_SHARE 0.40
#define DENSE_SHARE 0.48
#define WORDS_SHARE 0.21
#define LABEL_GAP   8.0
#define MOST_LINES  6
#define LABEL_LINES 3
#define LINE_GAP    3.0
#define DENSE_SIZE  10.0
#define LEAST_PANEL 310.0
#define MOST_PANELS 4

/** Column: where a panel is drawn */
typedef struct {
  EnsChartLayout *layout;
  double x;
  double y;
  double width;
} Column;

static void
tell (EnsScene *scene, const EnsChartPlaces *data)
{
  ens_scene_add_heading (scene, _ ("What"));
  ens_scene_add_heading (scene, _ ("Place"));
  ens_scene_add_heading (scene, _ ("What is known"));
  for (guint i = 0; i < data->n_panels; i++)
    for (guint k = 0; k < data->panels[i].n_rows; k++) {
      const EnsPlacesRow *row = &data->panels[i].rows[k];

      ens_scene_take_cell (scene, g_strdup (data->panels[i].title));
      ens_scene_take_cell (scene, g_strdup (row->label));
      ens_scene_take_cell (scene, g_strdup (row->why != NULL     ? row->why
                                            : row->words != NULL ? row->words
                                                                 : ""));
    }
  ens_chart_describe_rows (scene, 3);
}

static void
draw_bar (const Column *column, const EnsPlacesRow *row, double x, double width, double height)
{
  EnsScene *scene = column->layout->scene;
  double at = x;

  ens_scene_add_rect (scene, (EnsBox){ x, column->y, width, height },
                      (EnsStyle){ .fill = ENS_INK_TRACK });
  for (guint i = 0; i < row->n_parts; i++) {
    const EnsInk ink = row->n_parts == 1 ? ENS_INK_ACCENT : (EnsInk) (ENS_INK_LEVEL_1 + (int) i);
    const double part = row->parts[i] * width;

    if (part > 0)
      ens_scene_add_rect (scene, (EnsBox){ at, column->y, part, height },
                          ens_chart_mark_style (ink));
    at += part;
  }
}

static void
draw_row (Column *column, const EnsPlacesPanel *panel, const EnsPlacesRow *row)
{
  EnsScene *scene = column->layout->scene;
  const gboolean is_dense = panel->n_rows > MOST_WIDE;
  const double share = is_dense ? DENSE_SHARE : LABEL_SHARE;
  const double x = column->x + column->width * share;
  const double words_x = column->x + column->width;
  double height = 0, label_height;
  g_autofree char *title = ens_chart_layout_dup_name (column->layout, panel->title);
  g_autofree char *name = ens_chart_layout_dup_name (column->layout, row->label);
  g_autofree char *mark = g_strdup_printf ("%s: %s: %s", title, name,
                                           row->why != NULL     ? row->why
                                           : row->words != NULL ? row->words
                                                                : "");

  ens_scene_begin_mark (scene, panel->title, row->label, mark);
  label_height = ens_scene_add_paragraph (
    scene, (EnsBox){ column->x, column->y, column->width * share - LABEL_GAP, ROW_HEIGHT },
    row->label, LABEL_LINES,
    ens_chart_text_style (is_dense ? DENSE_SIZE : 12, ENS_INK_TEXT, ENS_ANCHOR_START));
  if (row->why != NULL) {
    height = ens_scene_add_paragraph (
      scene, (EnsBox){ x, column->y, column->width * (1 - share), ROW_HEIGHT }, row->why,
      MOST_LINES, ens_chart_text_style (11, ENS_INK_DIM, ENS_ANCHOR_START));
  } else {
    draw_bar (column, row, x, column->width * (1 - share - WORDS_SHARE),
              is_dense ? DENSE_BAR : BAR_HEIGHT);
    if (row->words != NULL)
      ens_scene_add_text (scene, (EnsPoint){ words_x, column->y + 12 }, row->words,
                          ens_chart_text_style (11, ENS_INK_DIM, ENS_ANCHOR_END));
  }
  ens_scene_end_mark (scene);
  column->y += MAX (is_dense ? MANY_HEIGHT : ROW_HEIGHT, MAX (height, label_height + LINE_GAP)) +
               (row->why != NULL ? 4 : 0);
}

static double
draw_panel (EnsChartLayout *layout, const EnsPlacesPanel *panel, double x, double width)
{
  Column column = { layout, x, layout->y, width };

  ens_scene_begin (layout->scene, "panel", panel->title);
  column.y += ens_scene_add_paragraph (layout->scene, (EnsBox){ x, column.y, width, 0 },
                                       panel->title, 3,
                                       ens_chart_bold_style (13, ENS_INK_TEXT, ENS_ANCHOR_START)) +
              8;
  for (guint i = 0; i < panel->n_rows; i++)
    draw_row (&column, panel, &panel->rows[i]);
  ens_scene_end (layout->scene);
  return column.y;
}

static gboolean
has_levels (const EnsChartPlaces *data)
{
  for (guint i = 0; i < data->n_panels; i++)
    for (guint k = 0; k < data->panels[i].n_rows; k++)
      if (data->panels[i].rows[k].n_parts == ENS_N_LEVELS)
        return TRUE;
  return FALSE;
}

static void
draw_legend (EnsChartLayout *layout)
{
  EnsLegendItem items[ENS_N_LEVELS];

  for (guint level = 0; level < ENS_N_LEVELS; level++)
    items[level] = (EnsLegendItem){ ens_chart_mark_style ((EnsInk) (ENS_INK_LEVEL_1 + (int) level)),
                                    ens_chart_levels_get_name (level) };
  ens_chart_layout_legend (layout, layout->left, items, ENS_N_LEVELS);
}

/**
 * ens_chart_places_new:
 * @data: what is laid side by side
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_places_new (const EnsChartPlaces *data, const EnsChartOptions *options)
{
  EnsChartLayout layout = ens_chart_layout_begin (options, _ ("Side by side"),
                                                  _ ("All bars have the same scale."));
  const guint n_fitting = (guint) CLAMP (layout.width / LEAST_PANEL, 1, MOST_PANELS);
  const guint n_columns = MAX (1, MIN (n_fitting, data->n_panels));
  const double width = (layout.width - (n_columns - 1) * PANEL_GAP) / n_columns;

  tell (layout.scene, data);
  if (data->n_panels == 0)
    ens_chart_layout_nothing (&layout, _ ("There is nothing that both have yet."));
  for (guint i = 0; i < data->n_panels; i += n_columns) {
    double bottom = layout.y;

    for (guint k = i; k < MIN (i + n_columns, data->n_panels); k++) {
      const double x = layout.left + (k - i) * (width + PANEL_GAP);

      // Not within MAX(), which would draw it twice.
      const double end = draw_panel (&layout, &data->panels[k], x, width);

      bottom = MAX (bottom, end);
    }
    layout.y = bottom + PANEL_GAP / 2;
  }
  if (has_levels (data))
    draw_legend (&layout);
  return ens_chart_layout_end (&layout, options);
}
