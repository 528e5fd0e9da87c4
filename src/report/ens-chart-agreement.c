// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each pair stands twice, as people read such a table from either side. Below 0 is shown as 0 is:
// "no more alike than by chance" is all that can be said of it.
#include "ens-chart-agreement.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#define COLUMN_LEAST 48.0
#define COLUMN_MOST  110.0
#define ROW_HEIGHT   28.0
#define HEAD_SIZE    10.5
#define NUMBER_SIZE  11.0

typedef struct {
  EnsChartLayout layout;
  const EnsChartAgreement *data;
  double label_width;
  double column_width;
} Grid;

static double
get_value (const EnsChartAgreement *data, guint row, guint column)
{
  return CLAMP (data->values[row * data->n_tables + column], 0, 1);
}

static int
step_of (double value)
{
  return (int) (value * ENS_N_HEAT_INKS + 0.999);
}

static char *
dup_finding (const EnsChartAgreement *data)
{
  if (data->n_tables < 2)
    return g_strdup (_ ("One table cannot agree or disagree"));
  if (data->agreement >= 0.65)
    return g_strdup (_ ("The tables made much the same piles"));
  if (data->agreement >= 0.35)
    return g_strdup (_ ("The tables agree in part"));
  return g_strdup (_ ("Each table sees it in its own way"));
}

static void
measure_grid (Grid *grid)
{
  const EnsChartAgreement *data = grid->data;
  g_autofree const char **labels = g_new0 (const char *, data->n_tables + 1);
  double room;

  for (guint i = 0; i < data->n_tables; i++)
    labels[i] = data->tables[i].label;
  grid->label_width = ens_chart_layout_label_width (&grid->layout, labels, data->n_tables);
  room = grid->layout.width - grid->label_width - 16;
  grid->column_width = CLAMP (room / MAX (1, data->n_tables), COLUMN_LEAST, COLUMN_MOST);
}

static double
column_x (const Grid *grid, guint column)
{
  return grid->layout.left + grid->label_width + 16 + column * grid->column_width;
}

static void
draw_cell (Grid *grid, guint row, guint column, EnsBox box)
{
  const EnsChartName *first = &grid->data->tables[row], *second = &grid->data->tables[column];
  double value = get_value (grid->data, row, column);
  int step = step_of (value);
  EnsInk ground = step > 0 ? (EnsInk) (ENS_INK_HEAT_1 + step - 1) : ENS_INK_PAPER;
  EnsInk ink = step > 0 ? (EnsInk) (ENS_INK_ON_HEAT_1 + step - 1) : ENS_INK_DIM;
  g_autofree char *number = ens_figures_dup_percent (value);
  g_autofree char *name = ens_chart_layout_dup_name (&grid->layout, first->label);
  g_autofree char *other = ens_chart_layout_dup_name (&grid->layout, second->label);
  g_autofree char *label = g_strdup_printf (_ ("%s and %s: %s alike"), name, other, number);

  ens_scene_begin_mark (grid->layout.scene, first->key, second->key, label);
  ens_scene_add_rect (grid->layout.scene, box,
                      (EnsStyle){ .fill = ground, .stroke = ENS_INK_OUTLINE, .stroke_width = 0.5 });
  ens_scene_add_text (grid->layout.scene,
                      (EnsPoint){ box.x + box.width / 2, box.y + box.height / 2 + 4 }, number,
                      ens_chart_text_style (NUMBER_SIZE, ink, ENS_ANCHOR_MIDDLE));
  ens_scene_end_mark (grid->layout.scene);
}

static void
draw_heads (Grid *grid)
{
  double height = 0;

  ens_scene_begin (grid->layout.scene, "heads", "");
  for (guint i = 0; i < grid->data->n_tables; i++) {
    EnsBox box = { column_x (grid, i) + 2, grid->layout.y, grid->column_width - 4, 0 };
    double taken = ens_scene_add_paragraph (grid->layout.scene, box, grid->data->tables[i].label, 3,
                                            ens_chart_text_style (HEAD_SIZE, ENS_INK_TEXT,
                                                                  ENS_ANCHOR_MIDDLE));
    height = MAX (height, taken);
  }
  ens_scene_end (grid->layout.scene);
  grid->layout.y += height + 6;
}

static void
draw_row (Grid *grid, guint row)
{
  EnsChartLayout *layout = &grid->layout;
  const char *label = grid->data->tables[row].label;
  EnsBox box = { layout->left, layout->y + 5, grid->label_width, 0 };
  double height;

  ens_scene_begin (layout->scene, "row", label);
  height = ens_chart_layout_label (layout, box, label, NULL) + 10;
  height = MAX (ROW_HEIGHT, height);
  for (guint column = 0; column < grid->data->n_tables; column++)
    if (column != row)
      draw_cell (grid, row, column,
                 (EnsBox){ column_x (grid, column), layout->y, grid->column_width, height });
  ens_scene_end (layout->scene);
  layout->y += height;
}

static void
add_table (EnsScene *scene, const EnsChartAgreement *data)
{
  ens_scene_add_heading (scene, _ ("Table"));
  for (guint i = 0; i < data->n_tables; i++)
    ens_scene_add_heading (scene, data->tables[i].label);
  for (guint row = 0; row < data->n_tables; row++) {
    ens_scene_take_cell (scene, g_strdup (data->tables[row].label));
    for (guint column = 0; column < data->n_tables; column++)
      ens_scene_take_cell (scene, row == column
                                    ? g_strdup ("–")
                                    : ens_figures_dup_percent (get_value (data, row, column)));
  }
}

/**
 * ens_chart_agreement_new:
 * @data: how far each two tables agree
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_agreement_new (const EnsChartAgreement *data, const EnsChartOptions *options)
{
  g_autofree char *title = dup_finding (data);
  Grid grid = { .data = data };

  grid.layout =
    ens_chart_layout_begin (options, title,
                            // xgettext:no-c-format
                            _ ("100 % is the same piles, 0 % no more alike than by chance."));
  measure_grid (&grid);
  add_table (grid.layout.scene, data);
  ens_chart_describe_rows (grid.layout.scene, 4);
  if (data->n_tables < 2) {
    ens_chart_layout_nothing (&grid.layout, _ ("Enter the piles of a second table to compare."));
    return ens_chart_layout_end (&grid.layout, options);
  }
  draw_heads (&grid);
  for (guint row = 0; row < data->n_tables; row++)
    draw_row (&grid, row);
  return ens_chart_layout_end (&grid.layout, options);
}
