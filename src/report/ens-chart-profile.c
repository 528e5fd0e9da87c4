// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A dot on a line from 0 to 1 for each dimension. A radar would make the order of the dimensions look
// like a shape; dots on one scale can be compared.
#include "ens-chart-profile.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#include <inttypes.h>

#define ROW_HEIGHT 30.0
#define ROW_GAP    16.0
#define DOT        7.0
#define N_STEPS    4
#define TITLE_NAME 50

static gboolean
is_told (const EnsProfileRow *row)
{
  return !row->hidden && row->stats.n_components > 0;
}

static char *
dup_finding (const EnsChartProfile *data, const EnsChartOptions *options)
{
  const EnsProfileRow *lowest = NULL, *highest = NULL;
  gboolean is_hidden = FALSE;
  g_autofree char *low_name = NULL, *high_name = NULL, *low = NULL, *high = NULL;

  for (guint i = 0; i < data->n_rows; i++) {
    const EnsProfileRow *row = &data->rows[i];
    is_hidden |= row->hidden;
    if (!is_told (row))
      continue;
    if (lowest == NULL || row->stats.score < lowest->stats.score)
      lowest = row;
    if (highest == NULL || row->stats.score > highest->stats.score)
      highest = row;
  }
  if (lowest == NULL)
    return is_hidden ? ens_chart_dup_hidden_title ()
                     : g_strdup (_ ("No dimension is measured yet"));
  low_name = ens_chart_dup_name (options, lowest->label, TITLE_NAME);
  high_name = ens_chart_dup_name (options, highest->label, TITLE_NAME);
  low = ens_figures_dup_decimal (lowest->stats.score, 2);
  high = ens_figures_dup_decimal (highest->stats.score, 2);
  if (lowest == highest)
    return g_strdup_printf (_ ("%s scores %s of 1"), low_name, low);
  return g_strdup_printf (_ ("%s scores lowest (%s), %s highest (%s)"), low_name, low, high_name,
                          high);
}

static char *
dup_words (const EnsProfileRow *row)
{
  guint n = row->stats.n_components;
  g_autofree char *components = NULL;

  if (row->hidden)
    return NULL;
  if (n == 0)
    return g_strdup (_ ("no component measured"));
  components = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u component", "%u components", n),
                                n);
  if (row->stats.n_without > 0)
    return g_strdup_printf (_ ("%s, %u more without answers · n\u00a0≥\u00a0%" PRId64), components,
                            row->stats.n_without, row->stats.min_n);
  return g_strdup_printf (_ ("%s · n\u00a0≥\u00a0%" PRId64 ", missing\u00a0≤\u00a0%" PRId64),
                          components, row->stats.min_n, row->stats.most_missing);
}

static void
add_table (EnsScene *scene, const EnsChartProfile *data)
{
  const char *headings[] = { _ ("Dimension"),           _ ("Score, 0 to 1"),
                             _ ("Components measured"), _ ("Components without answers"),
                             _ ("Fewest answers"),      _ ("Most missing"),
                             _ ("Ill-being"),           _ ("Well-being") };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    ens_scene_add_heading (scene, headings[i]);
  for (guint i = 0; i < data->n_rows; i++) {
    const EnsProfileRow *row = &data->rows[i];
    const EnsDimensionStats *stats = &row->stats;
    gboolean told = is_told (row);
    ens_scene_take_cell (scene, g_strdup (row->label));
    if (!row->hidden)
      ens_scene_cell_opens (scene, row->key, NULL);
    ens_scene_take_cell (scene, row->hidden ? g_strdup (_ ("hidden"))
                                : told      ? ens_figures_dup_decimal (stats->score, 2)
                                            : g_strdup ("–"));
    ens_scene_take_cell (scene, row->hidden ? g_strdup ("–")
                                            : ens_figures_dup_count (stats->n_components));
    ens_scene_take_cell (scene,
                         row->hidden ? g_strdup ("–") : ens_figures_dup_count (stats->n_without));
    ens_scene_take_cell (scene,
                         told ? ens_figures_dup_count ((guint64) stats->min_n) : g_strdup ("–"));
    ens_scene_take_cell (scene, told ? ens_figures_dup_count ((guint64) stats->most_missing)
                                     : g_strdup ("–"));
    ens_scene_take_cell (scene, told ? ens_figures_dup_percent (stats->ill_being) : g_strdup ("–"));
    ens_scene_take_cell (scene,
                         told ? ens_figures_dup_percent (stats->well_being) : g_strdup ("–"));
  }
}

static void
draw_dot (EnsChartLayout *layout, const EnsProfileRow *row, EnsBox field)
{
  double x = field.x + field.width * row->stats.score, y = field.y + field.height / 2;
  g_autofree char *score = ens_figures_dup_decimal (row->stats.score, 2);
  g_autofree char *name = ens_chart_layout_dup_name (layout, row->label);
  g_autofree char *label = g_strdup_printf ("%s: %s", name, score);
  gboolean is_high = row->stats.score > 0.85;

  ens_scene_begin_mark (layout->scene, row->key, NULL, label);
  ens_scene_add_rect (layout->scene, (EnsBox){ field.x, y - 2, x - field.x, 4 },
                      (EnsStyle){ .fill = ENS_INK_ACCENT });
  ens_scene_add_rect (layout->scene, (EnsBox){ x - DOT, y - DOT, 2 * DOT, 2 * DOT },
                      (EnsStyle){ .fill = ENS_INK_ACCENT,
                                  .stroke = ENS_INK_PAPER,
                                  .stroke_width = 2,
                                  .radius = DOT });
  ens_scene_add_text (
    layout->scene, (EnsPoint){ x + (is_high ? -DOT - 5 : DOT + 5), y + (is_high ? -6 : 4.5) },
    score, ens_chart_bold_style (12, ENS_INK_TEXT, is_high ? ENS_ANCHOR_END : ENS_ANCHOR_START));
  ens_scene_end_mark (layout->scene);
}

static void
draw_row (EnsChartLayout *layout,
          const EnsChartProfile *data,
          const EnsProfileRow *row,
          double label_width)
{
  g_autofree char *words = dup_words (row);
  double x = layout->left + (label_width > 0 ? label_width + 20 : DOT);
  EnsBox box = { layout->left, layout->y, label_width > 0 ? label_width : layout->width, 0 };
  EnsBox field = { x, layout->y, layout->left + layout->width - DOT - x, ROW_HEIGHT };
  double height;

  ens_scene_begin (layout->scene, "row", row->label);
  height = ens_chart_layout_label (layout, box, row->label, words);
  if (label_width <= 0)
    field.y += height + 4;
  if (row->hidden) {
    g_autofree char *why = ens_chart_dup_hidden_words (data->hidden_below);
    ens_chart_layout_hidden (layout, field, why);
  } else if (is_told (row)) {
    draw_dot (layout, row, field);
  }
  ens_scene_end (layout->scene);
  layout->y = MAX (layout->y + height, field.y + ROW_HEIGHT) + ROW_GAP;
}

static char *
dup_place (double share)
{
  return ens_figures_dup_decimal (share, 2);
}

static void
draw_rows (EnsChartLayout *layout, const EnsChartProfile *data)
{
  g_autofree const char **labels = g_new0 (const char *, data->n_rows + 1);
  double label_width, top = layout->y, x;
  guint behind = ens_scene_get_n_shapes (layout->scene), front;

  for (guint i = 0; i < data->n_rows; i++)
    labels[i] = data->rows[i].label;
  label_width = ens_chart_layout_label_width (layout, labels, data->n_rows);
  x = layout->left + (label_width > 0 ? label_width + 20 : DOT);
  for (guint i = 0; i < data->n_rows; i++)
    draw_row (layout, data, &data->rows[i], label_width);
  front = ens_scene_get_n_shapes (layout->scene);
  ens_chart_layout_axis (layout,
                         (EnsBox){ x, top - 4, layout->left + layout->width - DOT - x,
                                   layout->y - top },
                         N_STEPS, dup_place);
  ens_scene_move_back (layout->scene, front, behind);
  layout->y += 20;
}

/**
 * ens_chart_profile_new:
 * @data: scores of dimensions
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_profile_new (const EnsChartProfile *data, const EnsChartOptions *options)
{
  g_autofree char *title = dup_finding (data, options);
  EnsChartLayout layout = ens_chart_layout_begin (
    options, title,
    _ (
      "Score from 0, everybody very unsatisfactory, to 1, everybody ideal. The score is Ensemble's own "
      "convention: the simple mean over the components measured."));

  add_table (layout.scene, data);
  ens_chart_describe_rows (layout.scene, 3);
  if (data->n_rows == 0)
    ens_chart_layout_nothing (&layout,
                              _ ("Give the indicators their components, then key in answers."));
  else
    draw_rows (&layout, data);
  return ens_chart_layout_end (&layout, options);
}
