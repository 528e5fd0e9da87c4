// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A question with its boxes. What is keyed stands at the edge, before the box, so that the eye of the one
// who keys runs down one column. A question stays whole unless it is longer than a page.
#include "ens-paper-choice.h"

#define BOX_SIDE         15.0
#define FACE_HEIGHT      1.5  // of a box
#define LINE_ROOM        26.0 // for a hand to write in
#define ROOM_ABOVE_WORDS 14   // those that end the paper

/* A face from sad (0) to glad (n - 1): read without reading. */
static void
draw_face (EnsScene *scene, EnsPoint centre, double radius, double gladness)
{
  EnsStyle line = { .stroke = ENS_INK_TEXT, .stroke_width = 1.25 };
  EnsStyle dot = { .fill = ENS_INK_TEXT, .radius = radius * 0.1 };
  EnsPoint mouth[9];

  ens_scene_add_rect (scene,
                      (EnsBox){ centre.x - radius, centre.y - radius, 2 * radius, 2 * radius },
                      (EnsStyle){ .fill = ENS_INK_PAPER,
                                  .stroke = ENS_INK_TEXT,
                                  .stroke_width = 1.25,
                                  .radius = radius });
  for (int side = -1; side <= 1; side += 2)
    ens_scene_add_rect (scene,
                        (EnsBox){ centre.x + side * radius * 0.35 - dot.radius,
                                  centre.y - radius * 0.3 - dot.radius, 2 * dot.radius,
                                  2 * dot.radius },
                        dot);
  for (guint i = 0; i < G_N_ELEMENTS (mouth); i++) {
    double t = i / 4.0 - 1;
    mouth[i] = (EnsPoint){ centre.x + t * radius * 0.5,
                           centre.y + radius * (0.4 + (0.5 - t * t) * gladness * 0.4) };
  }
  ens_scene_add_path (scene, mouth, G_N_ELEMENTS (mouth), FALSE, line);
}

/** Answers: where those of a choice stand: @top is above the box, for a face is higher */
typedef struct {
  EnsTextStyle text;
  EnsTextStyle code;
  double side;
  double top;
  double box_x;
  double words_x;
  double words_width;
} Answers;

static const char *
get_code (const EnsBlock *block, guint answer, char number[12])
{
  if (block->codes != NULL)
    return block->codes[answer];
  g_snprintf (number, 12, "%u", answer + 1);
  return number;
}

static Answers
place_answers (const EnsPaper *paper, const EnsBlock *block)
{
  Answers places = { .text = ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT),
                     .code = ens_paper_text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM),
                     .side = BOX_SIDE * paper->options->scale };
  double codes = 12;
  char number[12];

  for (guint i = 0; i < block->n_rows && !block->is_scale; i++)
    codes = MAX (codes,
                 ens_measure_width (paper->measure, get_code (block, i, number), places.code.font));
  codes = MIN (codes, paper->width / 4);
  places.code.anchor = ENS_ANCHOR_END;
  places.top = block->with_faces ? places.side * (FACE_HEIGHT - 1) / 2 : 0;
  places.box_x = paper->left + codes + 6;
  places.words_x = places.box_x + places.side + 10 + (block->with_faces ? places.side * 2.2 : 0);
  places.words_width = paper->left + paper->width - 18 - places.words_x;
  return places;
}

static double
answer_height (const EnsPaper *paper, const EnsBlock *block, const Answers *places, guint answer)
{
  double words = ens_paper_words_height (paper, block->cells[answer], places->words_width,
                                         places->text);

  return MAX (places->top + words, places->side + 2 * places->top) + 6;
}

static void
draw_box (const EnsPaper *paper, double x, double y)
{
  double side = BOX_SIDE * paper->options->scale;

  ens_scene_add_rect (
    paper->page, (EnsBox){ x, y, side, side },
    (EnsStyle){ .fill = ENS_INK_PAPER, .stroke = ENS_INK_TEXT, .stroke_width = 1, .radius = 2 });
}

static void
draw_answer (EnsPaper *paper, const EnsBlock *block, const Answers *places, guint answer)
{
  double y = paper->y + places->top, base = y + places->text.font.size * 1.05;
  char number[12];

  ens_scene_add_text (paper->page, (EnsPoint){ places->box_x - 6, base },
                      get_code (block, answer, number), places->code);
  draw_box (paper, places->box_x, y);
  if (block->with_faces && block->n_rows > 1)
    draw_face (paper->page, (EnsPoint){ places->box_x + places->side * 2.2, y + places->side / 2 },
               places->side * FACE_HEIGHT / 2, 2.0 * answer / (block->n_rows - 1) - 1);
  ens_scene_add_paragraph (paper->page, (EnsBox){ places->words_x, y, places->words_width, 0 },
                           block->cells[answer], ens_paper_whole_lines (paper), places->text);
  paper->y += answer_height (paper, block, places, answer);
}

/** Row: numbers with their boxes, side by side; @labels: (nullable): else the numbers from 1 */
typedef struct {
  char **labels;
  guint n;
  double x;
  double cell;
  guint per_line;
} Row;

static const char *
get_label (const Row *row, guint index, char number[12])
{
  if (row->labels != NULL)
    return row->labels[index];
  g_snprintf (number, 12, "%u", index + 1);
  return number;
}

// A number never parts from its box: whole cells of one width go to the next line.
static Row
place_row (const EnsPaper *paper, char **labels, guint n, double x)
{
  EnsTextStyle style = ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  double side = BOX_SIDE * paper->options->scale, label = 0;
  Row row = { labels, n, x, 0, 1 };
  char number[12];

  for (guint i = 0; i < n; i++)
    label = MAX (label,
                 ens_measure_width (paper->measure, get_label (&row, i, number), style.font));
  row.cell = side + 5 + label + 14 * paper->options->scale;
  row.per_line = (guint) MAX (1, (paper->left + paper->width - x) / row.cell);
  return row;
}

static double
row_step (const EnsPaper *paper)
{
  return BOX_SIDE * paper->options->scale + 8;
}

static double
boxes_height (const EnsPaper *paper, const Row *row)
{
  return (row->n + row->per_line - 1) / row->per_line * row_step (paper);
}

static void
draw_boxes (EnsPaper *paper, const Row *row)
{
  EnsTextStyle style = ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  double side = BOX_SIDE * paper->options->scale;
  char number[12];

  for (guint i = 0; i < row->n; i++) {
    double x = row->x + i % row->per_line * row->cell;
    double y = paper->y + i / row->per_line * row_step (paper);

    draw_box (paper, x, y);
    ens_scene_add_text (paper->page, (EnsPoint){ x + side + 5, y + style.font.size * 1.05 },
                        get_label (row, i, number), style);
  }
  paper->y += boxes_height (paper, row);
}

// Behind the words where that leaves all boxes on one line, else below them.
static Row
place_below (const EnsPaper *paper, const EnsBlock *block, gboolean *is_behind)
{
  EnsTextStyle style = ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  double words = ens_measure_width (paper->measure, block->detail, style.font);
  Row behind = place_row (paper, NULL, block->n_below, paper->left + words + 16);

  *is_behind = words + 16 < paper->width && behind.per_line >= behind.n;
  return *is_behind ? behind : place_row (paper, NULL, block->n_below, paper->left + 18);
}

static double
below_height (const EnsPaper *paper, const EnsBlock *block)
{
  EnsTextStyle style = ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  gboolean is_behind = FALSE;
  Row row = place_below (paper, block, &is_behind);

  return boxes_height (paper, &row) +
         (is_behind ? 0 : ens_paper_words_height (paper, block->detail, paper->width, style));
}

static void
flow_below (EnsPaper *paper, const EnsBlock *block)
{
  EnsTextStyle style = ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  gboolean is_behind = FALSE;
  Row row = place_below (paper, block, &is_behind);
  double top;

  ens_paper_make_room (paper, below_height (paper, block));
  top = paper->y;
  ens_paper_open_place (paper, "paragraph", "");
  ens_paper_flow_words (paper, paper->left, paper->width, block->detail, style);
  ens_paper_close_place (paper);
  if (is_behind)
    paper->y = top;
  draw_boxes (paper, &row);
}

static double
line_step (const EnsPaper *paper)
{
  return LINE_ROOM * paper->options->scale;
}

/* Words that end the paper, such as thanks, do not stand alone on a page behind the last question. */
static double
last_words_height (const EnsPaper *paper, const EnsBlock *block)
{
  EnsTextStyle style = ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  guint n = ens_document_get_n_blocks (paper->document);
  const EnsBlock *last;

  if (n < 2 || ens_document_get_block (paper->document, n - 2) != block)
    return 0;
  last = ens_document_get_block (paper->document, n - 1);
  return last->kind == ENS_BLOCK_PARAGRAPH
           ? ens_paper_words_height (paper, last->text, paper->width, style) + ROOM_ABOVE_WORDS
           : 0;
}

/** ens_paper_choice_height: Returns: of all of it and of words that end the paper, in points. */
double
ens_paper_choice_height (const EnsPaper *paper, const EnsBlock *block)
{
  EnsTextStyle title = ens_paper_text_style (paper, TEXT_SIZE + 1, TRUE, ENS_INK_TEXT);
  EnsTextStyle small = ens_paper_text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM);
  g_autofree char *words = ens_block_dup_title (block);
  double height = ens_paper_words_height (paper, words, paper->width, title) + 11;
  Answers places = place_answers (paper, block);

  if (block->head != NULL)
    height += ens_paper_words_height (paper, block->head, paper->width, small) + 4;
  if (block->is_scale) {
    Row row = place_row (paper, block->cells, block->n_rows, paper->left + 18);
    height += boxes_height (paper, &row);
  }
  for (guint i = 0; i < block->n_rows && !block->is_scale; i++)
    height += answer_height (paper, block, &places, i);
  if (block->detail != NULL)
    height += below_height (paper, block) + 8;
  return height + block->n_lines * line_step (paper) + last_words_height (paper, block);
}

static void
flow_lines (EnsPaper *paper, guint n)
{
  for (guint i = 0; i < n; i++) {
    ens_paper_make_room (paper, line_step (paper));
    paper->y += line_step (paper);
    ens_scene_add_line (paper->page, (EnsPoint){ paper->left, paper->y },
                        (EnsPoint){ paper->left + paper->width, paper->y },
                        (EnsStyle){ .stroke = ENS_INK_OUTLINE, .stroke_width = 0.75 });
  }
  paper->y += n > 0 ? 12 : 0;
}

static void
flow_answers (EnsPaper *paper, const EnsBlock *block)
{
  Answers places = place_answers (paper, block);

  if (block->is_scale) {
    Row row = place_row (paper, block->cells, block->n_rows, paper->left + 18);
    draw_boxes (paper, &row);
    return;
  }
  for (guint i = 0; i < block->n_rows; i++) {
    ens_paper_make_room (paper, answer_height (paper, block, &places, i));
    draw_answer (paper, block, &places, i);
  }
}

/** ens_paper_choice_flow: draws it where it fits as a whole. */
void
ens_paper_choice_flow (EnsPaper *paper, const EnsBlock *block)
{
  EnsTextStyle title = ens_paper_text_style (paper, TEXT_SIZE + 1, TRUE, ENS_INK_TEXT);
  g_autofree char *words = ens_block_dup_title (block);

  paper->y += 6;
  ens_paper_make_room (paper, ens_paper_choice_height (paper, block));
  ens_paper_open_place (paper, "choice", words);
  ens_paper_flow_words (paper, paper->left, paper->width, words, title);
  ens_paper_close_place (paper);
  paper->y += 5;
  if (block->head != NULL) {
    ens_paper_flow_paragraph (paper, block->head,
                              ens_paper_text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM));
    paper->y -= 2;
  }
  flow_answers (paper, block);
  paper->y += 8;
  if (block->detail != NULL)
    flow_below (paper, block);
  flow_lines (paper, block->n_lines);
}
