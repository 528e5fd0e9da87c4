// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One bar a row, cut in three. The title is what the first row comes to.
#include "ens-chart-votes.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#define BAR_HEIGHT 26.0
#define ROW_GAP    14.0
#define N_SIDES    3

typedef struct {
  double label_width;
  double x;
  double width;
} Field;

static const EnsInk inks[N_SIDES] = { (EnsInk) (ENS_INK_LEVEL_1 + 4),
                                      (EnsInk) (ENS_INK_LEVEL_1 + 2), ENS_INK_LEVEL_1 };
static const EnsInk on_inks[N_SIDES] = { (EnsInk) (ENS_INK_ON_LEVEL_1 + 4),
                                         (EnsInk) (ENS_INK_ON_LEVEL_1 + 2), ENS_INK_ON_LEVEL_1 };

static const char *
side_name (guint side)
{
  static const char *const names[N_SIDES] = { N_ ("agree"), N_ ("pass"), N_ ("disagree") };

  return _ (names[side]);
}

static gint64
get_side (const EnsVoteCounts *counts, guint side)
{
  return side == 0   ? counts->agree
         : side == 1 ? counts->seen - counts->agree - counts->disagree
                     : counts->disagree;
}

static double
get_share (const EnsVoteCounts *counts, guint side)
{
  return counts->seen > 0 ? (double) get_side (counts, side) / (double) counts->seen : 0;
}

static gboolean
is_told (const EnsVotesRow *row)
{
  return !row->hidden && row->counts.seen > 0;
}

static char *
dup_finding (const EnsChartVotes *data)
{
  g_autofree char *agree = NULL;
  g_autofree char *disagree = NULL;

  if (data->n_rows == 0 || !is_told (&data->rows[0]))
    return g_strdup (_ ("Too few votes to say anything"));
  agree = ens_figures_dup_percent (get_share (&data->rows[0].counts, 0));
  disagree = ens_figures_dup_percent (get_share (&data->rows[0].counts, 2));
  return g_strdup_printf (_ ("%s agree, %s disagree"), agree, disagree);
}

static void
add_table (EnsScene *scene, const EnsChartVotes *data)
{
  ens_scene_add_heading (scene, _ ("Who"));
  for (guint side = 0; side < N_SIDES; side++)
    ens_scene_add_heading (scene, side_name (side));
  ens_scene_add_heading (scene, _ ("votes"));
  for (guint i = 0; i < data->n_rows; i++) {
    const EnsVotesRow *row = &data->rows[i];

    ens_scene_take_cell (scene, g_strdup (row->label));
    for (guint side = 0; side < N_SIDES; side++)
      ens_scene_take_cell (scene, is_told (row)
                                    ? ens_figures_dup_percent (get_share (&row->counts, side))
                                    : g_strdup (row->hidden ? _ ("hidden") : "–"));
    ens_scene_take_cell (scene, row->hidden ? g_strdup ("–")
                                            : ens_figures_dup_count ((guint64) row->counts.seen));
  }
}

static Field
measure_field (const EnsChartLayout *layout, const EnsChartVotes *data)
{
  g_autofree const char **labels = g_new0 (const char *, data->n_rows + 1);
  Field field;

  for (guint i = 0; i < data->n_rows; i++)
    labels[i] = data->rows[i].label;
  field.label_width = ens_chart_layout_label_width (layout, labels, data->n_rows);
  field.x = layout->left + (field.label_width > 0 ? field.label_width + 20 : 0);
  field.width = layout->left + layout->width - field.x;
  return field;
}

static void
draw_side (EnsChartLayout *layout, const EnsVotesRow *row, guint side, EnsBox box)
{
  static const char *const columns[N_SIDES] = { "agree", "pass", "disagree" };
  g_autofree char *share = ens_figures_dup_percent (get_share (&row->counts, side));
  g_autofree char *name = ens_chart_layout_dup_name (layout, row->label);
  g_autofree char *label = g_strdup_printf ("%s: %s: %s", name, side_name (side), share);

  ens_scene_begin_mark (layout->scene, row->label, columns[side], label);
  ens_scene_add_rect (layout->scene, box, ens_chart_mark_style (inks[side]));
  ens_chart_layout_share (layout, box, share, on_inks[side]);
  ens_scene_end_mark (layout->scene);
}

static void
draw_row (EnsChartLayout *layout,
          const EnsChartVotes *data,
          const EnsVotesRow *row,
          const Field *field)
{
  g_autofree char *votes = ens_figures_dup_count ((guint64) row->counts.seen);
  g_autofree char *words = is_told (row) ? g_strdup_printf (_ ("n = %s"), votes) : NULL;
  EnsBox box = { layout->left, layout->y,
                 field->label_width > 0 ? field->label_width : layout->width, 0 };
  double x = field->x, y = layout->y, height;

  ens_scene_begin (layout->scene, "row", row->label);
  height = ens_chart_layout_label (layout, box, row->label, words);
  if (field->label_width <= 0)
    y += height + 6;
  if (!is_told (row)) {
    g_autofree char *why = row->hidden ? ens_chart_dup_hidden_words (data->hidden_below)
                                       : g_strdup (_ ("no votes"));

    ens_chart_layout_hidden (layout, (EnsBox){ x, y, field->width, BAR_HEIGHT }, why);
  }
  for (guint side = 0; is_told (row) && side < N_SIDES; side++) {
    double width = get_share (&row->counts, side) * field->width;

    if (width > 0)
      draw_side (layout, row, side, (EnsBox){ x, y, width, BAR_HEIGHT });
    x += width;
  }
  ens_scene_end (layout->scene);
  layout->y = MAX (layout->y + height, y + BAR_HEIGHT) + ROW_GAP;
}

/**
 * ens_chart_votes_new:
 * @data: who voted how on one proposal
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_votes_new (const EnsChartVotes *data, const EnsChartOptions *options)
{
  g_autofree char *title = dup_finding (data);
  EnsChartLayout layout = ens_chart_layout_begin (
    options, title, _ ("Of all who voted on it. Opinion groups are people who vote alike."));
  Field field = measure_field (&layout, data);
  EnsLegendItem items[N_SIDES];

  add_table (layout.scene, data);
  ens_chart_describe_rows (layout.scene, N_SIDES + 2);
  for (guint i = 0; i < data->n_rows; i++)
    draw_row (&layout, data, &data->rows[i], &field);
  for (guint side = 0; side < N_SIDES; side++)
    items[side] = (EnsLegendItem){ ens_chart_mark_style (inks[side]), side_name (side) };
  ens_chart_layout_legend (&layout, field.x, items, N_SIDES);
  return ens_chart_layout_end (&layout, options);
}
