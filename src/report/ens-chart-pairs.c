// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two dots on one line a row: hollow for the first value, full for the second, so that the direction
// can be told without colour. Slopes would cross and hide each other from a dozen rows on.
#include "ens-chart-pairs.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#define ROW_HEIGHT 34.0
#define ROW_GAP    18.0
#define DOT        6.5
#define N_STEPS    4
#define TITLE_NAME 50

/* What differs between the two charts. @untold: a row without one of the two values. */
typedef struct {
  const char *first;
  const char *second;
  const char *untold;
  double (*place) (const EnsIndicatorStats *stats);
  char *(*dup_text) (double place);
  char *(*dup_words) (const EnsPairRow *row);
} Kind;

static double
place_ill_being (const EnsIndicatorStats *stats)
{
  return stats->ill_being;
}

static double
place_level (const EnsIndicatorStats *stats)
{
  return stats->score;
}

static char *
dup_level (double place)
{
  return ens_figures_dup_decimal (1 + 4 * place, 1);
}

static gboolean
is_told (const EnsPairRow *row)
{
  return !row->hidden && row->first.n > 0 && row->second.n > 0;
}

static EnsDifference
difference_of (const EnsPairRow *row)
{
  return ens_indicator_difference (row->first.ill_being, row->first.effective_n,
                                   row->second.ill_being, row->second.effective_n);
}

static char *
dup_points (double difference)
{
  g_autofree char *points = ens_figures_dup_decimal (difference * 100, 0);

  return g_strdup_printf ("%s%s", difference > 0.005 ? "+" : "", points);
}

static char *
dup_change_words (const EnsPairRow *row)
{
  EnsDifference difference = difference_of (row);
  g_autofree char *points = dup_points (difference.difference);
  g_autofree char *low = dup_points (difference.interval.low);
  g_autofree char *high = dup_points (difference.interval.high);

  switch (difference.verdict) {
  case ENS_VERDICT_LESS:
    return g_strdup_printf (
      _ ("%s points of ill-being (95 %% interval %s to %s): better beyond chance"), points, low,
      high);
  case ENS_VERDICT_MORE:
    return g_strdup_printf (
      _ ("%s points of ill-being (95 %% interval %s to %s): worse beyond chance"), points, low,
      high);
  case ENS_VERDICT_CHANCE:
    return g_strdup_printf (_ ("%s points of ill-being (95 %% interval %s to %s): could be chance"),
                            points, low, high);
  case ENS_VERDICT_TOO_FEW:
  default:
    return g_strdup (_ ("too few answers to compare"));
  }
}

static char *
dup_wish_words (const EnsPairRow *row)
{
  g_autofree char *gap = ens_figures_dup_decimal (row->second.mean - row->first.mean, 1);

  return g_strdup_printf (_ ("%s levels to go"), gap);
}

static void
add_table (EnsScene *scene, const EnsChartPairs *data, const Kind *kind)
{
  const char *headings[] = { _ ("Indicator"), kind->first, _ ("n"),       _ ("missing"),
                             kind->second,    _ ("n"),     _ ("missing"), _ ("In words") };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    ens_scene_add_heading (scene, headings[i]);
  for (guint i = 0; i < data->n_rows; i++) {
    const EnsPairRow *row = &data->rows[i];
    const EnsIndicatorStats *sides[] = { &row->first, &row->second };
    ens_scene_take_cell (scene, g_strdup (row->label));
    if (!row->hidden)
      ens_scene_cell_opens (scene, row->key, NULL);
    for (guint side = 0; side < 2; side++) {
      gboolean told = !row->hidden && sides[side]->n > 0;
      ens_scene_take_cell (scene,
                           told ? kind->dup_text (kind->place (sides[side])) : g_strdup ("–"));
      ens_scene_take_cell (scene, row->hidden ? g_strdup ("–")
                                              : ens_figures_dup_count ((guint64) sides[side]->n));
      // Where nobody answered, the blanks would be all the people.
      ens_scene_take_cell (scene, told ? ens_figures_dup_count ((guint64) sides[side]->missing)
                                       : g_strdup ("–"));
    }
    ens_scene_take_cell (scene, is_told (row) ? kind->dup_words (row)
                                : row->hidden ? ens_chart_dup_hidden_words (data->hidden_below)
                                              : g_strdup (kind->untold));
  }
}

static void
draw_dot (EnsChartLayout *layout,
          const EnsPairRow *row,
          const Kind *kind,
          EnsPoint at,
          gboolean is_second)
{
  const EnsIndicatorStats *stats = is_second ? &row->second : &row->first;
  g_autofree char *text = kind->dup_text (kind->place (stats));
  g_autofree char *name = ens_chart_layout_dup_name (layout, row->label);
  g_autofree char *label = g_strdup_printf ("%s, %s: %s", name,
                                            is_second ? kind->second : kind->first, text);
  EnsStyle full = { .fill = ENS_INK_ACCENT,
                    .stroke = ENS_INK_ACCENT,
                    .stroke_width = 2,
                    .radius = DOT };
  EnsStyle hollow = { .fill = ENS_INK_PAPER,
                      .stroke = ENS_INK_ACCENT,
                      .stroke_width = 2,
                      .radius = DOT };

  ens_scene_begin_mark (layout->scene, row->key, is_second ? "second" : "first", label);
  ens_scene_add_rect (layout->scene, (EnsBox){ at.x - DOT, at.y - DOT, 2 * DOT, 2 * DOT },
                      is_second ? full : hollow);
  ens_scene_end_mark (layout->scene);
}

/* The texts stand outside the pair, the smaller value's before it, the larger one's behind it. */
static void
draw_pair (EnsChartLayout *layout, const EnsPairRow *row, const Kind *kind, EnsBox field)
{
  double first = kind->place (&row->first), second = kind->place (&row->second);
  gboolean is_rising = second >= first;
  double y = field.y + field.height / 2;
  EnsPoint from = { field.x + field.width * first, y }, to = { field.x + field.width * second, y };
  g_autofree char *first_text = kind->dup_text (first), *second_text = kind->dup_text (second);
  EnsTextStyle plain = ens_chart_text_style (12, ENS_INK_DIM,
                                             is_rising ? ENS_ANCHOR_END : ENS_ANCHOR_START);
  EnsTextStyle bold = ens_chart_bold_style (12, ENS_INK_TEXT,
                                            is_rising ? ENS_ANCHOR_START : ENS_ANCHOR_END);
  double aside = is_rising ? DOT + 5 : -DOT - 5;

  ens_scene_add_line (layout->scene, from, to,
                      (EnsStyle){ .stroke = ENS_INK_ACCENT, .stroke_width = 3 });
  draw_dot (layout, row, kind, from, FALSE);
  draw_dot (layout, row, kind, to, TRUE);
  ens_scene_add_text (layout->scene, (EnsPoint){ from.x - aside, y + 4.5 }, first_text, plain);
  ens_scene_add_text (layout->scene, (EnsPoint){ to.x + aside, y + 4.5 }, second_text, bold);
}

// “n = 142, 8 missing”, of both sides where they differ.
static char *
dup_answers (const EnsPairRow *row)
{
  g_autofree char *n1 = ens_figures_dup_count ((guint64) row->first.n);
  g_autofree char *n2 = ens_figures_dup_count ((guint64) row->second.n);
  g_autofree char *missing1 = ens_figures_dup_count ((guint64) row->first.missing);
  g_autofree char *missing2 = ens_figures_dup_count ((guint64) row->second.missing);

  if (row->first.n == row->second.n && row->first.missing == row->second.missing)
    return g_strdup_printf (_ ("n\u00a0=\u00a0%s, %s missing"), n1, missing1);
  return g_strdup_printf (_ ("n\u00a0=\u00a0%s and %s, %s and %s missing"), n1, n2, missing1,
                          missing2);
}

static void
draw_row (EnsChartLayout *layout,
          const EnsChartPairs *data,
          const EnsPairRow *row,
          const Kind *kind,
          double label_width)
{
  g_autofree char *said = is_told (row) ? kind->dup_words (row) : NULL;
  g_autofree char *answers = is_told (row) ? dup_answers (row) : NULL;
  g_autofree char *words = said != NULL ? g_strdup_printf ("%s · %s", said, answers) : NULL;
  EnsBox box = { layout->left, layout->y, label_width > 0 ? label_width : layout->width, 0 };
  double x = layout->left + (label_width > 0 ? label_width + 20 : 0) + 44;
  EnsBox field = { x, layout->y, layout->left + layout->width - 44 - x, ROW_HEIGHT };
  double height;

  ens_scene_begin (layout->scene, "row", row->label);
  height = ens_chart_layout_label (layout, box, row->label, words);
  if (label_width <= 0)
    field.y += height + 4;
  if (is_told (row)) {
    draw_pair (layout, row, kind, field);
  } else {
    g_autofree char *why = row->hidden ? ens_chart_dup_hidden_words (data->hidden_below)
                                       : g_strdup (kind->untold);
    ens_chart_layout_hidden (layout, field, why);
  }
  ens_scene_end (layout->scene);
  layout->y = MAX (layout->y + height, field.y + ROW_HEIGHT) + ROW_GAP;
}

static void
draw_legend (EnsChartLayout *layout, const Kind *kind)
{
  EnsLegendItem items[] = {
    { { .fill = ENS_INK_PAPER, .stroke = ENS_INK_ACCENT, .stroke_width = 2, .radius = DOT },
      kind->first },
    { { .fill = ENS_INK_ACCENT, .stroke = ENS_INK_ACCENT, .stroke_width = 2, .radius = DOT },
      kind->second },
  };

  ens_chart_layout_legend (layout, layout->left, items, G_N_ELEMENTS (items));
  layout->y += 6;
}

static void
draw_rows (EnsChartLayout *layout, const EnsChartPairs *data, const Kind *kind)
{
  g_autofree const char **labels = g_new0 (const char *, data->n_rows + 1);
  guint behind, front;
  double label_width, top, x;

  draw_legend (layout, kind);
  behind = ens_scene_get_n_shapes (layout->scene);
  top = layout->y;
  for (guint i = 0; i < data->n_rows; i++)
    labels[i] = data->rows[i].label;
  label_width = ens_chart_layout_label_width (layout, labels, data->n_rows);
  x = layout->left + (label_width > 0 ? label_width + 20 : 0) + 44;
  for (guint i = 0; i < data->n_rows; i++)
    draw_row (layout, data, &data->rows[i], kind, label_width);
  front = ens_scene_get_n_shapes (layout->scene);
  ens_chart_layout_axis (layout,
                         (EnsBox){ x, top - 4, layout->left + layout->width - 44 - x,
                                   layout->y - top },
                         N_STEPS, kind->dup_text);
  ens_scene_move_back (layout->scene, front, behind);
  layout->y += 20;
}

static EnsScene *
new_chart (const EnsChartPairs *data,
           const EnsChartOptions *options,
           const Kind *kind,
           const char *title,
           const char *subtitle)
{
  EnsChartLayout layout = ens_chart_layout_begin (options, title, subtitle);

  add_table (layout.scene, data, kind);
  ens_chart_describe_rows (layout.scene, 8);
  if (data->n_rows == 0)
    ens_chart_layout_nothing (&layout, _ ("There is nothing to set side by side yet."));
  else
    draw_rows (&layout, data, kind);
  return ens_chart_layout_end (&layout, options);
}

// The title where no row can be told.
static char *
dup_untold (const EnsChartPairs *data, const char *nothing)
{
  for (guint i = 0; i < data->n_rows; i++)
    if (data->rows[i].hidden)
      return ens_chart_dup_hidden_title ();
  return g_strdup (nothing);
}

static char *
dup_change_finding (const EnsChartPairs *data)
{
  guint n_better = 0, n_worse = 0, n_compared = 0;

  for (guint i = 0; i < data->n_rows; i++) {
    EnsDifferenceVerdict verdict;
    if (!is_told (&data->rows[i]))
      continue;
    verdict = difference_of (&data->rows[i]).verdict;
    n_compared++;
    n_better += verdict == ENS_VERDICT_LESS;
    n_worse += verdict == ENS_VERDICT_MORE;
  }
  if (n_compared == 0)
    return dup_untold (data, _ ("Nothing to compare yet"));
  if (n_better == 0 && n_worse == 0)
    return g_strdup (_ ("No change that could not be chance"));
  return g_strdup_printf (_ ("Of %u compared, %u clearly better and %u clearly worse"), n_compared,
                          n_better, n_worse);
}

/**
 * ens_chart_before_after_new:
 * @data: indicators in two rounds; ill-being shares are compared
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_before_after_new (const EnsChartPairs *data, const EnsChartOptions *options)
{
  Kind kind = { .first = data->first_label != NULL ? data->first_label : _ ("before"),
                .second = data->second_label != NULL ? data->second_label : _ ("after"),
                .untold = _ ("not measured both times"),
                .place = place_ill_being,
                .dup_text = ens_figures_dup_percent,
                .dup_words = dup_change_words };
  g_autofree char *title = dup_change_finding (data);

  return new_chart (data, options, &kind, title,
                    _ ("Ill-being share (1 + 2) in two rounds. Less is better."));
}

static char *
dup_wish_finding (const EnsChartPairs *data, const EnsChartOptions *options)
{
  const EnsPairRow *widest = NULL;
  g_autofree char *name = NULL, *gap = NULL;

  for (guint i = 0; i < data->n_rows; i++) {
    const EnsPairRow *row = &data->rows[i];
    if (is_told (row) && (widest == NULL || row->second.mean - row->first.mean >
                                              widest->second.mean - widest->first.mean))
      widest = row;
  }
  if (widest == NULL)
    return dup_untold (data, _ ("No wishes to show yet"));
  name = ens_chart_dup_name (options, widest->label, TITLE_NAME);
  gap = ens_figures_dup_decimal (widest->second.mean - widest->first.mean, 1);
  return g_strdup_printf (_ ("People wish most change in “%s”: %s levels"), name, gap);
}

/**
 * ens_chart_wished_new:
 * @data: present and wished levels of indicators; their means are compared
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_wished_new (const EnsChartPairs *data, const EnsChartOptions *options)
{
  Kind kind = { .first = _ ("present"),
                .second = _ ("wished"),
                .untold = _ ("no wish was given"),
                .place = place_level,
                .dup_text = dup_level,
                .dup_words = dup_wish_words };
  g_autofree char *title = dup_wish_finding (data, options);

  return new_chart (
    data, options, &kind, title,
    _ ("Mean level, 1 very unsatisfactory to 5 ideal. Means of levels are Ensemble's own "
       "convention."));
}
