// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bars from the most named down. The order is the caller's.
#include "ens-chart-ranking.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#define BAR_HEIGHT  20.0
#define ROW_GAP     12.0
#define USUAL_MOST  20
#define NUMBER_SIZE 11.5
#define TITLE_NAME  60

#define EXPRESSIONS_INK ((EnsInk) (ENS_INK_HEAT_1 + 2))
#define DISTINCT_INK    ((EnsInk) (ENS_INK_HEAT_1 + 5))

typedef struct {
  double label_width;
  double x;
  double scale;
} Field;

static char *
dup_groups (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u group", "%u groups", n), n);
}

static char *
dup_number (const EnsRankingRow *row)
{
  g_autofree char *expressions = ens_figures_dup_count ((guint64) row->tally.expressions);
  g_autofree char *distinct = ens_figures_dup_count ((guint64) row->tally.distinct);
  g_autofree char *groups = dup_groups (row->n_groups);

  return g_strdup_printf ("%s (%s) · %s", expressions, distinct, groups);
}

static char *
dup_finding (const EnsChartRanking *data, const EnsChartOptions *options)
{
  for (guint i = 0; i < data->n_rows; i++) {
    const EnsRankingRow *row = &data->rows[i];
    g_autofree char *name = NULL, *count = NULL, *groups = NULL;
    if (row->hidden || row->tally.expressions == 0)
      continue;
    name = ens_chart_dup_name (options, row->label, TITLE_NAME);
    count = ens_figures_dup_count ((guint64) row->tally.expressions);
    groups = dup_groups (row->n_groups);
    return g_strdup_printf (_ ("“%s” is named most: %s expressions from %s"), name, count, groups);
  }
  return g_strdup (_ ("No statements to show yet"));
}

static void
add_table (EnsScene *scene, const EnsChartRanking *data)
{
  ens_scene_add_heading (scene, _ ("Named"));
  ens_scene_add_heading (scene, _ ("Expressions"));
  ens_scene_add_heading (scene, _ ("Different statements"));
  ens_scene_add_heading (scene, _ ("Groups"));
  for (guint i = 0; i < data->n_rows; i++) {
    const EnsRankingRow *row = &data->rows[i];
    ens_scene_take_cell (scene, g_strdup (row->label));
    if (!row->hidden)
      ens_scene_cell_opens (scene, row->key, NULL);
    ens_scene_take_cell (scene, row->hidden
                                  ? g_strdup (_ ("hidden"))
                                  : ens_figures_dup_count ((guint64) row->tally.expressions));
    ens_scene_take_cell (scene, row->hidden
                                  ? g_strdup ("–")
                                  : ens_figures_dup_count ((guint64) row->tally.distinct));
    ens_scene_take_cell (scene,
                         row->hidden ? g_strdup ("–") : ens_figures_dup_count (row->n_groups));
  }
}

static Field
measure_field (const EnsChartLayout *layout, const EnsChartRanking *data, guint n)
{
  g_autofree const char **labels = g_new0 (const char *, n + 1);
  double widest = 60;
  gint64 most = 1;
  Field field;

  for (guint i = 0; i < n; i++) {
    g_autofree char *number = dup_number (&data->rows[i]);
    labels[i] = data->rows[i].label;
    if (data->rows[i].hidden)
      continue;
    widest = MAX (widest,
                  ens_measure_width (layout->measure, number, (EnsFont){ .size = NUMBER_SIZE }));
    most = MAX (most, data->rows[i].tally.expressions);
  }
  field.label_width = ens_chart_layout_label_width (layout, labels, n);
  field.x = layout->left + (field.label_width > 0 ? field.label_width + 20 : 0);
  field.scale = MAX (layout->left + layout->width - field.x - widest - 8, 20) / (double) most;
  return field;
}

static void
draw_bar (EnsChartLayout *layout, const EnsRankingRow *row, const Field *field, double y)
{
  double width = (double) row->tally.expressions * field->scale;
  g_autofree char *number = dup_number (row);
  g_autofree char *name = ens_chart_layout_dup_name (layout, row->label);
  g_autofree char *label = g_strdup_printf ("%s: %s", name, number);

  ens_scene_begin_mark (layout->scene, row->key, NULL, label);
  ens_scene_add_rect (layout->scene, (EnsBox){ field->x, y, width, BAR_HEIGHT },
                      ens_chart_mark_style (EXPRESSIONS_INK));
  ens_scene_add_rect (layout->scene,
                      (EnsBox){ field->x, y + 6, (double) row->tally.distinct * field->scale,
                                BAR_HEIGHT - 12 },
                      (EnsStyle){ .fill = DISTINCT_INK });
  ens_scene_add_text (layout->scene, (EnsPoint){ field->x + width + 8, y + BAR_HEIGHT / 2 + 4 },
                      number, ens_chart_text_style (NUMBER_SIZE, ENS_INK_TEXT, ENS_ANCHOR_START));
  ens_scene_end_mark (layout->scene);
}

static void
draw_row (EnsChartLayout *layout, const EnsRankingRow *row, const Field *field)
{
  EnsBox box = { layout->left, layout->y,
                 field->label_width > 0 ? field->label_width : layout->width, 0 };
  double height, y = layout->y;

  ens_scene_begin (layout->scene, "row", row->label);
  height = ens_chart_layout_label (layout, box, row->label, NULL);
  if (field->label_width <= 0)
    y += height + 4;
  if (row->hidden)
    ens_chart_layout_hidden (layout, (EnsBox){ field->x, y, 120, BAR_HEIGHT }, _ ("hidden"));
  else
    draw_bar (layout, row, field, y);
  ens_scene_end (layout->scene);
  layout->y = MAX (layout->y + height, y + BAR_HEIGHT) + ROW_GAP;
}

static void
draw_rows (EnsChartLayout *layout, const EnsChartRanking *data, guint n)
{
  EnsLegendItem items[] = {
    { { .fill = DISTINCT_INK }, _ ("different statements") },
    { ens_chart_mark_style (EXPRESSIONS_INK), _ ("expressions, counting repeats") },
  };
  Field field = measure_field (layout, data, n);

  for (guint i = 0; i < n; i++)
    draw_row (layout, &data->rows[i], &field);
  layout->y += 6;
  ens_chart_layout_legend (layout, field.x, items, G_N_ELEMENTS (items));
}

/**
 * ens_chart_ranking_new:
 * @data: components or criteria, most named first
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_ranking_new (const EnsChartRanking *data, const EnsChartOptions *options)
{
  g_autofree char *title = dup_finding (data, options);
  guint n = MIN (data->n_rows, data->most > 0 ? data->most : USUAL_MOST);
  EnsChartLayout layout = ens_chart_layout_begin (
    options, title,
    _ ("Expressions, with the different statements in brackets, and how many groups named it."));

  add_table (layout.scene, data);
  ens_chart_describe_rows (layout.scene, 4);
  if (data->n_rows == 0)
    ens_chart_layout_nothing (&layout,
                              _ ("Sort statements by component to see what is named most."));
  else
    draw_rows (&layout, data, n);
  if (n < data->n_rows) {
    guint rest = data->n_rows - n;
    g_autofree char *note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                          "%u more is in the table.",
                                                          "%u more are in the table.", rest),
                                             rest);
    ens_chart_layout_note (&layout, note);
  }
  return ens_chart_layout_end (&layout, options);
}
