// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbered spokes, so that long names never crowd the picture; the numbered list says them. A spoke
// without a score leaves a gap in the outline instead of a false zero.
#include "ens-chart-radar.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#include <math.h>

#define RADIUS     130.0
#define SMALL_SIZE 11.0
#define LABEL_SIZE 13.0
#define DOT        5.0
#define N_RINGS    4
#define LIST_LEAST 240.0

static gboolean
is_told (const EnsProfileRow *row)
{
  return !row->hidden && row->stats.n_components > 0;
}

static EnsPoint
on_spoke (EnsPoint centre, guint spoke, guint n, double radius)
{
  double angle = 2 * G_PI * spoke / n - G_PI_2;

  return (EnsPoint){ centre.x + radius * cos (angle), centre.y + radius * sin (angle) };
}

static void
draw_web (EnsChartLayout *layout, EnsPoint centre, guint n)
{
  g_autofree EnsPoint *ring = g_new0 (EnsPoint, n);

  ens_scene_begin (layout->scene, "axis", "");
  for (guint step = 1; step <= N_RINGS; step++) {
    for (guint spoke = 0; spoke < n; spoke++)
      ring[spoke] = on_spoke (centre, spoke, n, RADIUS * step / N_RINGS);
    ens_scene_add_path (layout->scene, ring, n, TRUE, ens_chart_rule_style ());
  }
  for (guint spoke = 0; spoke < n; spoke++) {
    EnsPoint outside = on_spoke (centre, spoke, n, RADIUS + 16);
    g_autofree char *number = ens_figures_dup_count (spoke + 1);
    ens_scene_add_line (layout->scene, centre, on_spoke (centre, spoke, n, RADIUS),
                        ens_chart_rule_style ());
    ens_scene_add_text (layout->scene, (EnsPoint){ outside.x, outside.y + 4 }, number,
                        ens_chart_bold_style (SMALL_SIZE, ENS_INK_TEXT, ENS_ANCHOR_MIDDLE));
  }
  ens_scene_end (layout->scene);
}

static void
draw_outline (EnsChartLayout *layout, const EnsChartProfile *data, EnsPoint centre)
{
  guint n = data->n_rows;

  for (guint i = 0; i < n && n > 1; i++) {
    const EnsProfileRow *row = &data->rows[i], *next = &data->rows[(i + 1) % n];
    if (is_told (row) && is_told (next) && (n > 2 || i == 0))
      ens_scene_add_line (layout->scene, on_spoke (centre, i, n, RADIUS * row->stats.score),
                          on_spoke (centre, (i + 1) % n, n, RADIUS * next->stats.score),
                          (EnsStyle){ .stroke = ENS_INK_ACCENT, .stroke_width = 2.5 });
  }
  for (guint i = 0; i < n; i++) {
    const EnsProfileRow *row = &data->rows[i];
    EnsPoint at = on_spoke (centre, i, n, RADIUS * row->stats.score);
    g_autofree char *score = ens_figures_dup_decimal (row->stats.score, 2);
    g_autofree char *name = ens_chart_layout_dup_name (layout, row->label);
    g_autofree char *label = g_strdup_printf ("%s: %s", name, score);
    if (!is_told (row))
      continue;
    ens_scene_begin_mark (layout->scene, row->key, NULL, label);
    ens_scene_add_rect (layout->scene, (EnsBox){ at.x - DOT, at.y - DOT, 2 * DOT, 2 * DOT },
                        (EnsStyle){ .fill = ENS_INK_ACCENT,
                                    .stroke = ENS_INK_PAPER,
                                    .stroke_width = 1.5,
                                    .radius = DOT });
    ens_scene_end_mark (layout->scene);
  }
}

static double
draw_list (EnsChartLayout *layout, const EnsChartProfile *data, EnsBox box)
{
  double y = box.y;

  ens_scene_begin (layout->scene, "list", "");
  for (guint i = 0; i < data->n_rows; i++) {
    const EnsProfileRow *row = &data->rows[i];
    g_autofree char *number = ens_figures_dup_count (i + 1);
    g_autofree char *score = is_told (row) ? ens_figures_dup_decimal (row->stats.score, 2)
                             : row->hidden ? g_strdup (_ ("hidden"))
                                           : g_strdup ("–");
    EnsBox label = { box.x + 30, y, box.width - 30 - 64, 0 };
    double height = ens_scene_add_paragraph (layout->scene, label, row->label, 2,
                                             ens_chart_text_style (LABEL_SIZE, ENS_INK_TEXT,
                                                                   ENS_ANCHOR_START));
    ens_scene_add_text (layout->scene, (EnsPoint){ box.x + 22, y + LABEL_SIZE * 1.05 }, number,
                        ens_chart_bold_style (SMALL_SIZE, ENS_INK_TEXT, ENS_ANCHOR_END));
    ens_scene_add_text (layout->scene, (EnsPoint){ box.x + box.width, y + LABEL_SIZE * 1.05 },
                        score,
                        ens_chart_bold_style (LABEL_SIZE,
                                              is_told (row) ? ENS_INK_TEXT : ENS_INK_DIM,
                                              ENS_ANCHOR_END));
    y += MAX (height, ens_measure_line_height ((EnsFont){ .size = LABEL_SIZE })) + 8;
  }
  ens_scene_end (layout->scene);
  return y;
}

static void
add_table (EnsScene *scene, const EnsChartProfile *data)
{
  ens_scene_add_heading (scene, _ ("Dimension"));
  ens_scene_add_heading (scene, _ ("Score, 0 to 1"));
  ens_scene_add_heading (scene, _ ("Components measured"));
  ens_scene_add_heading (scene, _ ("Fewest answers"));
  ens_scene_add_heading (scene, _ ("Most missing"));
  for (guint i = 0; i < data->n_rows; i++) {
    const EnsProfileRow *row = &data->rows[i];
    ens_scene_take_cell (scene, g_strdup (row->label));
    if (!row->hidden)
      ens_scene_cell_opens (scene, row->key, NULL);
    ens_scene_take_cell (scene, row->hidden     ? g_strdup (_ ("hidden"))
                                : is_told (row) ? ens_figures_dup_decimal (row->stats.score, 2)
                                                : g_strdup ("–"));
    ens_scene_take_cell (scene, row->hidden ? g_strdup ("–")
                                            : ens_figures_dup_count (row->stats.n_components));
    ens_scene_take_cell (scene, is_told (row) ? ens_figures_dup_count ((guint64) row->stats.min_n)
                                              : g_strdup ("–"));
    ens_scene_take_cell (scene, is_told (row)
                                  ? ens_figures_dup_count ((guint64) row->stats.most_missing)
                                  : g_strdup ("–"));
  }
}

static void
draw (EnsChartLayout *layout, const EnsChartProfile *data)
{
  double side = 2 * (RADIUS + 24), top = layout->y;
  gboolean is_beside = layout->width >= side + LIST_LEAST + 24;
  double x = is_beside ? layout->left : layout->left + (layout->width - side) / 2;
  EnsPoint centre = { x + side / 2, top + side / 2 };
  EnsBox list = { is_beside ? layout->left + side + 24 : layout->left,
                  is_beside ? top + 12 : top + side + 12,
                  is_beside ? layout->width - side - 24 : layout->width, 0 };

  draw_web (layout, centre, data->n_rows);
  draw_outline (layout, data, centre);
  layout->y = draw_list (layout, data, list);
  layout->y = MAX (layout->y, top + side);
}

/**
 * ens_chart_radar_new:
 * @data: scores of dimensions
 * @options: of the chart
 *
 * Returns: (transfer full): the picture; beyond 24 dimensions, where spokes would touch, the profile as
 *   dots
 */
EnsScene *
ens_chart_radar_new (const EnsChartProfile *data, const EnsChartOptions *options)
{
  const guint most_spokes = 24;
  guint n_told = 0;
  g_autofree char *title = NULL;
  EnsChartLayout layout;

  if (data->n_rows > most_spokes || data->n_rows == 0)
    return ens_chart_profile_new (data, options);
  for (guint i = 0; i < data->n_rows; i++)
    n_told += is_told (&data->rows[i]);
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Scores of %u of %u dimension",
                                        "Scores of %u of %u dimensions", data->n_rows),
                           n_told, data->n_rows);
  layout = ens_chart_layout_begin (
    options, title,
    _ (
      "Centre 0, everybody very unsatisfactory; edge 1, everybody ideal; rings at 0.25. The score is "
      "Ensemble's own convention, and the order of the spokes means nothing."));
  add_table (layout.scene, data);
  ens_chart_describe_rows (layout.scene, 5);
  draw (&layout, data);
  return ens_chart_layout_end (&layout, options);
}
