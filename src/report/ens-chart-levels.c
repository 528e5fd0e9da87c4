// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One bar a row, cut at the five levels. The title is computed: what is furthest from well. Sums,
// shares and medians come from the analysis floor.
#include "ens-chart-levels.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#include <math.h>

#define BAR_HEIGHT 34.0
#define ROW_GAP    20.0
#define MOSTLY     0.5
#define TITLE_NAME 60

/* Where the bars are; a share of 1 is @scale points, and @middle is the centre of level 3. The dashed line
 * through it runs between the bars, from @line_from on. */
typedef struct {
  double label_width;
  double x;
  double width;
  double scale;
  double middle;
  double line_from;
} Field;

/** ens_chart_levels_get_name: @level: from 0; Returns: its number and what it means. */
const char *
ens_chart_levels_get_name (guint level)
{
  static const char *const names[ENS_N_LEVELS] = { N_ ("1 very unsatisfactory"),
                                                   N_ ("2 unsatisfactory"), N_ ("3 average"),
                                                   N_ ("4 good"), N_ ("5 ideal") };

  return _ (names[level]);
}

/** ens_chart_levels_is_told: Returns: whether anything of @row may be drawn: somebody answered, enough did. */
gboolean
ens_chart_levels_is_told (const EnsLevelsRow *row)
{
  return !row->hidden && row->stats.n > 0;
}

static char *
dup_median (const EnsIndicatorStats *stats)
{
  if (stats->n == 0)
    return g_strdup ("–");
  if (stats->median_low == stats->median_high)
    return g_strdup_printf ("%d", stats->median_low);
  return g_strdup_printf (_ ("between %d and %d"), stats->median_low, stats->median_high);
}

static int
compare_ill_being (gconstpointer a, gconstpointer b)
{
  const EnsLevelsRow *first = *(const EnsLevelsRow *const *) a;
  const EnsLevelsRow *second = *(const EnsLevelsRow *const *) b;

  if (first->stats.ill_being != second->stats.ill_being)
    return first->stats.ill_being > second->stats.ill_being ? -1 : 1;
  return first < second ? -1 : first > second;
}

/* The rows that may be told, most ill-being first. */
static GPtrArray *
ranked (const EnsChartLevels *data)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < data->n_rows; i++)
    if (ens_chart_levels_is_told (&data->rows[i]))
      g_ptr_array_add (rows, (gpointer) &data->rows[i]);
  g_ptr_array_sort (rows, compare_ill_being);
  return rows;
}

/** ens_chart_levels_get_nothing: Returns: what to do where there are no rows to draw */
const char *
ens_chart_levels_get_nothing (const EnsChartLevels *data)
{
  return data->nothing != NULL
           ? data->nothing
           : _ ("Write an indicator with its five situations, then key in answers.");
}

/** ens_chart_levels_dup_untold: Returns: (transfer full): the title where no row can be told */
char *
ens_chart_levels_dup_untold (const EnsChartLevels *data)
{
  for (guint i = 0; i < data->n_rows; i++)
    if (data->rows[i].hidden)
      return ens_chart_dup_hidden_title ();
  return g_strdup (data->n_rows == 0 && data->nothing == NULL ? _ ("No indicators yet")
                                                              : _ ("No answers to show yet"));
}

static gboolean
is_left_out (const EnsChartLevels *data)
{
  for (guint i = 0; i < data->n_rows; i++)
    if (!data->rows[i].hidden && data->rows[i].n_left_out > 0)
      return TRUE;
  return FALSE;
}

/** ens_chart_levels_dup_answers: Returns: (transfer full): how many answered, and of how many people */
char *
ens_chart_levels_dup_answers (const EnsLevelsRow *row)
{
  g_autofree char *n = ens_figures_dup_count ((guint64) row->stats.n);
  g_autofree char *missing = ens_figures_dup_count ((guint64) row->stats.missing);
  g_autofree char *people = ens_figures_dup_count ((guint64) row->people);
  gboolean few = row->stats.n > 0 && !row->stats.is_reliable;

  if (row->n_indicators > 1)
    return g_strdup_printf (few ? _ ("%s people, few, n = %s answers, %s missing")
                                : _ ("%s people, n = %s answers, %s missing"),
                            people, n, missing);
  return g_strdup_printf (few ? _ ("n = %s, few answers, %s missing") : _ ("n = %s, %s missing"), n,
                          missing);
}

// Whether rows hold several indicators together.
static gboolean
is_pooled (const EnsChartLevels *data)
{
  for (guint i = 0; i < data->n_rows; i++)
    if (data->rows[i].n_indicators + data->rows[i].n_left_out > 1)
      return TRUE;
  return FALSE;
}

/** ens_chart_levels_add_first_headings: every table of levels begins with what is told, and by how many. */
void
ens_chart_levels_add_first_headings (EnsScene *scene, const EnsChartLevels *data)
{
  ens_scene_add_heading (scene, data->part != NULL ? data->part : _ ("Indicator"));
  ens_scene_add_heading (scene, _ ("n"));
  ens_scene_add_heading (scene, _ ("Missing"));
}

/** ens_chart_levels_add_first_cells: what stands below ens_chart_levels_add_first_headings() */
void
ens_chart_levels_add_first_cells (EnsScene *scene, const EnsLevelsRow *row)
{
  ens_scene_take_cell (scene, g_strdup (row->label));
  if (!row->hidden)
    ens_scene_cell_opens (scene, row->key, NULL);
  ens_scene_take_cell (scene, row->hidden ? g_strdup (_ ("hidden"))
                                          : ens_figures_dup_count ((guint64) row->stats.n));
  ens_scene_take_cell (scene, row->hidden ? g_strdup ("–")
                                          : ens_figures_dup_count ((guint64) row->stats.missing));
}

/** ens_chart_levels_add_pooled_headings: of the columns that only rows of several indicators need */
void
ens_chart_levels_add_pooled_headings (EnsScene *scene, const EnsChartLevels *data)
{
  if (!is_pooled (data))
    return;
  ens_scene_add_heading (scene, _ ("People"));
  ens_scene_add_heading (scene, _ ("Indicators"));
}

/** ens_chart_levels_add_pooled_cells: what stands below ens_chart_levels_add_pooled_headings() */
void
ens_chart_levels_add_pooled_cells (EnsScene *scene,
                                   const EnsChartLevels *data,
                                   const EnsLevelsRow *row)
{
  if (!is_pooled (data))
    return;
  ens_scene_take_cell (scene, row->hidden ? g_strdup ("–")
                                          : ens_figures_dup_count ((guint64) row->people));
  ens_scene_take_cell (scene, row->hidden ? g_strdup ("–")
                                          : g_strdup_printf (_ ("%u of %u"), row->n_indicators,
                                                             row->n_indicators + row->n_left_out));
}

/** ens_chart_levels_dup_pooled_note: Returns: (transfer full) (nullable): what a row of several indicators is */
char *
ens_chart_levels_dup_pooled_note (const EnsChartLevels *data)
{
  if (!is_pooled (data))
    return NULL;
  if (!is_left_out (data))
    return g_strdup (
      _ ("Each row holds the answers of its people to all indicators together. How "
         "sure it is depends on how many people there are, not on how many answers."));
  return g_strdup (
    _ ("Each row holds the answers of its people to all indicators together, but for "
       "those that are hidden. How sure it is depends on how many people there are, "
       "not on how many answers."));
}

static char *
dup_finding (const EnsChartLevels *data, GPtrArray *rows, const EnsChartOptions *options)
{
  const EnsLevelsRow *first, *second;
  g_autofree char *name = NULL, *other = NULL, *share = NULL;

  if (rows->len == 0)
    return ens_chart_levels_dup_untold (data);
  first = g_ptr_array_index (rows, 0);
  second = g_ptr_array_index (rows, MIN (1, rows->len - 1));
  name = ens_chart_dup_name (options, first->label, TITLE_NAME);
  other = ens_chart_dup_name (options, second->label, TITLE_NAME);
  share = ens_figures_dup_percent (first->stats.ill_being);
  if (first->stats.ill_being == 0)
    return g_strdup (_ ("Nobody answered on the side of ill-being"));
  if (rows->len == 1 && data->part != NULL)
    return g_strdup_printf (_ ("%s: %s in ill-being"), name, share);
  if (data->part != NULL)
    return g_strdup_printf (_ ("Ill-being is most frequent in “%s”: %s"), name, share);
  if (rows->len == 1)
    return g_strdup_printf (_ ("%s: %s in ill-being"), name, share);
  if (first->stats.ill_being < MOSTLY)
    return g_strdup_printf (_ ("%s has the most ill-being: %s"), name, share);
  if (second->stats.ill_being < MOSTLY)
    return g_strdup_printf (_ ("%s is furthest from well: %s in ill-being"), name, share);
  return g_strdup_printf (_ ("%s and %s are furthest from well"), name, other);
}

static char *
dup_words (const EnsLevelsRow *row)
{
  const EnsIndicatorStats *stats = &row->stats;
  g_autofree char *answers = ens_chart_levels_dup_answers (row);
  g_autofree char *n = ens_figures_dup_count ((guint64) stats->n);
  g_autofree char *missing = ens_figures_dup_count ((guint64) stats->missing);
  g_autofree char *share = ens_figures_dup_percent (stats->ill_being);

  if (row->hidden)
    return NULL;
  if (stats->n == 0)
    return g_steal_pointer (&answers);
  if (row->n_indicators > 1)
    return g_strdup_printf (_ ("%s · ill-being %s"), answers, share);
  if (!stats->is_reliable)
    return g_strdup_printf (_ ("n = %s, few answers, %s missing · ill-being %s"), n, missing,
                            share);
  return g_strdup_printf (_ ("n = %s, %s missing · ill-being %s"), n, missing, share);
}

static void
add_table (EnsScene *scene, const EnsChartLevels *data)
{
  ens_chart_levels_add_first_headings (scene, data);
  for (guint level = 0; level < ENS_N_LEVELS; level++)
    ens_scene_add_heading (scene, ens_chart_levels_get_name (level));
  ens_scene_add_heading (scene, _ ("Ill-being (1 + 2)"));
  ens_scene_add_heading (scene, _ ("Well-being (4 + 5)"));
  ens_scene_add_heading (scene, _ ("Median"));
  ens_chart_levels_add_pooled_headings (scene, data);
  for (guint i = 0; i < data->n_rows; i++) {
    const EnsLevelsRow *row = &data->rows[i];
    gboolean told = ens_chart_levels_is_told (row);
    ens_chart_levels_add_first_cells (scene, row);
    for (guint level = 0; level < ENS_N_LEVELS; level++)
      ens_scene_take_cell (scene, told ? ens_figures_dup_percent (row->stats.distribution[level])
                                       : g_strdup ("–"));
    ens_scene_take_cell (scene,
                         told ? ens_figures_dup_percent (row->stats.ill_being) : g_strdup ("–"));
    ens_scene_take_cell (scene,
                         told ? ens_figures_dup_percent (row->stats.well_being) : g_strdup ("–"));
    ens_scene_take_cell (scene, told ? dup_median (&row->stats) : g_strdup ("–"));
    ens_chart_levels_add_pooled_cells (scene, data, row);
  }
}

static void
describe (EnsScene *scene, const EnsChartLevels *data, GPtrArray *rows)
{
  guint n_hidden = 0;

  for (guint i = 0; i < data->n_rows; i++)
    n_hidden += data->rows[i].hidden;
  for (guint i = 0; i < rows->len; i++) {
    const EnsLevelsRow *row = g_ptr_array_index (rows, i);
    g_autofree char *ill = ens_figures_dup_percent (row->stats.ill_being);
    g_autofree char *well = ens_figures_dup_percent (row->stats.well_being);
    g_autofree char *median = dup_median (&row->stats);
    g_autofree char *sentence = NULL;
    // The first and the last say how far the rows lie apart; the table says the rest.
    if (i > 1 && i + 1 < rows->len)
      continue;
    sentence = g_strdup_printf (_ ("%s: ill-being %s, well-being %s, median level %s."), row->label,
                                ill, well, median);
    ens_scene_describe (scene, sentence);
  }
  if (n_hidden > 0) {
    g_autofree char *sentence = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u row is hidden because too few people answered.",
                   "%u rows are hidden because too few people answered.", n_hidden),
      n_hidden);
    ens_scene_describe (scene, sentence);
  }
}

static double
share_left_of_middle (const EnsIndicatorStats *stats)
{
  return stats->distribution[0] + stats->distribution[1] + stats->distribution[2] / 2;
}

static Field
measure_field (const EnsChartLayout *layout, const EnsChartLevels *data)
{
  g_autofree const char **labels = g_new0 (const char *, data->n_rows + 1);
  double most_left = 0.001, most_right = 0.001;
  Field field;

  for (guint i = 0; i < data->n_rows; i++) {
    labels[i] = data->rows[i].label;
    if (ens_chart_levels_is_told (&data->rows[i])) {
      double left = share_left_of_middle (&data->rows[i].stats);
      most_left = MAX (most_left, left);
      most_right = MAX (most_right, 1 - left);
    }
  }
  field.label_width = ens_chart_layout_label_width (layout, labels, data->n_rows);
  field.x = layout->left + (field.label_width > 0 ? field.label_width + 20 : 0);
  field.width = layout->left + layout->width - field.x;
  field.scale = data->diverging ? field.width / (most_left + most_right) : field.width;
  field.line_from = layout->y - 6;
  field.middle = field.x + most_left * field.scale;
  return field;
}

static void
draw_level (EnsChartLayout *layout, const EnsLevelsRow *row, guint level, EnsBox box)
{
  g_autofree char *share = ens_figures_dup_percent (row->stats.distribution[level]);
  g_autofree char *name = ens_chart_layout_dup_name (layout, row->label);
  g_autofree char *label = g_strdup_printf ("%s: %s: %s", name, ens_chart_levels_get_name (level),
                                            share);
  const char *const columns[ENS_N_LEVELS] = { "1", "2", "3", "4", "5" };

  ens_scene_begin_mark (layout->scene, row->key, columns[level], label);
  ens_scene_add_rect (layout->scene, box,
                      ens_chart_mark_style ((EnsInk) (ENS_INK_LEVEL_1 + (int) level)));
  ens_chart_layout_share (layout, box, share, (EnsInk) (ENS_INK_ON_LEVEL_1 + (int) level));
  ens_scene_end_mark (layout->scene);
}

static void
draw_bar (EnsChartLayout *layout,
          const EnsChartLevels *data,
          const EnsLevelsRow *row,
          const Field *field,
          double y)
{
  const EnsIndicatorStats *stats = &row->stats;
  double x = data->diverging ? field->middle - share_left_of_middle (stats) * field->scale
                             : field->x;
  double from = 0, to = 0;

  for (guint level = 0; level < ENS_N_LEVELS; level++) {
    double width = stats->distribution[level] * field->scale;
    if ((int) level + 1 == stats->median_low)
      from = x;
    if (width > 0)
      draw_level (layout, row, level, (EnsBox){ x, y, width, BAR_HEIGHT });
    x += width;
    if ((int) level + 1 == stats->median_high)
      to = x;
  }
  ens_scene_add_rect (layout->scene, (EnsBox){ from - 1, y - 2, to - from + 2, BAR_HEIGHT + 4 },
                      (EnsStyle){ .stroke = ENS_INK_FRAME, .stroke_width = 3 });
}

/* The part of the middle line between the bar above and the one that begins at @bar_y. */
static void
draw_middle (EnsChartLayout *layout, Field *field, double bar_y)
{
  ens_scene_add_line (layout->scene, (EnsPoint){ field->middle, field->line_from },
                      (EnsPoint){ field->middle, bar_y - 4 },
                      (EnsStyle){ .stroke = ENS_INK_FRAME, .stroke_width = 1, .dashed = TRUE });
  field->line_from = bar_y + BAR_HEIGHT + 4;
}

static void
draw_row (EnsChartLayout *layout, const EnsChartLevels *data, const EnsLevelsRow *row, Field *field)
{
  g_autofree char *words = dup_words (row);
  EnsBox box = { layout->left, layout->y,
                 field->label_width > 0 ? field->label_width : layout->width, 0 };
  double height, bar_y = layout->y + 2;

  ens_scene_begin (layout->scene, "row", row->label);
  height = ens_chart_layout_label (layout, box, row->label, words);
  if (field->label_width <= 0)
    bar_y = layout->y + height + 6;
  if (data->diverging)
    draw_middle (layout, field, bar_y);
  if (ens_chart_levels_is_told (row)) {
    draw_bar (layout, data, row, field, bar_y);
  } else {
    g_autofree char *why = row->hidden ? ens_chart_dup_hidden_words (data->hidden_below)
                                       : g_strdup (_ ("no answers yet"));
    ens_chart_layout_hidden (layout, (EnsBox){ field->x, bar_y, field->width, BAR_HEIGHT }, why);
  }
  ens_scene_end (layout->scene);
  layout->y = MAX (layout->y + height, bar_y + BAR_HEIGHT) + ROW_GAP;
}

static void
draw_legend (EnsChartLayout *layout, double left)
{
  EnsLegendItem items[ENS_N_LEVELS];

  for (guint level = 0; level < ENS_N_LEVELS; level++)
    items[level] = (EnsLegendItem){ ens_chart_mark_style ((EnsInk) (ENS_INK_LEVEL_1 + (int) level)),
                                    ens_chart_levels_get_name (level) };
  ens_chart_layout_legend (layout, left, items, ENS_N_LEVELS);
}

static const char *
get_subtitle (gboolean diverging, gboolean rtl)
{
  if (!diverging)
    return _ ("Share of answers per situation; the framed one holds the median.");
  if (rtl)
    return _ (
      "Bars lean to the right where ill-being weighs more, to the left where well-being does; the "
      "framed situation holds the median.");
  return _ (
    "Bars lean to the left where ill-being weighs more, to the right where well-being does; the "
    "framed situation holds the median.");
}

/**
 * ens_chart_levels_new:
 * @data: indicators, or one indicator's groups
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_levels_new (const EnsChartLevels *data, const EnsChartOptions *options)
{
  g_autoptr (GPtrArray) rows = ranked (data);
  g_autofree char *title = dup_finding (data, rows, options);
  g_autofree char *note = ens_chart_levels_dup_pooled_note (data);
  const char *subtitle = get_subtitle (data->diverging, options->rtl);
  EnsChartLayout layout = ens_chart_layout_begin (options, title, subtitle);
  Field field = measure_field (&layout, data);

  add_table (layout.scene, data);
  describe (layout.scene, data, rows);
  if (data->n_rows == 0)
    ens_chart_layout_nothing (&layout, ens_chart_levels_get_nothing (data));
  for (guint i = 0; i < data->n_rows; i++)
    draw_row (&layout, data, &data->rows[i], &field);
  if (data->n_rows > 0)
    draw_legend (&layout, field.x);
  if (note != NULL)
    ens_chart_layout_note (&layout, note);
  return ens_chart_layout_end (&layout, options);
}
