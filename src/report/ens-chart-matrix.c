// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where columns are too narrow for their names these get numbers, and stand in a key above. The heads are
// repeated now and then, so that they are in sight wherever one looks.
#include "ens-chart-matrix.h"

#include "ens-chart-layout.h"
#include "ens-error.h"

#include <math.h>

#define LABEL_SIZE   10.5
#define LABEL_MOST   0.34 // of the width
#define LABEL_LINES  2
#define LABEL_GAP    8.0
#define NUMBER_SIZE  10.5
#define HEAD_SIZE    10.0
#define HEAD_LINES   3
#define COLUMN_LEAST 34.0
#define COLUMN_NAMED 84.0 // from here on a name stands in the head
#define COLUMN_MOST  130.0
#define ROW_HEIGHT   19.0
#define ROWS_A_HEAD  25
#define KEY_GAP      18.0

/** Matrix: @n_band: columns side by side; @reasons: (element-type utf8): as they get their letters */
typedef struct {
  EnsChartLayout layout;
  const EnsChartMatrix *data;
  double label_width;
  double column_width;
  guint n_band;
  gboolean has_key;
  double most;
  GPtrArray *reasons;
} Matrix;

static const EnsMatrixCell *
get_cell (const EnsChartMatrix *data, guint row, guint column)
{
  return &data->cells[row * data->n_columns + column];
}

static guint
get_last (const EnsChartMatrix *data)
{
  return data->n_drawn > 0 ? MIN (data->n_rows, data->first + data->n_drawn) : data->n_rows;
}

// Letters as far as they reach, then doubled: a to z, aa to zz.
static char *
dup_letter (guint index)
{
  return g_strnfill (1 + index / 26, (char) ('a' + index % 26));
}

static char *
dup_reason_letter (Matrix *self, const char *why)
{
  guint index = 0;

  if (!g_ptr_array_find_with_equal_func (self->reasons, why, g_str_equal, &index)) {
    index = self->reasons->len;
    g_ptr_array_add (self->reasons, (gpointer) why);
  }
  return dup_letter (index);
}

static const char *
get_sign (EnsDifferenceVerdict verdict)
{
  switch (verdict) {
  case ENS_VERDICT_MORE:
    return "▲";
  case ENS_VERDICT_LESS:
    return "▼";
  case ENS_VERDICT_CHANCE:
    return "=";
  default:
    return "";
  }
}

static const char *
get_verdict (EnsDifferenceVerdict verdict)
{
  switch (verdict) {
  case ENS_VERDICT_MORE:
    return _ ("more than here, beyond chance");
  case ENS_VERDICT_LESS:
    return _ ("less than here, beyond chance");
  case ENS_VERDICT_CHANCE:
    return _ ("no difference beyond chance");
  default:
    return _ ("too few answers to tell a difference");
  }
}

static char *
dup_number (const EnsMatrixCell *cell)
{
  return g_strdup_printf ("%.0f", round (100 * cell->share));
}

// For those who do not see the picture, and behind the pointer.
static char *
dup_words (const EnsChartMatrix *data, guint row, guint column)
{
  const EnsMatrixCell *cell = get_cell (data, row, column);
  g_autofree char *number = dup_number (cell);

  if (cell->why != NULL)
    return g_strdup (cell->why);
  return row == 0 || !data->is_judged
           ? g_strdup_printf ("%s %%", number)
           : g_strdup_printf ("%s %% · %s", number, get_verdict (cell->verdict));
}

static void
tell (EnsScene *scene, const EnsChartMatrix *data)
{
  ens_scene_add_heading (scene, _ ("Place"));
  for (guint column = 0; column < data->n_columns; column++)
    ens_scene_add_heading (scene, data->columns[column]);
  for (guint row = 0; row < get_last (data); row++) {
    if (row > 0 && row < data->first)
      continue;
    ens_scene_take_cell (scene, g_strdup (data->rows[row]));
    for (guint column = 0; column < data->n_columns; column++)
      ens_scene_take_cell (scene, dup_words (data, row, column));
  }
  ens_chart_describe_rows (scene, 4);
}

static double
measure_labels (const Matrix *self)
{
  const EnsFont font = { .size = LABEL_SIZE, .bold = TRUE };
  double widest = 40;

  for (guint row = 0; row < self->data->n_rows; row++)
    widest = MAX (widest, ens_measure_width (self->layout.measure, self->data->rows[row], font));
  return MIN (widest + 1, self->layout.width * LABEL_MOST);
}

static void
measure (Matrix *self)
{
  const EnsChartMatrix *data = self->data;
  const double room = self->layout.width - (self->label_width = measure_labels (self)) - LABEL_GAP;
  const guint n_fitting = MAX (1, (guint) (room / COLUMN_LEAST));
  const guint n_bands = (data->n_columns + n_fitting - 1) / n_fitting;

  self->n_band = (data->n_columns + n_bands - 1) / n_bands;
  self->column_width = MIN (room / self->n_band, COLUMN_MOST);
  self->has_key = self->column_width < COLUMN_NAMED;
  for (guint i = 0; i < data->n_rows * data->n_columns; i++)
    if (data->cells[i].why == NULL)
      self->most = MAX (self->most, data->cells[i].share);
}

// The names of the columns, two side by side.
static void
draw_key (Matrix *self)
{
  EnsChartLayout *layout = &self->layout;
  const double width = (layout->width - KEY_GAP) / 2;
  const guint n = self->data->n_columns, n_left = (n + 1) / 2;
  double left = layout->y, right = layout->y;

  ens_scene_begin (layout->scene, "key", _ ("What the numbers above the columns mean"));
  for (guint i = 0; i < n; i++) {
    double *y = i < n_left ? &left : &right;
    g_autofree char *text = g_strdup_printf ("%u %s", i + 1, self->data->columns[i]);

    *y += 3 + ens_scene_add_paragraph (
                layout->scene,
                (EnsBox){ layout->left + (i < n_left ? 0 : width + KEY_GAP), *y, width, 0 }, text,
                HEAD_LINES, ens_chart_text_style (LABEL_SIZE, ENS_INK_TEXT, ENS_ANCHOR_START));
  }
  ens_scene_end (layout->scene);
  layout->y = MAX (left, right) + 10;
}

static double
column_x (const Matrix *self, guint place)
{
  return self->layout.left + self->label_width + LABEL_GAP + place * self->column_width;
}

static void
draw_heads (Matrix *self, guint first, guint last)
{
  EnsChartLayout *layout = &self->layout;
  double height = 0;

  layout->y += 6;
  ens_scene_begin (layout->scene, "heads", "");
  for (guint column = first; column < last; column++) {
    const EnsBox box = { column_x (self, column - first) + 2, layout->y, self->column_width - 4,
                         0 };
    g_autofree char *number = g_strdup_printf ("%u", column + 1);
    double taken;

    taken =
      ens_scene_add_paragraph (layout->scene, box,
                               self->has_key ? number : self->data->columns[column], HEAD_LINES,
                               ens_chart_bold_style (HEAD_SIZE, ENS_INK_TEXT, ENS_ANCHOR_MIDDLE));
    height = MAX (height, taken);
  }
  ens_scene_end (layout->scene);
  layout->y += height + 4;
}

// Which ground a cell has, and which ink stands on it.
static EnsInk
choose_ground (const Matrix *self, guint row, const EnsMatrixCell *cell, EnsInk *ink)
{
  int step;

  *ink = ENS_INK_TEXT;
  if (!self->data->is_judged) {
    step = self->most > 0 ? (int) ceil (cell->share / self->most * ENS_N_HEAT_INKS) : 0;
    if (step == 0)
      return ENS_INK_PAPER;
    *ink = (EnsInk) (ENS_INK_ON_HEAT_1 + step - 1);
    return (EnsInk) (ENS_INK_HEAT_1 + step - 1);
  }
  if (row == 0 || (cell->verdict != ENS_VERDICT_MORE && cell->verdict != ENS_VERDICT_LESS))
    return ENS_INK_PAPER;
  step = cell->verdict == ENS_VERDICT_MORE ? ENS_N_LEVELS - 2 : 1;
  *ink = (EnsInk) (ENS_INK_ON_LEVEL_1 + step);
  return (EnsInk) (ENS_INK_LEVEL_1 + step);
}

static void
draw_cell (Matrix *self, guint row, guint column, EnsBox box)
{
  EnsScene *scene = self->layout.scene;
  const EnsMatrixCell *cell = get_cell (self->data, row, column);
  g_autofree char *place = ens_chart_layout_dup_name (&self->layout, self->data->rows[row]);
  g_autofree char *what = ens_chart_layout_dup_name (&self->layout, self->data->columns[column]);
  g_autofree char *words = dup_words (self->data, row, column);
  g_autofree char *label = g_strdup_printf ("%s: %s: %s", place, what, words);
  g_autofree char *number = cell->why != NULL ? dup_reason_letter (self, cell->why)
                                              : dup_number (cell);
  g_autofree char *text = cell->why != NULL || row == 0 || !self->data->is_judged
                            ? g_strdup (number)
                            : g_strconcat (get_sign (cell->verdict), number, NULL);
  EnsInk ink = ENS_INK_DIM;
  EnsInk ground = cell->why != NULL ? ENS_INK_TRACK : choose_ground (self, row, cell, &ink);
  EnsTextStyle style = row == 0 ? ens_chart_bold_style (NUMBER_SIZE, ink, ENS_ANCHOR_MIDDLE)
                                : ens_chart_text_style (NUMBER_SIZE, ink, ENS_ANCHOR_MIDDLE);

  ens_scene_begin_mark (scene, self->data->rows[row], self->data->columns[column], label);
  ens_scene_add_rect (scene, box,
                      (EnsStyle){ .fill = ground, .stroke = ENS_INK_RULE, .stroke_width = 0.5 });
  ens_scene_add_text (scene, (EnsPoint){ box.x + box.width / 2, box.y + box.height / 2 + 3.7 },
                      text, style);
  ens_scene_end_mark (scene);
}

static void
draw_row (Matrix *self, guint row, guint first, guint last)
{
  EnsChartLayout *layout = &self->layout;
  const EnsBox box = { layout->left, layout->y + 2.5, self->label_width, 0 };
  double height;

  ens_scene_begin (layout->scene, "row", self->data->rows[row]);
  height = 5 + ens_scene_add_paragraph (layout->scene, box, self->data->rows[row], LABEL_LINES,
                                        row == 0 ? ens_chart_bold_style (LABEL_SIZE, ENS_INK_TEXT,
                                                                         ENS_ANCHOR_START)
                                                 : ens_chart_text_style (LABEL_SIZE, ENS_INK_TEXT,
                                                                         ENS_ANCHOR_START));
  height = MAX (height, ROW_HEIGHT);
  for (guint column = first; column < last; column++)
    draw_cell (self, row, column,
               (EnsBox){ column_x (self, column - first), layout->y, self->column_width, height });
  ens_scene_end (layout->scene);
  layout->y += height;
}

static void
draw_band (Matrix *self, guint first, guint last)
{
  const guint end = get_last (self->data);
  const guint n = end - self->data->first;
  const guint n_parts = MAX (1, (n + ROWS_A_HEAD / 2) / ROWS_A_HEAD);
  const guint n_part = (n + n_parts - 1) / n_parts;

  draw_heads (self, first, last);
  draw_row (self, 0, first, last);
  for (guint row = self->data->first; row < end; row++) {
    if (row > self->data->first && (row - self->data->first) % n_part == 0)
      draw_heads (self, first, last);
    draw_row (self, row, first, last);
  }
}

static void
draw_signs (Matrix *self)
{
  static const EnsDifferenceVerdict told[] = { ENS_VERDICT_MORE, ENS_VERDICT_CHANCE,
                                               ENS_VERDICT_LESS, ENS_VERDICT_TOO_FEW };
  EnsLegendItem items[G_N_ELEMENTS (told)];
  g_auto (GStrv) labels = g_new0 (char *, G_N_ELEMENTS (told) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
    const char *sign = get_sign (told[i]);
    EnsInk ink = ENS_INK_TEXT;

    labels[i] = g_strconcat (*sign ? sign : _ ("no sign:"), " ", get_verdict (told[i]), NULL);
    items[i] = (EnsLegendItem){
      ens_chart_mark_style (choose_ground (self, 1, &(EnsMatrixCell){ .verdict = told[i] }, &ink)),
      labels[i]
    };
  }
  ens_chart_layout_legend (&self->layout, self->layout.left, items, G_N_ELEMENTS (told));
}

static void
draw_reasons (Matrix *self)
{
  for (guint i = 0; i < self->reasons->len; i++) {
    g_autofree char *letter = dup_letter (i);
    g_autofree char *note = g_strdup_printf ("%s: %s", letter,
                                             (const char *) self->reasons->pdata[i]);

    ens_chart_layout_note (&self->layout, note);
    self->layout.y -= 6;
  }
}

/**
 * ens_chart_matrix_new:
 * @data: what is laid side by side
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_matrix_new (const EnsChartMatrix *data, const EnsChartOptions *options)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  Matrix self = { .data = data, .reasons = reasons };

  self.layout = ens_chart_layout_begin (
    options, data->title,
    data->is_judged ? _ ("Share of people who are well, in percent, beside the first place.")
                    : _ ("Share of what was said, in percent: the darker, the more."));
  tell (self.layout.scene, data);
  if (data->n_columns == 0 || data->n_rows == 0) {
    ens_chart_layout_nothing (&self.layout, _ ("There is nothing that both have yet."));
    return ens_chart_layout_end (&self.layout, options);
  }
  measure (&self);
  if (self.has_key)
    draw_key (&self);
  for (guint first = 0; first < data->n_columns; first += self.n_band)
    draw_band (&self, first, MIN (first + self.n_band, data->n_columns));
  self.layout.y += 12;
  if (data->is_judged)
    draw_signs (&self);
  draw_reasons (&self);
  return ens_chart_layout_end (&self.layout, options);
}
