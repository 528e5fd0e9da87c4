// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All bars have one scale, from nobody to all who answered, so that blocks can be compared.
#include "ens-chart-answers.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#define BAR_HEIGHT  16.0
#define ROW_GAP     6.0
#define BLOCK_GAP   16.0
#define NUMBER_SIZE 11.5
#define NUMBER_ROOM 100.0

#define BAR_INK ((EnsInk) (ENS_INK_HEAT_1 + 3))

static char *
dup_head (const EnsAnswersBlock *block)
{
  return block->part != NULL ? g_strdup_printf ("%s · %s", block->title, block->part)
                             : g_strdup (block->title);
}

static char *
dup_median (const EnsAnswersBlock *block)
{
  if (block->median_low == block->median_high)
    return g_strdup_printf ("%" G_GINT64_FORMAT, block->median_low);
  return g_strdup_printf ("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, block->median_low,
                          block->median_high);
}

static char *
dup_words (const EnsAnswersBlock *block)
{
  g_autofree char *n = ens_figures_dup_count ((guint64) block->n);
  g_autofree char *missing = ens_figures_dup_count ((guint64) block->missing);
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words, _ ("%s answered, %s left it blank"), n, missing);
  if (block->has_mean && block->n > 0) {
    g_autofree char *mean = ens_figures_dup_decimal (block->mean, 1);
    g_autofree char *median = dup_median (block);

    g_string_append (words, "; ");
    g_string_append_printf (words, _ ("mean %s, median %s"), mean, median);
  }
  if (block->is_hint)
    g_string_append (words, _ ("; few answers: a hint, no more"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_row (EnsScene *scene, const EnsAnswersBlock *block, const EnsAnswersOption *option)
{
  gboolean shows = option != NULL && !block->hidden;

  ens_scene_take_cell (scene, g_strdup (block->title));
  if (!block->hidden)
    ens_scene_cell_opens (scene, block->key, option != NULL ? option->label : NULL);
  ens_scene_take_cell (scene, g_strdup (block->part != NULL ? block->part : _ ("everybody")));
  ens_scene_take_cell (scene, g_strdup (option != NULL ? option->label : "–"));
  ens_scene_take_cell (scene, block->hidden ? g_strdup (_ ("hidden"))
                              : shows       ? ens_figures_dup_count ((guint64) option->n)
                                            : g_strdup ("–"));
  ens_scene_take_cell (scene, shows ? ens_figures_dup_percent (option->share) : g_strdup ("–"));
  ens_scene_take_cell (scene,
                       block->hidden ? g_strdup ("–") : ens_figures_dup_count ((guint64) block->n));
  ens_scene_take_cell (scene, block->hidden ? g_strdup ("–")
                                            : ens_figures_dup_count ((guint64) block->missing));
}

static void
add_table (EnsScene *scene, const EnsChartAnswers *data)
{
  ens_scene_add_heading (scene, _ ("Question"));
  ens_scene_add_heading (scene, _ ("Who"));
  ens_scene_add_heading (scene, _ ("Answer"));
  ens_scene_add_heading (scene, _ ("People"));
  ens_scene_add_heading (scene, _ ("Share"));
  ens_scene_add_heading (scene, _ ("Answered"));
  ens_scene_add_heading (scene, _ ("Left blank"));
  for (guint i = 0; i < data->n_blocks; i++) {
    const EnsAnswersBlock *block = &data->blocks[i];

    if (block->hidden || block->n_options == 0)
      add_row (scene, block, NULL);
    for (guint k = 0; !block->hidden && k < block->n_options; k++)
      add_row (scene, block, &block->options[k]);
  }
}

static void
draw_option (EnsChartLayout *layout,
             const EnsAnswersBlock *block,
             const EnsAnswersOption *option,
             double label_width)
{
  double x = layout->left + (label_width > 0 ? label_width + 16 : 0);
  double room = MAX (layout->left + layout->width - x - NUMBER_ROOM, 40);
  double width = room * CLAMP (option->share, 0, 1), y = layout->y;
  g_autofree char *n = ens_figures_dup_count ((guint64) option->n);
  g_autofree char *share = ens_figures_dup_percent (option->share);
  g_autofree char *number = g_strdup_printf ("%s · %s", n, share);
  g_autofree char *name = ens_chart_layout_dup_name (layout, option->label);
  g_autofree char *label = g_strdup_printf ("%s: %s", name, number);
  EnsBox box = { layout->left, y, label_width > 0 ? label_width : layout->width, 0 };
  double height;

  ens_scene_begin (layout->scene, "row", option->label);
  height = ens_chart_layout_label (layout, box, option->label, NULL);
  if (label_width <= 0)
    y += height + 2;
  ens_scene_begin_mark (layout->scene, block->key, option->label, label);
  ens_scene_add_rect (layout->scene, (EnsBox){ x, y, MAX (width, 1), BAR_HEIGHT },
                      ens_chart_mark_style (BAR_INK));
  ens_scene_add_text (layout->scene, (EnsPoint){ x + MAX (width, 1) + 8, y + BAR_HEIGHT / 2 + 4 },
                      number, ens_chart_text_style (NUMBER_SIZE, ENS_INK_TEXT, ENS_ANCHOR_START));
  ens_scene_end_mark (layout->scene);
  ens_scene_end (layout->scene);
  layout->y = MAX (layout->y + height, y + BAR_HEIGHT) + ROW_GAP;
}

static double
find_label_width (const EnsChartLayout *layout, const EnsChartAnswers *data)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < data->n_blocks; i++)
    for (guint k = 0; k < data->blocks[i].n_options; k++)
      g_ptr_array_add (labels, (gpointer) data->blocks[i].options[k].label);
  return ens_chart_layout_label_width (layout, (const char *const *) labels->pdata, labels->len);
}

static void
draw_block (EnsChartLayout *layout,
            const EnsChartAnswers *data,
            const EnsAnswersBlock *block,
            double label_width)
{
  g_autofree char *head = dup_head (block);
  g_autofree char *words = block->hidden ? ens_chart_dup_hidden_words (data->hidden_below)
                                         : dup_words (block);
  EnsBox box = { layout->left, layout->y, layout->width, 0 };

  ens_scene_begin (layout->scene, "group", head);
  layout->y += ens_chart_layout_label (layout, box, head, words) + ROW_GAP;
  for (guint k = 0; !block->hidden && k < block->n_options; k++)
    draw_option (layout, block, &block->options[k], label_width);
  ens_scene_end (layout->scene);
  layout->y += BLOCK_GAP;
}

static char *
dup_finding (const EnsChartAnswers *data)
{
  guint n = 0;

  for (guint i = 0; i < data->n_blocks; i++)
    n += i == 0 || g_strcmp0 (data->blocks[i].key, data->blocks[i - 1].key) != 0;
  if (n == 0)
    return g_strdup (_ ("No other question was asked"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "What was answered to %u other question",
                                       "What was answered to %u other questions", n),
                          n);
}

/**
 * ens_chart_answers_new:
 * @data: questions in the order of the questionnaire
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_answers_new (const EnsChartAnswers *data, const EnsChartOptions *options)
{
  g_autofree char *title = dup_finding (data);
  EnsChartLayout layout = ens_chart_layout_begin (
    options, title,
    _ ("How many people chose each answer, and their share of those who answered."));
  double label_width = find_label_width (&layout, data);

  add_table (layout.scene, data);
  ens_chart_describe_rows (layout.scene, 5);
  if (data->n_blocks == 0)
    ens_chart_layout_nothing (&layout, _ ("Add questions to the questionnaire of the round."));
  for (guint i = 0; i < data->n_blocks; i++)
    draw_block (&layout, data, &data->blocks[i], label_width);
  return ens_chart_layout_end (&layout, options);
}
