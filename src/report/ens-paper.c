// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Flows blocks down pages. Words flow line by line; headings stay with what follows; choices, cards and
// pictures stay whole.
#include "ens-paper.h"

#include "ens-error.h"
#include "ens-figures.h"

#include <math.h>
#include <string.h>

#define MARGIN       54.0
#define FOOT_HEIGHT  30.0
#define TITLE_SIZE   22.0
#define TEXT_SIZE    10.5
#define SMALL_SIZE   9.0
#define MARK_SIZE    13.0
#define CELL_GAP     10.0
#define BOX_SIDE     15.0
#define CARD_HEIGHT  150.0
#define LEAST_SHRUNK 0.75 // of a picture that is made smaller to stay below its heading
#define WHOLE_LINES  20   // of what stays whole: cells and answers; fewer in large print

typedef struct {
  const EnsDocument *document;
  const EnsPaperOptions *options;
  const EnsMeasure *measure;
  GPtrArray *pages;
  EnsScene *page;
  const char *open_role;
  double left;
  double width;
  double bottom;
  double y;
  guint card_place;
  double card_y;
  GHashTable *reached; // the places of headings that are on paper
} Paper;

static EnsTextStyle
text_style (const Paper *paper, double size, gboolean bold, EnsInk ink)
{
  return (EnsTextStyle){ .font = { .size = size * paper->options->scale, .bold = bold },
                         .ink = ink };
}

static double
line_height (EnsTextStyle style)
{
  return ens_measure_line_height (style.font);
}

/* What is open on the page before goes on here. */
static void
new_page (Paper *paper)
{
  if (paper->open_role != NULL)
    ens_scene_end (paper->page);
  paper->page = ens_scene_new (paper->options->width, paper->measure);
  ens_scene_set_height (paper->page, paper->options->height);
  ens_scene_set_title (paper->page, ens_document_get_title (paper->document));
  g_ptr_array_add (paper->pages, paper->page);
  paper->y = MARGIN;
  paper->card_place = 0;
  if (paper->open_role != NULL)
    ens_scene_begin (paper->page, paper->open_role, "");
}

/* Goes to a new page unless @height is left on this one; a fresh page is taken as it is. */
static void
make_room (Paper *paper, double height)
{
  if (paper->y + height > paper->bottom && paper->y > MARGIN)
    new_page (paper);
}

/* Says what begins here; it may go on over several pages. */
static void
open_place (Paper *paper, const char *role, const char *label)
{
  ens_scene_begin (paper->page, role, label);
  paper->open_role = role;
}

static void
close_place (Paper *paper)
{
  ens_scene_end (paper->page);
  paper->open_role = NULL;
}

/* Words line by line, over as many pages as it takes. */
static void
flow_words (Paper *paper, double left, double width, const char *text, EnsTextStyle style)
{
  g_auto (GStrv) lines = ens_measure_wrap (paper->measure, text, style.font, width, 0);

  for (guint i = 0; lines[i] != NULL; i++) {
    make_room (paper, line_height (style));
    ens_scene_add_text (paper->page, (EnsPoint){ left, paper->y + style.font.size * 1.05 },
                        lines[i], style);
    paper->y += line_height (style);
  }
}

static guint
whole_lines (const Paper *paper)
{
  return (guint) MAX (2, WHOLE_LINES / paper->options->scale);
}

static double
words_height (const Paper *paper, const char *text, double width, EnsTextStyle style)
{
  g_auto (GStrv)
            lines = ens_measure_wrap (paper->measure, text, style.font, width, whole_lines (paper));

  return g_strv_length (lines) * line_height (style);
}

static double
picture_height (const Paper *paper, const EnsBlock *block)
{
  double scale = MIN (1, paper->width / ens_scene_get_width (block->scene));

  return MIN (ens_scene_get_height (block->scene) * scale, paper->bottom - MARGIN);
}

/* What must stand below a heading on the same page: some lines, or a picture. */
static double
room_below (const Paper *paper, const EnsBlock *next, double heading)
{
  double most = paper->bottom - MARGIN - heading - 40;

  if (next == NULL || next->kind != ENS_BLOCK_PICTURE)
    return 60 * paper->options->scale;
  return MIN (picture_height (paper, next) * LEAST_SHRUNK + 8, most);
}

/* Several headings may say the same; the first one is where the words lead. */
static char *
dup_own_target (Paper *paper, const EnsBlock *block)
{
  char *target = ens_document_dup_target (paper->document, block->text);

  if (target == NULL || g_hash_table_add (paper->reached, g_strdup (target)))
    return target;
  g_free (target);
  return NULL;
}

static void
flow_heading (Paper *paper, const EnsBlock *block, const EnsBlock *next)
{
  static const double sizes[] = { 16, 13, 11 };
  EnsTextStyle style = text_style (paper, sizes[block->level - 1], TRUE, ENS_INK_TEXT);
  // Of many copies in one file none can be led to by name.
  g_autofree char *target = paper->options->mark == NULL ? dup_own_target (paper, block) : NULL;
  double height;

  if (paper->y > MARGIN)
    paper->y += block->level == 1 ? 20 : 12;
  height = words_height (paper, block->text, paper->width, style);
  make_room (paper, height + room_below (paper, next, height));
  open_place (paper, block->level == 1 ? "heading" : "subheading", block->text);
  if (target != NULL)
    ens_scene_begin (paper->page, "target", target);
  flow_words (paper, paper->left, paper->width, block->text, style);
  if (target != NULL)
    ens_scene_end (paper->page);
  close_place (paper);
  paper->y += 4;
}

static void
flow_quote (Paper *paper, const EnsBlock *block)
{
  EnsTextStyle style = text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  EnsTextStyle small = text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM);
  double room = block->detail != NULL ? paper->width * 0.28 : 0, top;
  double indent = 14 * paper->options->scale;

  make_room (paper, line_height (style));
  open_place (paper, "quote", "");
  top = paper->y;
  if (block->detail != NULL) {
    g_autofree char *detail = ens_measure_ellipsize (paper->measure, block->detail, small.font,
                                                     room);
    small.anchor = ENS_ANCHOR_END;
    ens_scene_add_text (paper->page,
                        (EnsPoint){ paper->left + paper->width, top + style.font.size * 1.05 },
                        detail, small);
  }
  ens_scene_add_text (paper->page, (EnsPoint){ paper->left + 2, top + style.font.size * 1.05 }, "•",
                      text_style (paper, TEXT_SIZE, FALSE, ENS_INK_DIM));
  flow_words (paper, paper->left + indent, paper->width - indent - 12 - room, block->text, style);
  close_place (paper);
  paper->y += 3;
}

/* Numbers get what they need, words share the rest, the first of them two parts. */
static double *
column_widths (const Paper *paper, const EnsBlock *block)
{
  double *widths = g_new0 (double, block->n_columns);
  EnsTextStyle style = text_style (paper, SMALL_SIZE, TRUE, ENS_INK_TEXT);
  double rest = paper->width - CELL_GAP * (block->n_columns - 1), most = rest / block->n_columns;
  guint n_words = 0;

  for (guint column = 0; column < block->n_columns; column++) {
    if (block->columns[column] != 'n') {
      n_words++;
      continue;
    }
    for (guint row = 0; row <= block->n_rows; row++)
      widths[column] = MAX (widths[column],
                            ens_measure_width (paper->measure,
                                               block->cells[row * block->n_columns + column],
                                               style.font) +
                              1);
    widths[column] = MIN (widths[column], most);
    rest -= widths[column];
  }
  for (guint column = 0, seen = 0; column < block->n_columns; column++)
    if (block->columns[column] != 'n')
      widths[column] = rest / (n_words + 1) * (seen++ == 0 ? 2 : 1);
  return widths;
}

static double
row_height (const Paper *paper,
            const EnsBlock *block,
            const double *widths,
            guint row,
            EnsTextStyle style)
{
  double height = line_height (style);

  for (guint column = 0; column < block->n_columns; column++)
    height = MAX (height, words_height (paper, block->cells[row * block->n_columns + column],
                                        widths[column], style));
  return height;
}

static void
draw_row (Paper *paper, const EnsBlock *block, const double *widths, guint row)
{
  EnsTextStyle style = text_style (paper, SMALL_SIZE, row == 0, ENS_INK_TEXT);
  double x = paper->left, height = row_height (paper, block, widths, row, style);

  ens_scene_begin (paper->page, "row", "");
  for (guint column = 0; column < block->n_columns; column++) {
    EnsBox box = { x, paper->y + 3, widths[column], 0 };
    const char *text = block->cells[row * block->n_columns + column];
    gboolean leads = row > 0 && block->columns[column] != 'n';
    g_autofree char *target = leads ? ens_document_dup_target (paper->document, text) : NULL;
    style.anchor = block->columns[column] == 'n' ? ENS_ANCHOR_END : ENS_ANCHOR_START;
    ens_scene_begin (paper->page, row == 0 ? "head" : "cell", "");
    if (target != NULL)
      ens_scene_begin (paper->page, "link", target);
    ens_scene_add_paragraph (paper->page, box, text, whole_lines (paper), style);
    if (target != NULL)
      ens_scene_end (paper->page);
    ens_scene_end (paper->page);
    x += widths[column] + CELL_GAP;
  }
  ens_scene_end (paper->page);
  paper->y += height + 6;
  ens_scene_add_line (paper->page, (EnsPoint){ paper->left, paper->y },
                      (EnsPoint){ paper->left + paper->width, paper->y },
                      (EnsStyle){ .stroke = row == 0 ? ENS_INK_OUTLINE : ENS_INK_RULE,
                                  .stroke_width = 0.75 });
}

static void
flow_paragraph (Paper *paper, const char *text, EnsTextStyle style)
{
  // A paragraph does not begin on a page that has no room for it: nothing stays empty there.
  make_room (paper, line_height (style));
  open_place (paper, "paragraph", "");
  flow_words (paper, paper->left, paper->width, text, style);
  close_place (paper);
  paper->y += 6;
}

static void
flow_table (Paper *paper, const EnsBlock *block)
{
  g_autofree double *widths = column_widths (paper, block);
  EnsTextStyle style = text_style (paper, SMALL_SIZE, FALSE, ENS_INK_TEXT);
  double head = row_height (paper, block, widths, 0,
                            text_style (paper, SMALL_SIZE, TRUE, ENS_INK_TEXT));

  make_room (paper, head + 3 * line_height (style));
  if (block->text != NULL) {
    flow_paragraph (paper, block->text, text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM));
    paper->y -= 6;
  }
  make_room (paper, head + 2 * line_height (style));
  open_place (paper, "table", block->text != NULL ? block->text : "");
  draw_row (paper, block, widths, 0);
  for (guint row = 1; row <= block->n_rows; row++) {
    if (paper->y + row_height (paper, block, widths, row, style) + 6 > paper->bottom) {
      new_page (paper);
      draw_row (paper, block, widths, 0);
    }
    draw_row (paper, block, widths, row);
  }
  close_place (paper);
  paper->y += 12;
}

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

static double
answer_height (const Paper *paper, const EnsBlock *block, guint answer, double aside)
{
  EnsTextStyle style = text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  double side = BOX_SIDE * paper->options->scale * (block->with_faces ? 1.5 : 1);

  return MAX (words_height (paper, block->cells[answer], paper->width - 18 - aside, style), side) +
         6;
}

static void
draw_answer (Paper *paper, const EnsBlock *block, guint answer, double aside)
{
  EnsTextStyle style = text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  EnsTextStyle number = text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM);
  double side = BOX_SIDE * paper->options->scale, x = paper->left + 18;
  g_autofree char *digit = g_strdup_printf ("%u", answer + 1);

  number.anchor = ENS_ANCHOR_END;
  ens_scene_add_text (paper->page, (EnsPoint){ x - 6, paper->y + style.font.size * 1.05 }, digit,
                      number);
  ens_scene_add_rect (
    paper->page, (EnsBox){ x, paper->y, side, side },
    (EnsStyle){ .fill = ENS_INK_PAPER, .stroke = ENS_INK_TEXT, .stroke_width = 1, .radius = 2 });
  if (block->with_faces && block->n_rows > 1)
    draw_face (paper->page, (EnsPoint){ x + side * 2.2, paper->y + side / 2 }, side * 0.75,
               2.0 * answer / (block->n_rows - 1) - 1);
  ens_scene_add_paragraph (paper->page,
                           (EnsBox){ paper->left + aside, paper->y, paper->width - 18 - aside, 0 },
                           block->cells[answer], whole_lines (paper), style);
  paper->y += answer_height (paper, block, answer, aside);
}

static void
flow_choice (Paper *paper, const EnsBlock *block)
{
  EnsTextStyle title = text_style (paper, TEXT_SIZE + 1, TRUE, ENS_INK_TEXT);
  EnsTextStyle below = text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  double side = BOX_SIDE * paper->options->scale;
  double aside = 18 + side + 10 + (block->with_faces ? side * 2.2 : 0);
  g_autofree char *numbered = g_strdup_printf ("%u. %s", block->level, block->text);
  double height = words_height (paper, numbered, paper->width, title) + 11;

  paper->y += 6;
  for (guint i = 0; i < block->n_rows; i++)
    height += answer_height (paper, block, i, aside);
  if (block->detail != NULL)
    height += words_height (paper, block->detail, paper->width, below) + 8;
  make_room (paper, height);
  open_place (paper, "choice", numbered);
  flow_words (paper, paper->left, paper->width, numbered, title);
  close_place (paper);
  paper->y += 5;
  for (guint i = 0; i < block->n_rows; i++) {
    make_room (paper, answer_height (paper, block, i, aside));
    draw_answer (paper, block, i, aside);
  }
  paper->y += 8;
  if (block->detail != NULL)
    flow_paragraph (paper, block->detail, below);
}

static void
flow_field (Paper *paper, const EnsBlock *block)
{
  EnsTextStyle style = text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  g_autofree char *name = ens_measure_ellipsize (paper->measure, block->text, style.font,
                                                 paper->width * 0.6);
  double x = paper->left + ens_measure_width (paper->measure, name, style.font) + 8;

  make_room (paper, line_height (style) + 14);
  paper->y += 12;
  ens_scene_add_text (paper->page, (EnsPoint){ paper->left, paper->y + style.font.size }, name,
                      style);
  ens_scene_add_line (paper->page, (EnsPoint){ x, paper->y + style.font.size + 2 },
                      (EnsPoint){ paper->left + paper->width, paper->y + style.font.size + 2 },
                      (EnsStyle){ .stroke = ENS_INK_OUTLINE, .stroke_width = 0.75 });
  paper->y += line_height (style) + 2;
}

// The largest size in which the words of a card are not cut off.
static EnsTextStyle
fit_card (Paper *paper, const char *text, double width, double room, guint *most)
{
  static const double sizes[] = { 18, 14, 11, 9 };
  EnsTextStyle style = text_style (paper, sizes[0], TRUE, ENS_INK_TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_auto (GStrv) lines = NULL;

    style = text_style (paper, sizes[i], TRUE, ENS_INK_TEXT);
    *most = MAX (1, (guint) (room / line_height (style)));
    lines = ens_measure_wrap (paper->measure, text, style.font, width, *most + 1);
    if (g_strv_length (lines) <= *most)
      break;
  }
  style.anchor = ENS_ANCHOR_MIDDLE;
  return style;
}

static void
draw_card (Paper *paper, const EnsBlock *block, EnsBox box)
{
  EnsTextStyle small = text_style (paper, SMALL_SIZE + 1, FALSE, ENS_INK_DIM);
  EnsTextStyle head = text_style (paper, SMALL_SIZE + 4, TRUE, ENS_INK_TEXT);
  EnsBox inner = { box.x + 12, box.y + 12, box.width - 24, 0 };
  double room = box.height - 26 - line_height (small) - line_height (head);
  guint most = 1;
  EnsTextStyle large = fit_card (paper, block->text, inner.width, room, &most);
  g_auto (GStrv)
            lines = ens_measure_wrap (paper->measure, block->text, large.font, inner.width, most);

  small.anchor = head.anchor = ENS_ANCHOR_MIDDLE;
  ens_scene_begin (paper->page, "card", block->text);
  ens_scene_add_rect (paper->page, box,
                      (EnsStyle){ .stroke = ENS_INK_OUTLINE,
                                  .stroke_width = 0.75,
                                  .dashed = TRUE });
  if (block->head != NULL)
    ens_scene_add_paragraph (paper->page, inner, block->head, 1, head);
  inner.y += line_height (head) + (room - g_strv_length (lines) * line_height (large)) / 2;
  ens_scene_add_paragraph (paper->page, inner, block->text, most, large);
  inner.y = box.y + box.height - 12 - line_height (small);
  if (block->detail != NULL)
    ens_scene_add_paragraph (paper->page, inner, block->detail, 1, small);
  ens_scene_end (paper->page);
}

static void
flow_card (Paper *paper, const EnsBlock *block)
{
  double width = paper->width / block->level, height = CARD_HEIGHT * paper->options->scale;

  if (paper->card_place % block->level == 0) {
    make_room (paper, height);
    paper->card_place = 0;
    paper->card_y = paper->y;
    paper->y += height;
  }
  draw_card (paper, block,
             (EnsBox){ paper->left + paper->card_place * width, paper->card_y, width, height });
  paper->card_place++;
}

static void
flow_picture (Paper *paper, const EnsBlock *block)
{
  double left = paper->bottom - paper->y;
  double height = picture_height (paper, block), scale;

  // What takes all that is left must not be asked whether it fits: a rounding would send it to the next page.
  if (height > left && left >= height * LEAST_SHRUNK - 1)
    height = left;
  else
    make_room (paper, height);
  scale = MIN (height / ens_scene_get_height (block->scene),
               MIN (1, paper->width / ens_scene_get_width (block->scene)));
  open_place (paper, "picture", ens_scene_get_title (block->scene));
  ens_scene_append (paper->page, block->scene, (EnsPoint){ paper->left, paper->y }, scale);
  close_place (paper);
  paper->y += height + 8;
}

static void
flow_block (Paper *paper, const EnsBlock *block, const EnsBlock *next)
{
  if (block->kind != ENS_BLOCK_CARD)
    paper->card_place = 0;
  switch (block->kind) {
  case ENS_BLOCK_HEADING:
    flow_heading (paper, block, next);
    break;
  case ENS_BLOCK_PARAGRAPH:
    flow_paragraph (paper, block->text, text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT));
    break;
  case ENS_BLOCK_NOTE:
    flow_paragraph (paper, block->text, text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM));
    break;
  case ENS_BLOCK_QUOTE:
    flow_quote (paper, block);
    break;
  case ENS_BLOCK_TABLE:
    flow_table (paper, block);
    break;
  case ENS_BLOCK_CHOICE:
    flow_choice (paper, block);
    break;
  case ENS_BLOCK_FIELD:
    flow_field (paper, block);
    break;
  case ENS_BLOCK_CARD:
    flow_card (paper, block);
    break;
  case ENS_BLOCK_PICTURE:
    flow_picture (paper, block);
    break;
  case ENS_BLOCK_BREAK:
    if (paper->y > MARGIN)
      new_page (paper);
    break;
  }
}

static void
draw_mark (const Paper *paper, EnsScene *page)
{
  EnsTextStyle style = text_style (paper, MARK_SIZE, TRUE, ENS_INK_TEXT);

  style.anchor = ENS_ANCHOR_END;
  ens_scene_begin (page, "mark", paper->options->mark);
  ens_scene_add_text (page, (EnsPoint){ paper->left + paper->width, MARGIN - 16 },
                      paper->options->mark, style);
  ens_scene_end (page);
}

static void
finish_page (const Paper *paper, guint index)
{
  EnsScene *page = g_ptr_array_index (paper->pages, index);
  EnsTextStyle style = text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM);
  double y = paper->options->height - MARGIN + 12;
  g_autofree char *number = g_strdup_printf (_ ("page %u of %u"), index + 1, paper->pages->len);
  g_autofree char *title = ens_measure_ellipsize (paper->measure,
                                                  ens_document_get_title (paper->document),
                                                  style.font, paper->width * 0.7);

  ens_scene_describe (page, number);
  ens_scene_begin (page, "foot", "");
  ens_scene_add_text (page, (EnsPoint){ paper->left, y }, title, style);
  style.anchor = ENS_ANCHOR_END;
  ens_scene_add_text (page, (EnsPoint){ paper->left + paper->width, y }, number, style);
  ens_scene_end (page);
  if (paper->options->mark != NULL)
    draw_mark (paper, page);
  if (paper->options->rtl)
    ens_scene_mirror (page);
}

/**
 * ens_paper_lay_out:
 * @document: the report
 * @options: paper and sizes
 *
 * Returns: (transfer full) (element-type EnsScene): the pages, at least one
 */
GPtrArray *
ens_paper_lay_out (const EnsDocument *document, const EnsPaperOptions *options)
{
  g_autoptr (GHashTable) reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Paper paper = { .document = document, .options = options, .left = MARGIN, .reached = reached };
  guint n_blocks = ens_document_get_n_blocks (document);

  paper.measure = options->measure != NULL ? options->measure : &ens_measure_plain;
  paper.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_scene_free);
  paper.width = options->width - 2 * MARGIN;
  paper.bottom = options->height - MARGIN - FOOT_HEIGHT + 12;
  new_page (&paper);
  open_place (&paper, "title", ens_document_get_title (document));
  flow_words (&paper, paper.left, paper.width, ens_document_get_title (document),
              text_style (&paper, TITLE_SIZE, TRUE, ENS_INK_TEXT));
  close_place (&paper);
  paper.y += 10;
  for (guint i = 0; i < n_blocks; i++)
    flow_block (&paper, ens_document_get_block (document, i),
                i + 1 < n_blocks ? ens_document_get_block (document, i + 1) : NULL);
  if (options->mark != NULL && paper.pages->len > 1 && paper.pages->len % 2 == 1)
    new_page (&paper);
  for (guint i = 0; i < paper.pages->len; i++)
    finish_page (&paper, i);
  return paper.pages;
}
