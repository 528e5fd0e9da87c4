// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small multiples: a row a dimension, a column a group, in each cell two bars in one another, for
// expressions and for different statements. Many groups go on in further bands below.
#include "ens-chart-statements.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#define NUMBER_SIZE  10.5
#define HEAD_SIZE    11.0
#define COLUMN_LEAST 62.0
#define COLUMN_GAP   12.0
#define BAR_HEIGHT   12.0
#define ROW_LEAST    40.0
#define TITLE_NAME   60
#define WORD_MOST    92.0

#define EXPRESSIONS_INK ((EnsInk) (ENS_INK_HEAT_1 + 2))
#define DISTINCT_INK    ((EnsInk) (ENS_INK_HEAT_1 + 5))

/* The grid of one picture. Column 0 is all groups together when there are several. */
typedef struct {
  EnsChartLayout layout;
  const EnsChartStatements *data;
  EnsTally *totals;
  guint n_columns;
  gboolean has_total;
  double label_width;
  double column_width;
  guint columns_a_band;
  gint64 most_in_group;
  gint64 most_in_total;
} Grid;

static const EnsStatementCell *
get_cell (const EnsChartStatements *data, guint dimension, guint group)
{
  return &data->cells[dimension * data->n_groups + group];
}

static EnsTally
sum_of_row (const EnsChartStatements *data, guint dimension)
{
  EnsTally sum = { 0 };

  for (guint group = 0; group < data->n_groups; group++) {
    const EnsStatementCell *cell = get_cell (data, dimension, group);
    if (!cell->hidden) {
      sum.distinct += cell->tally.distinct;
      sum.expressions += cell->tally.expressions;
    }
  }
  return sum;
}

static gboolean
has_hidden (const EnsChartStatements *data)
{
  for (guint i = 0; i < data->n_dimensions * data->n_groups; i++)
    if (data->cells[i].hidden)
      return TRUE;
  return FALSE;
}

static char *
dup_number (EnsTally tally)
{
  g_autofree char *expressions = ens_figures_dup_count ((guint64) tally.expressions);
  g_autofree char *distinct = ens_figures_dup_count ((guint64) tally.distinct);

  if (tally.expressions == 0)
    return g_strdup ("0");
  return g_strdup_printf ("%s (%s)", expressions, distinct);
}

static char *
dup_finding (const EnsChartStatements *data, const EnsTally *totals, const EnsChartOptions *options)
{
  gint64 sum = 0, most = 0;
  guint best = 0;
  g_autofree char *name = NULL, *share = NULL, *count = NULL;

  for (guint i = 0; i < data->n_dimensions; i++) {
    gboolean is_sorted = data->dimensions[i].key != NULL && *data->dimensions[i].key != '\0';
    sum += totals[i].expressions;
    if (is_sorted && totals[i].expressions > most) {
      most = totals[i].expressions;
      best = i;
    }
  }
  if (sum == 0)
    return has_hidden (data) ? ens_chart_dup_hidden_title ()
                             : g_strdup (_ ("No statements to show yet"));
  if (most == 0)
    return g_strdup (_ ("Nothing is sorted by dimension yet"));
  name = ens_chart_dup_name (options, data->dimensions[best].label, TITLE_NAME);
  share = ens_figures_dup_percent ((double) most / (double) sum);
  count = ens_figures_dup_count ((guint64) sum);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Most was said about “%s”: %s of %s expression",
                                       "Most was said about “%s”: %s of %s expressions",
                                       (gulong) sum),
                          name, share, count);
}

static double
widest_number (const Grid *grid)
{
  EnsFont font = { .size = NUMBER_SIZE };
  double widest = COLUMN_LEAST;

  for (guint row = 0; row < grid->data->n_dimensions; row++) {
    g_autofree char *total = dup_number (grid->totals[row]);
    widest = MAX (widest, ens_measure_width (grid->layout.measure, total, font));
    for (guint group = 0; group < grid->data->n_groups; group++) {
      g_autofree char *text = dup_number (get_cell (grid->data, row, group)->tally);
      widest = MAX (widest, ens_measure_width (grid->layout.measure, text, font));
    }
  }
  return widest;
}

/* So that the names of groups break between words, unless a word is very long. */
static double
widest_word (const Grid *grid)
{
  EnsFont font = { .size = HEAD_SIZE };
  double widest = 0;

  for (guint group = 0; group < grid->data->n_groups; group++) {
    g_auto (GStrv) words = g_strsplit_set (grid->data->groups[group].label, " -/", -1);
    for (guint i = 0; words[i] != NULL; i++)
      widest = MAX (widest, ens_measure_width (grid->layout.measure, words[i], font) + 1);
  }
  return MIN (widest, WORD_MOST);
}

static void
measure_grid (Grid *grid)
{
  const EnsChartStatements *data = grid->data;
  g_autofree const char **labels = g_new0 (const char *, data->n_dimensions + 1);
  double room, least = MAX (widest_number (grid), widest_word (grid)) + COLUMN_GAP;
  guint n_bands;

  for (guint row = 0; row < data->n_dimensions; row++) {
    labels[row] = data->dimensions[row].label;
    grid->most_in_total = MAX (grid->most_in_total, grid->totals[row].expressions);
    for (guint group = 0; group < data->n_groups; group++)
      if (!get_cell (data, row, group)->hidden)
        grid->most_in_group = MAX (grid->most_in_group,
                                   get_cell (data, row, group)->tally.expressions);
  }
  grid->has_total = data->n_groups > 1;
  grid->n_columns = data->n_groups + (grid->has_total ? 1 : 0);
  grid->label_width = ens_chart_layout_label_width (&grid->layout, labels, data->n_dimensions);
  room = grid->layout.width - (grid->label_width > 0 ? grid->label_width + 20 : 0);
  grid->columns_a_band = MAX (1, (guint) ((room + COLUMN_GAP) / least));
  n_bands = (grid->n_columns + grid->columns_a_band - 1) / grid->columns_a_band;
  grid->columns_a_band = MAX (1, (grid->n_columns + MAX (n_bands, 1) - 1) / MAX (n_bands, 1));
  grid->column_width = (room + COLUMN_GAP) / grid->columns_a_band - COLUMN_GAP;
}

static double
column_x (const Grid *grid, guint place)
{
  double left = grid->layout.left + (grid->label_width > 0 ? grid->label_width + 20 : 0);

  return left + place * (grid->column_width + COLUMN_GAP);
}

static void
draw_bars (Grid *grid, EnsTally tally, gboolean is_total, double x, double y)
{
  gint64 most = is_total ? grid->most_in_total : grid->most_in_group;
  double scale = most > 0 ? grid->column_width / (double) most : 0;
  EnsScene *scene = grid->layout.scene;

  // All of the cell can be pointed at, however short its bar.
  ens_scene_add_rect (scene, (EnsBox){ x, y, grid->column_width, BAR_HEIGHT },
                      (EnsStyle){ .fill = ENS_INK_TRACK });
  if (tally.expressions == 0)
    return;
  ens_scene_add_rect (scene, (EnsBox){ x, y, (double) tally.expressions * scale, BAR_HEIGHT },
                      ens_chart_mark_style (EXPRESSIONS_INK));
  ens_scene_add_rect (scene, (EnsBox){ x, y + 3, (double) tally.distinct * scale, BAR_HEIGHT - 6 },
                      (EnsStyle){ .fill = DISTINCT_INK });
}

static void
draw_cell (Grid *grid, guint row, guint column, double x, double y)
{
  const EnsChartStatements *data = grid->data;
  gboolean is_total = grid->has_total && column == 0;
  guint group = grid->has_total ? column - 1 : column;
  const EnsChartName *dimension = &data->dimensions[row];
  const char *whom = is_total ? _ ("All groups") : data->groups[group].label;
  EnsTally tally = is_total ? grid->totals[row] : get_cell (data, row, group)->tally;
  g_autofree char *number = dup_number (tally);
  g_autofree char *name = ens_chart_layout_dup_name (&grid->layout, dimension->label);
  g_autofree char *group_name = ens_chart_layout_dup_name (&grid->layout, whom);
  g_autofree char *label = NULL;

  if (!is_total && get_cell (data, row, group)->hidden) {
    ens_chart_layout_hidden (&grid->layout, (EnsBox){ x, y, grid->column_width, 28 }, _ ("hidden"));
    return;
  }
  label = ens_chart_dup_said (name, group_name, &tally);
  ens_scene_begin_mark (grid->layout.scene, dimension->key, is_total ? "" : data->groups[group].key,
                        label);
  ens_scene_add_text (grid->layout.scene, (EnsPoint){ x, y + NUMBER_SIZE }, number,
                      ens_chart_text_style (NUMBER_SIZE,
                                            tally.expressions > 0 ? ENS_INK_TEXT : ENS_INK_DIM,
                                            ENS_ANCHOR_START));
  draw_bars (grid, tally, is_total, x, y + 16);
  ens_scene_end_mark (grid->layout.scene);
}

static void
draw_heads (Grid *grid, guint first, guint last)
{
  double height = 0;

  ens_scene_begin (grid->layout.scene, "heads", "");
  for (guint column = first; column < last; column++) {
    gboolean is_total = grid->has_total && column == 0;
    const char *label = is_total ? _ ("All groups")
                                 : grid->data->groups[grid->has_total ? column - 1 : column].label;
    EnsBox box = { column_x (grid, column - first), grid->layout.y, grid->column_width, 0 };
    EnsTextStyle style = is_total
                           ? ens_chart_bold_style (HEAD_SIZE, ENS_INK_TEXT, ENS_ANCHOR_START)
                           : ens_chart_text_style (HEAD_SIZE, ENS_INK_TEXT, ENS_ANCHOR_START);
    double taken = ens_scene_add_paragraph (grid->layout.scene, box, label, 3, style);
    height = MAX (height, taken);
  }
  ens_scene_end (grid->layout.scene);
  grid->layout.y += height + 8;
}

static void
draw_row (Grid *grid, guint row, guint first, guint last)
{
  EnsChartLayout *layout = &grid->layout;
  const char *label = grid->data->dimensions[row].label;
  EnsBox box = { layout->left, layout->y, grid->label_width > 0 ? grid->label_width : layout->width,
                 0 };
  double y = layout->y, height;

  ens_scene_begin (layout->scene, "row", label);
  height = ens_chart_layout_label (layout, box, label, NULL);
  if (grid->label_width <= 0)
    y += height + 4;
  for (guint column = first; column < last; column++)
    draw_cell (grid, row, column, column_x (grid, column - first), y);
  ens_scene_end (layout->scene);
  layout->y = MAX (layout->y + height + 8, y + ROW_LEAST);
}

static void
draw_bands (Grid *grid)
{
  for (guint first = 0; first < grid->n_columns; first += grid->columns_a_band) {
    guint last = MIN (first + grid->columns_a_band, grid->n_columns);
    if (first > 0)
      grid->layout.y += 16;
    draw_heads (grid, first, last);
    for (guint row = 0; row < grid->data->n_dimensions; row++)
      draw_row (grid, row, first, last);
  }
}

static void
add_table (const Grid *grid)
{
  EnsScene *scene = grid->layout.scene;
  const EnsChartStatements *data = grid->data;

  ens_scene_add_heading (scene, _ ("Dimension"));
  ens_scene_add_heading (scene, _ ("All groups: expressions (different statements)"));
  for (guint group = 0; group < data->n_groups; group++)
    ens_scene_add_heading (scene, data->groups[group].label);
  for (guint row = 0; row < data->n_dimensions; row++) {
    ens_scene_take_cell (scene, g_strdup (data->dimensions[row].label));
    ens_scene_take_cell (scene, dup_number (grid->totals[row]));
    ens_scene_cell_opens (scene, data->dimensions[row].key, NULL);
    for (guint group = 0; group < data->n_groups; group++) {
      const EnsStatementCell *cell = get_cell (data, row, group);
      ens_scene_take_cell (scene,
                           cell->hidden ? g_strdup (_ ("hidden")) : dup_number (cell->tally));
      if (!cell->hidden)
        ens_scene_cell_opens (scene, data->dimensions[row].key, data->groups[group].key);
    }
  }
}

static void
draw_legend (Grid *grid)
{
  EnsLegendItem items[] = {
    { { .fill = DISTINCT_INK }, _ ("different statements") },
    { ens_chart_mark_style (EXPRESSIONS_INK), _ ("expressions, counting repeats") },
  };

  grid->layout.y += 4;
  ens_chart_layout_legend (&grid->layout, column_x (grid, 0), items, G_N_ELEMENTS (items));
}

/**
 * ens_chart_statements_new:
 * @data: both counts by dimension and group
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_statements_new (const EnsChartStatements *data, const EnsChartOptions *options)
{
  g_autofree EnsTally *totals = g_new0 (EnsTally, data->n_dimensions + 1);
  g_autofree char *title = NULL;
  const char *subtitle = _ (
    "Expressions, with the different statements in brackets. Groups share one "
    "scale; all groups together have their own.");
  Grid grid = { .data = data, .totals = totals };

  for (guint row = 0; row < data->n_dimensions; row++)
    totals[row] = sum_of_row (data, row);
  title = dup_finding (data, totals, options);
  grid.layout = ens_chart_layout_begin (options, title, subtitle);
  measure_grid (&grid);
  add_table (&grid);
  ens_chart_describe_rows (grid.layout.scene, 2);
  if (data->n_dimensions == 0 || data->n_groups == 0)
    ens_chart_layout_nothing (&grid.layout, _ ("Add a group and type what people say."));
  else
    draw_bands (&grid);
  if (data->n_dimensions > 0 && data->n_groups > 0)
    draw_legend (&grid);
  if (has_hidden (data)) {
    ens_chart_layout_note (&grid.layout,
                           _ ("Cells of too few people are hidden; sums leave them out."));
  }
  return ens_chart_layout_end (&grid.layout, options);
}
