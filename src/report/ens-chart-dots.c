// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A dot for the share, a line for what it may be. The share of all rows together is not drawn: pooled
// respondents and the mean of groups are not the same, and neither is computed here.
#include "ens-chart-dots.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#define ROW_HEIGHT 30.0
#define ROW_GAP    16.0
#define DOT        6.0
#define N_STEPS    4
#define TITLE_NAME 50

static const EnsLevelsRow *
find_highest (const EnsChartLevels *data)
{
  const EnsLevelsRow *high = NULL;

  for (guint i = 0; i < data->n_rows; i++) {
    const EnsLevelsRow *row = &data->rows[i];
    if (ens_chart_levels_is_told (row) &&
        (high == NULL || row->stats.ill_being > high->stats.ill_being))
      high = row;
  }
  return high;
}

/* The lowest of the rows whose interval does not meet that of @high. Stricter than the interval of the
 * difference: two shares may differ clearly though their intervals meet. N. Schenker and J. F. Gentleman
 * (2001), The American Statistician 55, 182–186. */
static const EnsLevelsRow *
find_clearly_lower (const EnsChartLevels *data, const EnsLevelsRow *high)
{
  const EnsLevelsRow *low = NULL;

  for (guint i = 0; i < data->n_rows; i++) {
    const EnsLevelsRow *row = &data->rows[i];
    if (ens_chart_levels_is_told (row) &&
        row->stats.ill_being_interval.high < high->stats.ill_being_interval.low &&
        (low == NULL || row->stats.ill_being < low->stats.ill_being))
      low = row;
  }
  return low;
}

static char *
dup_finding (const EnsChartLevels *data, const EnsChartOptions *options)
{
  const EnsLevelsRow *high = find_highest (data), *low;
  g_autofree char *low_name = NULL, *high_name = NULL;
  guint n_told = 0;

  if (high == NULL)
    return ens_chart_levels_dup_untold (data);
  for (guint i = 0; i < data->n_rows; i++)
    n_told += ens_chart_levels_is_told (&data->rows[i]);
  high_name = ens_chart_dup_name (options, high->label, TITLE_NAME);
  low = find_clearly_lower (data, high);
  if (n_told == 1)
    return g_strdup_printf (_ ("Ill-being in “%s”, and how sure it is"), high_name);
  if (low == NULL)
    return g_strdup_printf (_ ("Most ill-being in “%s”, but its line meets all others"), high_name);
  low_name = ens_chart_dup_name (options, low->label, TITLE_NAME);
  return g_strdup_printf (_ ("Clearly more ill-being in “%s” than in “%s”"), high_name, low_name);
}

static char *
dup_interval (const EnsIndicatorStats *stats)
{
  g_autofree char *low = ens_figures_dup_percent (stats->ill_being_interval.low);
  g_autofree char *high = ens_figures_dup_percent (stats->ill_being_interval.high);

  // TRANSLATORS: an interval: from … to …
  return g_strdup_printf (_ ("%s to %s"), low, high);
}

static void
add_table (EnsScene *scene, const EnsChartLevels *data)
{
  ens_chart_levels_add_first_headings (scene, data);
  ens_scene_add_heading (scene, _ ("Ill-being (1 + 2)"));
  // xgettext:no-c-format
  ens_scene_add_heading (scene, _ ("95 % interval"));
  ens_chart_levels_add_pooled_headings (scene, data);
  for (guint i = 0; i < data->n_rows; i++) {
    const EnsLevelsRow *row = &data->rows[i];
    gboolean told = ens_chart_levels_is_told (row);
    ens_chart_levels_add_first_cells (scene, row);
    ens_scene_take_cell (scene,
                         told ? ens_figures_dup_percent (row->stats.ill_being) : g_strdup ("–"));
    ens_scene_take_cell (scene, told ? dup_interval (&row->stats) : g_strdup ("–"));
    ens_chart_levels_add_pooled_cells (scene, data, row);
  }
}

static void
draw_dot (EnsChartLayout *layout, const EnsLevelsRow *row, EnsBox field)
{
  const EnsIndicatorStats *stats = &row->stats;
  double y = field.y + field.height / 2, x = field.x + field.width * stats->ill_being;
  double from = field.x + field.width * stats->ill_being_interval.low;
  double to = field.x + field.width * stats->ill_being_interval.high;
  g_autofree char *share = ens_figures_dup_percent (stats->ill_being);
  g_autofree char *interval = dup_interval (stats);
  g_autofree char *name = ens_chart_layout_dup_name (layout, row->label);
  g_autofree char *label = g_strdup_printf (_ ("%s: ill-being %s, 95 %% interval %s"), name, share,
                                            interval);
  EnsStyle line = { .stroke = ENS_INK_ACCENT, .stroke_width = 2 };

  ens_scene_begin_mark (layout->scene, row->key, "ill-being", label);
  ens_scene_add_line (layout->scene, (EnsPoint){ from, y }, (EnsPoint){ to, y }, line);
  ens_scene_add_line (layout->scene, (EnsPoint){ from, y - 5 }, (EnsPoint){ from, y + 5 }, line);
  ens_scene_add_line (layout->scene, (EnsPoint){ to, y - 5 }, (EnsPoint){ to, y + 5 }, line);
  ens_scene_add_rect (layout->scene, (EnsBox){ x - DOT, y - DOT, 2 * DOT, 2 * DOT },
                      (EnsStyle){ .fill = ENS_INK_ACCENT,
                                  .stroke = ENS_INK_PAPER,
                                  .stroke_width = 1.5,
                                  .radius = DOT });
  ens_scene_end_mark (layout->scene);
  ens_scene_add_text (layout->scene, (EnsPoint){ layout->left + layout->width, y + 4.5 }, share,
                      ens_chart_bold_style (12, ENS_INK_TEXT, ENS_ANCHOR_END));
}

static void
draw_row (EnsChartLayout *layout,
          const EnsChartLevels *data,
          const EnsLevelsRow *row,
          EnsBox field,
          double label_width)
{
  g_autofree char *words = row->hidden ? NULL : ens_chart_levels_dup_answers (row);
  EnsBox box = { layout->left, layout->y, label_width > 0 ? label_width : layout->width, 0 };
  double height;

  ens_scene_begin (layout->scene, "row", row->label);
  height = ens_chart_layout_label (layout, box, row->label, words);
  field.y = layout->y + (label_width > 0 ? 0 : height + 4);
  if (ens_chart_levels_is_told (row)) {
    draw_dot (layout, row, field);
  } else {
    g_autofree char *why = row->hidden ? ens_chart_dup_hidden_words (data->hidden_below)
                                       : g_strdup (_ ("no answers yet"));
    ens_chart_layout_hidden (layout, field, why);
  }
  ens_scene_end (layout->scene);
  layout->y = MAX (layout->y + height, field.y + ROW_HEIGHT) + ROW_GAP;
}

static void
draw_rows (EnsChartLayout *layout, const EnsChartLevels *data)
{
  g_autofree const char **labels = g_new0 (const char *, data->n_rows + 1);
  guint behind = ens_scene_get_n_shapes (layout->scene), front;
  double label_width, top = layout->y;
  EnsBox field = { .height = ROW_HEIGHT };

  for (guint i = 0; i < data->n_rows; i++)
    labels[i] = data->rows[i].label;
  label_width = ens_chart_layout_label_width (layout, labels, data->n_rows);
  field.x = layout->left + (label_width > 0 ? label_width + 20 : 16);
  field.width = layout->left + layout->width - 52 - field.x;
  for (guint i = 0; i < data->n_rows; i++)
    draw_row (layout, data, &data->rows[i], field, label_width);
  front = ens_scene_get_n_shapes (layout->scene);
  ens_chart_layout_axis (layout, (EnsBox){ field.x, top - 4, field.width, layout->y - top },
                         N_STEPS, ens_figures_dup_percent);
  ens_scene_move_back (layout->scene, front, behind);
  layout->y += 20;
}

/**
 * ens_chart_dots_new:
 * @data: groups of one indicator, or indicators
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_dots_new (const EnsChartLevels *data, const EnsChartOptions *options)
{
  g_autofree char *title = dup_finding (data, options);
  g_autofree char *note = ens_chart_levels_dup_pooled_note (data);
  EnsChartLayout layout = ens_chart_layout_begin (
    options, title,
    _ (
      "Ill-being share (1 + 2) with its interval (95 %). Two lines that do not meet differ by more "
      "than chance explains; two that meet may or may not."));

  add_table (layout.scene, data);
  ens_chart_describe_rows (layout.scene, 5);
  if (data->n_rows == 0)
    ens_chart_layout_nothing (&layout, ens_chart_levels_get_nothing (data));
  else
    draw_rows (&layout, data);
  if (note != NULL)
    ens_chart_layout_note (&layout, note);
  return ens_chart_layout_end (&layout, options);
}
