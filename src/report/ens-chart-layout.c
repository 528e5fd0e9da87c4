// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The common parts of charts. Spacing and sizes are decided here, so that all charts look related.
#include "ens-chart-layout.h"

#include "ens-error.h"
#include "ens-figures.h"
#include "ens-text.h"

#include <math.h>

#define TITLE_SIZE    18.0
#define SUBTITLE_SIZE 11.5
#define LABEL_SIZE    13.0
#define SMALL_SIZE    11.0
#define SWATCH        14.0
#define LEGEND_GAP    18.0
#define LABEL_LEAST   215.0
#define LABEL_SHARE   0.36

EnsTextStyle
ens_chart_text_style (double size, EnsInk ink, EnsAnchor anchor)
{
  return (EnsTextStyle){ .font = { .size = size }, .ink = ink, .anchor = anchor };
}

EnsTextStyle
ens_chart_bold_style (double size, EnsInk ink, EnsAnchor anchor)
{
  return (EnsTextStyle){ .font = { .size = size, .bold = TRUE }, .ink = ink, .anchor = anchor };
}

/** ens_chart_mark_style: Returns: a filled mark with the outline that every mark has */
EnsStyle
ens_chart_mark_style (EnsInk fill)
{
  return (EnsStyle){ .fill = fill, .stroke = ENS_INK_OUTLINE, .stroke_width = 0.75 };
}

EnsStyle
ens_chart_rule_style (void)
{
  return (EnsStyle){ .stroke = ENS_INK_RULE, .stroke_width = 1 };
}

/**
 * ens_chart_layout_begin:
 * @options: of the chart
 * @title: the finding; drawn and kept as the scene's title, unless the options override it
 * @subtitle: how to read the picture; drawn, and the first sentence of the description
 *
 * Returns: a layout with its scene, to be given to ens_chart_layout_end()
 */
EnsChartLayout
ens_chart_layout_begin (const EnsChartOptions *options, const char *title, const char *subtitle)
{
  const EnsMeasure *measure = options->measure != NULL ? options->measure : &ens_measure_plain;
  double width = MAX (options->width, 320);
  EnsChartLayout self = { .scene = ens_scene_new (width, measure),
                          .measure = measure,
                          .left = ENS_CHART_MARGIN,
                          .width = width - 2 * ENS_CHART_MARGIN,
                          .y = ENS_CHART_MARGIN - 4,
                          .rtl = options->rtl };
  EnsBox box = { self.left, self.y, self.width, 0 };

  if (options->title != NULL && *options->title != '\0')
    title = options->title;
  ens_scene_set_title (self.scene, title);
  ens_scene_describe (self.scene, subtitle);
  ens_scene_begin (self.scene, "title", title);
  self.y += ens_scene_add_paragraph (self.scene, box, title, 3,
                                     ens_chart_bold_style (TITLE_SIZE, ENS_INK_TEXT,
                                                           ENS_ANCHOR_START));
  box.y = self.y + 3;
  self.y = box.y + ens_scene_add_paragraph (self.scene, box, subtitle, 3,
                                            ens_chart_text_style (SUBTITLE_SIZE, ENS_INK_DIM,
                                                                  ENS_ANCHOR_START));
  ens_scene_end (self.scene);
  self.y += 20;
  return self;
}

/** ens_chart_layout_end: closes the picture; Returns: (transfer full): the scene */
EnsScene *
ens_chart_layout_end (EnsChartLayout *self, const EnsChartOptions *options)
{
  EnsScene *scene = g_steal_pointer (&self->scene);

  ens_scene_set_height (scene, ceil (self->y + ENS_CHART_MARGIN));
  if (options->rtl)
    ens_scene_mirror (scene);
  return scene;
}

/** ens_chart_layout_dup_name: Returns: (transfer full): @label as it stands in the words of a mark, whole */
char *
ens_chart_layout_dup_name (const EnsChartLayout *self, const char *label)
{
  return ens_text_dup_within (label, self->rtl);
}

/** ens_chart_layout_note: words below the picture, and the last of its description */
void
ens_chart_layout_note (EnsChartLayout *self, const char *text)
{
  EnsBox box = { self->left, self->y + 10, self->width, 0 };

  ens_scene_begin (self->scene, "note", "");
  self->y = box.y + ens_scene_add_paragraph (self->scene, box, text, 0,
                                             ens_chart_text_style (SMALL_SIZE, ENS_INK_DIM,
                                                                   ENS_ANCHOR_START));
  ens_scene_end (self->scene);
  ens_scene_describe (self->scene, text);
}

/** ens_chart_layout_nothing: what stands where the picture would be when there is no data */
void
ens_chart_layout_nothing (EnsChartLayout *self, const char *what_to_do)
{
  EnsBox box = { self->left, self->y, self->width, 96 };
  EnsBox inner = { box.x + 16, box.y + 34, box.width - 32, 0 };

  ens_scene_begin (self->scene, "empty", what_to_do);
  ens_scene_add_rect (self->scene, box, (EnsStyle){ .fill = ENS_INK_TRACK, .radius = 8 });
  ens_scene_add_paragraph (self->scene, inner, what_to_do, 2,
                           ens_chart_text_style (LABEL_SIZE, ENS_INK_DIM, ENS_ANCHOR_MIDDLE));
  ens_scene_end (self->scene);
  ens_scene_describe (self->scene, what_to_do);
  self->y += box.height;
}

static double
legend_width (const EnsChartLayout *self, const EnsLegendItem *items, guint n_items)
{
  EnsFont font = { .size = SMALL_SIZE };
  double width = -LEGEND_GAP;

  for (guint i = 0; i < n_items; i++)
    width += SWATCH + 6 + ens_measure_width (self->measure, items[i].label, font) + LEGEND_GAP;
  return width;
}

/**
 * ens_chart_layout_legend:
 * @self: a layout
 * @left: where it begins, when one line is enough; else it begins at the margin
 * @items: swatches with words
 * @n_items: how many
 */
void
ens_chart_layout_legend (EnsChartLayout *self,
                         double left,
                         const EnsLegendItem *items,
                         guint n_items)
{
  EnsTextStyle style = ens_chart_text_style (SMALL_SIZE, ENS_INK_TEXT, ENS_ANCHOR_START);
  double right = self->left + self->width, x;

  if (left + legend_width (self, items, n_items) > right)
    left = self->left;
  x = left;
  ens_scene_begin (self->scene, "legend", _ ("Legend"));
  for (guint i = 0; i < n_items; i++) {
    g_autofree char *label = ens_measure_ellipsize (self->measure, items[i].label, style.font,
                                                    right - left - SWATCH - 6);
    double width = SWATCH + 6 + ens_measure_width (self->measure, label, style.font);
    double side = items[i].style.radius > 0 ? 2 * items[i].style.radius : SWATCH;
    double inset = (SWATCH - side) / 2;
    if (x > left && x + width > right) {
      x = left;
      self->y += 22;
    }
    ens_scene_add_rect (self->scene, (EnsBox){ x + inset, self->y + inset, side, side },
                        items[i].style);
    ens_scene_add_text (self->scene, (EnsPoint){ x + SWATCH + 6, self->y + 11 }, label, style);
    x += width + LEGEND_GAP;
  }
  ens_scene_end (self->scene);
  self->y += 22;
}

/** ens_chart_layout_label_width: Returns: the room for the labels at the side; 0 to put them above */
double
ens_chart_layout_label_width (const EnsChartLayout *self, const char *const *labels, guint n_labels)
{
  EnsFont font = { .size = LABEL_SIZE };
  double widest = LABEL_LEAST, room = self->width * LABEL_SHARE;

  if (self->width < ENS_CHART_NARROW)
    return 0;
  for (guint i = 0; i < n_labels && widest < room; i++)
    widest = MAX (widest, ens_measure_width (self->measure, labels[i], font) + 1);
  return MIN (widest, room);
}

/**
 * ens_chart_layout_label:
 * @self: a layout
 * @box: left and top edge, and width
 * @label: of a row
 * @words: (nullable): smaller, below it
 *
 * Returns: the height taken
 */
double
ens_chart_layout_label (EnsChartLayout *self, EnsBox box, const char *label, const char *words)
{
  EnsBox below = box;
  double height = ens_scene_add_paragraph (self->scene, box, label, 3,
                                           ens_chart_text_style (LABEL_SIZE, ENS_INK_TEXT,
                                                                 ENS_ANCHOR_START));

  if (words == NULL)
    return height;
  below.y += height;
  return height +
         ens_scene_add_paragraph (self->scene, below, words, 5,
                                  ens_chart_text_style (SMALL_SIZE, ENS_INK_DIM, ENS_ANCHOR_START));
}

static double
widest_place (const EnsChartLayout *self, guint n_steps, char *(*dup_text) (double) )
{
  double widest = 0;

  for (guint i = 0; i <= n_steps; i++) {
    g_autofree char *text = dup_text ((double) i / n_steps);
    widest = MAX (widest, ens_measure_width (self->measure, text, (EnsFont){ .size = SMALL_SIZE }));
  }
  return widest;
}

/**
 * ens_chart_layout_axis:
 * @self: a layout
 * @box: the field; the numbers stand below it
 * @n_steps: how many parts
 * @dup_text: the text of a place between 0 and 1
 *
 * Upright rules from 0 to 1 over @box, with numbers.
 */
void
ens_chart_layout_axis (EnsChartLayout *self, EnsBox box, guint n_steps, char *(*dup_text) (double) )
{
  guint every = 1;

  while (every < n_steps &&
         box.width * every / n_steps < widest_place (self, n_steps, dup_text) + 6)
    every *= 2;
  ens_scene_begin (self->scene, "axis", "");
  for (guint i = 0; i <= n_steps; i++) {
    double share = (double) i / n_steps, x = box.x + box.width * share;
    g_autofree char *text = dup_text (share);
    ens_scene_add_line (self->scene, (EnsPoint){ x, box.y }, (EnsPoint){ x, box.y + box.height },
                        ens_chart_rule_style ());
    if (i % every == 0)
      ens_scene_add_text (self->scene, (EnsPoint){ x, box.y + box.height + 15 }, text,
                          ens_chart_text_style (SMALL_SIZE, ENS_INK_DIM, ENS_ANCHOR_MIDDLE));
  }
  ens_scene_end (self->scene);
}

/** ens_chart_layout_share: @text in the middle of its piece of a bar, @box, where the piece is wide enough */
void
ens_chart_layout_share (EnsChartLayout *self, EnsBox box, const char *text, EnsInk ink)
{
  EnsTextStyle style = ens_chart_text_style (12, ink, ENS_ANCHOR_MIDDLE);

  if (ens_measure_width (self->measure, text, style.font) + 5 <= box.width)
    ens_scene_add_text (self->scene,
                        (EnsPoint){ box.x + box.width / 2, box.y + box.height / 2 + 4.5 }, text,
                        style);
}

/** ens_chart_layout_hidden: the place of a row that is not told, or has nothing to tell */
void
ens_chart_layout_hidden (EnsChartLayout *self, EnsBox box, const char *text)
{
  EnsTextStyle style = ens_chart_text_style (SMALL_SIZE, ENS_INK_DIM, ENS_ANCHOR_MIDDLE);
  g_autofree char *fitting = ens_measure_ellipsize (self->measure, text, style.font, box.width - 8);
  EnsStyle edge = { .fill = ENS_INK_TRACK,
                    .stroke = ENS_INK_OUTLINE,
                    .stroke_width = 0.75,
                    .dashed = TRUE };

  ens_scene_begin (self->scene, "hidden", text);
  ens_scene_add_rect (self->scene, box, edge);
  ens_scene_add_text (self->scene, (EnsPoint){ box.x + box.width / 2, box.y + box.height / 2 + 4 },
                      fitting, style);
  ens_scene_end (self->scene);
}

/**
 * ens_chart_describe_rows:
 * @scene: with its whole table
 * @n_columns: how many columns to read out
 *
 * Adds the first rows of the table to the description, and how many there are.
 */
void
ens_chart_describe_rows (EnsScene *scene, guint n_columns)
{
  const guint most = 3;
  guint n_rows = ens_scene_get_n_rows (scene);
  guint last = MIN (n_columns, ens_scene_get_n_columns (scene));
  g_autofree char *rest = NULL;

  for (guint row = 0; row < MIN (n_rows, most); row++) {
    g_autoptr (GString) sentence = g_string_new (ens_scene_get_cell (scene, row, 0));
    for (guint column = 1; column < last; column++)
      g_string_append_printf (sentence, "%s %s: %s", column == 1 ? ";" : ",",
                              ens_scene_get_heading (scene, column),
                              ens_scene_get_cell (scene, row, column));
    g_string_append_c (sentence, '.');
    ens_scene_describe (scene, sentence->str);
  }
  if (n_rows <= most)
    return;
  rest = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The table has %u row.",
                                       "The table has all %u rows.", n_rows),
                          n_rows);
  ens_scene_describe (scene, rest);
}

/** ens_chart_dup_name: Returns: (transfer full): @label as it stands in a sentence, cut where it is long */
char *
ens_chart_dup_name (const EnsChartOptions *options, const char *label, guint most_chars)
{
  g_autofree char *name = ens_text_dup_short (label, most_chars);

  return ens_text_dup_within (name, options->rtl);
}

/** ens_chart_dup_said: Returns: (transfer full): how often @group spoke of @name, and how many statements that are */
char *
ens_chart_dup_said (const char *name, const char *group, const EnsTally *tally)
{
  g_autofree char *n_expressions = ens_figures_dup_count ((guint64) tally->expressions);
  g_autofree char *n_distinct = ens_figures_dup_count ((guint64) tally->distinct);
  g_autofree char *expressions = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s expression",
                                                               "%s expressions",
                                                               (gulong) tally->expressions),
                                                  n_expressions);
  g_autofree char *distinct = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s statement",
                                                            "%s different statements",
                                                            (gulong) tally->distinct),
                                               n_distinct);

  // Translators: how often a group spoke of something, as “Friends, Elderly: 4 expressions, 1 statement”
  return g_strdup_printf (_ ("%s, %s: %s, %s"), name, group, expressions, distinct);
}

/** ens_chart_dup_hidden_title: Returns: (transfer full): the title where there is something, and all is hidden */
char *
ens_chart_dup_hidden_title (void)
{
  return g_strdup (_ ("Hidden: too few people"));
}

/** ens_chart_dup_hidden_words: Returns: (transfer full): why something is not told */
char *
ens_chart_dup_hidden_words (guint hidden_below)
{
  if (hidden_below == 0)
    return g_strdup (_ ("hidden: too few answers"));
  return g_strdup_printf (_ ("hidden: fewer than %u, here or beside"), hidden_below);
}
