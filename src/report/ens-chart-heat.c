// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table of shades in six steps of equal width. The numbers stand in the cells, so that the shades
// only guide the eye.
#include "ens-chart-heat.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#include <inttypes.h>

#define COLUMN_LEAST 58.0
#define COLUMN_MOST  120.0
#define ROW_HEIGHT   28.0
#define HEAD_SIZE    10.5
#define NUMBER_SIZE  11.0
#define TITLE_NAME   50

typedef struct {
  EnsChartLayout layout;
  const EnsChartStatements *data;
  gint64 most;
  double label_width;
  double column_width;
  guint columns_a_band;
} Grid;

static const EnsStatementCell *
get_cell (const EnsChartStatements *data, guint row, guint group)
{
  return &data->cells[row * data->n_groups + group];
}

/* The step of a count, 0 for nothing to ENS_N_HEAT_INKS for the most. */
static int
step_of (const Grid *grid, gint64 count)
{
  return grid->most > 0 ? (int) ((count * ENS_N_HEAT_INKS + grid->most - 1) / grid->most) : 0;
}

static char *
dup_finding (const EnsChartStatements *data, const EnsChartOptions *options)
{
  gboolean is_hidden = FALSE;
  gint64 most = 0;
  guint best = 0;
  g_autofree char *group = NULL, *name = NULL, *count = NULL;

  for (guint i = 0; i < data->n_dimensions * data->n_groups; i++) {
    is_hidden |= data->cells[i].hidden;
    if (!data->cells[i].hidden && data->cells[i].tally.expressions > most) {
      most = data->cells[i].tally.expressions;
      best = i;
    }
  }
  if (most == 0)
    return is_hidden ? ens_chart_dup_hidden_title () : g_strdup (_ ("No statements to show yet"));
  group = ens_chart_dup_name (options, data->groups[best % data->n_groups].label, TITLE_NAME);
  name = ens_chart_dup_name (options, data->dimensions[best / data->n_groups].label, TITLE_NAME);
  count = ens_figures_dup_count ((guint64) most);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Most often: “%s” in “%s”, %s expression",
                                       "Most often: “%s” in “%s”, %s expressions", (gulong) most),
                          name, group, count);
}

static void
measure_grid (Grid *grid)
{
  const EnsChartStatements *data = grid->data;
  g_autofree const char **labels = g_new0 (const char *, data->n_dimensions + 1);
  g_autofree char *widest = NULL;
  double room, least;
  guint n_bands;

  for (guint i = 0; i < data->n_dimensions; i++)
    labels[i] = data->dimensions[i].label;
  for (guint i = 0; i < data->n_dimensions * data->n_groups; i++)
    if (!data->cells[i].hidden)
      grid->most = MAX (grid->most, data->cells[i].tally.expressions);
  widest = ens_figures_dup_count ((guint64) grid->most);
  least = MAX (COLUMN_LEAST, 8 + ens_measure_width (grid->layout.measure, widest,
                                                    (EnsFont){ .size = NUMBER_SIZE }));
  grid->label_width = ens_chart_layout_label_width (&grid->layout, labels, data->n_dimensions);
  room = grid->layout.width - (grid->label_width > 0 ? grid->label_width + 16 : 0);
  grid->columns_a_band = MAX (1, (guint) (room / least));
  n_bands = MAX (1, (data->n_groups + grid->columns_a_band - 1) / grid->columns_a_band);
  grid->columns_a_band = MAX (1, (data->n_groups + n_bands - 1) / n_bands);
  grid->column_width = MIN (room / grid->columns_a_band, COLUMN_MOST);
}

static double
column_x (const Grid *grid, guint place)
{
  return grid->layout.left + (grid->label_width > 0 ? grid->label_width + 16 : 0) +
         place * grid->column_width;
}

static void
draw_cell (Grid *grid, guint row, guint group, EnsBox box)
{
  const EnsStatementCell *cell = get_cell (grid->data, row, group);
  const EnsChartName *component = &grid->data->dimensions[row], *who = &grid->data->groups[group];
  int step = step_of (grid, cell->tally.expressions);
  EnsInk ground = step > 0 ? (EnsInk) (ENS_INK_HEAT_1 + step - 1) : ENS_INK_PAPER;
  EnsInk ink = step > 0 ? (EnsInk) (ENS_INK_ON_HEAT_1 + step - 1) : ENS_INK_DIM;
  g_autofree char *number = ens_figures_dup_count ((guint64) cell->tally.expressions);
  g_autofree char *name = ens_chart_layout_dup_name (&grid->layout, component->label);
  g_autofree char *group_name = ens_chart_layout_dup_name (&grid->layout, who->label);
  g_autofree char *label = NULL;

  if (cell->hidden) {
    ens_chart_layout_hidden (&grid->layout, box, _ ("hidden"));
    return;
  }
  label = ens_chart_dup_said (name, group_name, &cell->tally);
  ens_scene_begin_mark (grid->layout.scene, component->key, who->key, label);
  ens_scene_add_rect (grid->layout.scene, box,
                      (EnsStyle){ .fill = ground, .stroke = ENS_INK_OUTLINE, .stroke_width = 0.5 });
  ens_scene_add_text (grid->layout.scene,
                      (EnsPoint){ box.x + box.width / 2, box.y + box.height / 2 + 4 }, number,
                      ens_chart_text_style (NUMBER_SIZE, ink, ENS_ANCHOR_MIDDLE));
  ens_scene_end_mark (grid->layout.scene);
}

static void
draw_heads (Grid *grid, guint first, guint last)
{
  double height = 0;

  ens_scene_begin (grid->layout.scene, "heads", "");
  for (guint group = first; group < last; group++) {
    EnsBox box = { column_x (grid, group - first) + 2, grid->layout.y, grid->column_width - 4, 0 };
    double taken =
      ens_scene_add_paragraph (grid->layout.scene, box, grid->data->groups[group].label, 6,
                               ens_chart_text_style (HEAD_SIZE, ENS_INK_TEXT, ENS_ANCHOR_MIDDLE));
    height = MAX (height, taken);
  }
  ens_scene_end (grid->layout.scene);
  grid->layout.y += height + 6;
}

static void
draw_row (Grid *grid, guint row, guint first, guint last)
{
  EnsChartLayout *layout = &grid->layout;
  const char *label = grid->data->dimensions[row].label;
  EnsBox box = { layout->left, layout->y + 5,
                 grid->label_width > 0 ? grid->label_width : layout->width, 0 };
  double height, cell_height, y = layout->y;

  ens_scene_begin (layout->scene, "row", label);
  height = ens_chart_layout_label (layout, box, label, NULL) + 10;
  if (grid->label_width <= 0)
    y += height;
  cell_height = grid->label_width > 0 ? MAX (ROW_HEIGHT, height) : ROW_HEIGHT;
  for (guint group = first; group < last; group++)
    draw_cell (grid, row, group,
               (EnsBox){ column_x (grid, group - first), y, grid->column_width, cell_height });
  ens_scene_end (layout->scene);
  layout->y = y + cell_height;
}

static void
draw_legend (Grid *grid)
{
  EnsLegendItem items[ENS_N_HEAT_INKS];
  g_auto (GStrv) labels = g_new0 (char *, ENS_N_HEAT_INKS + 1);
  guint n = 0;

  for (gint64 step = 1; step <= ENS_N_HEAT_INKS; step++) {
    gint64 from = grid->most * (step - 1) / ENS_N_HEAT_INKS + 1,
           to = grid->most * step / ENS_N_HEAT_INKS;
    if (from > to)
      continue;
    labels[n] = from == to ? g_strdup_printf ("%" PRId64, to)
                           : g_strdup_printf ("%" PRId64 "–%" PRId64, from, to);
    items[n] = (EnsLegendItem){ ens_chart_mark_style ((EnsInk) (ENS_INK_HEAT_1 + (int) step - 1)),
                                labels[n] };
    n++;
  }
  grid->layout.y += 14;
  ens_chart_layout_legend (&grid->layout, column_x (grid, 0), items, n);
}

static void
add_table (EnsScene *scene, const EnsChartStatements *data)
{
  ens_scene_add_heading (scene, _ ("Expressions"));
  for (guint group = 0; group < data->n_groups; group++)
    ens_scene_add_heading (scene, data->groups[group].label);
  for (guint row = 0; row < data->n_dimensions; row++) {
    ens_scene_take_cell (scene, g_strdup (data->dimensions[row].label));
    for (guint group = 0; group < data->n_groups; group++) {
      const EnsStatementCell *cell = get_cell (data, row, group);
      ens_scene_take_cell (scene, cell->hidden
                                    ? g_strdup (_ ("hidden"))
                                    : ens_figures_dup_count ((guint64) cell->tally.expressions));
      if (!cell->hidden)
        ens_scene_cell_opens (scene, data->dimensions[row].key, data->groups[group].key);
    }
  }
}

/**
 * ens_chart_heat_new:
 * @data: counts by component and group
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_heat_new (const EnsChartStatements *data, const EnsChartOptions *options)
{
  g_autofree char *title = dup_finding (data, options);
  Grid grid = { .data = data };

  grid.layout = ens_chart_layout_begin (options, title,
                                        _ ("How often each group spoke of it, in expressions."));
  measure_grid (&grid);
  add_table (grid.layout.scene, data);
  ens_chart_describe_rows (grid.layout.scene, 4);
  if (data->n_dimensions == 0 || data->n_groups == 0) {
    ens_chart_layout_nothing (&grid.layout,
                              _ ("Sort statements by component to see who speaks of what."));
    return ens_chart_layout_end (&grid.layout, options);
  }
  for (guint first = 0; first < data->n_groups; first += grid.columns_a_band) {
    guint last = MIN (first + grid.columns_a_band, data->n_groups);
    grid.layout.y += first > 0 ? 18 : 0;
    draw_heads (&grid, first, last);
    for (guint row = 0; row < data->n_dimensions; row++)
      draw_row (&grid, row, first, last);
  }
  draw_legend (&grid);
  return ens_chart_layout_end (&grid.layout, options);
}
