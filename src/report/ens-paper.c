// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Flows blocks down pages. Words flow line by line; headings stay with what follows; choices, cards and
// pictures stay whole.
#include "ens-paper.h"

#include "ens-error.h"
#include "ens-figures.h"
#include "ens-paper-choice.h"
#include "ens-scene-cut.h"

#include <math.h>
#include <string.h>

#define MARGIN       54.0
#define FOOT_HEIGHT  30.0
#define TITLE_SIZE   22.0
#define MARK_SIZE    13.0
#define CELL_GAP     10.0
#define CARD_HEIGHT  150.0
#define LEAST_SHRUNK 0.75 // of a picture that is made smaller to stay below its heading
#define LEAST_WHOLE  0.9  // of a picture that is made smaller to fit on a page
#define LEAST_PIECE  0.4  // of a page, for the first piece of a picture that is cut
#define NAME_LINES   2    // above and below a card
#define ASIDE_LINES  3    // beside a quotation
#define QUOTE_LINES  6    // of a quotation that stays whole
#define WHOLE_LINES  20   // of what stays whole: cells and answers; fewer in large print

EnsTextStyle
ens_paper_text_style (const EnsPaper *paper, double size, gboolean bold, EnsInk ink)
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
new_page (EnsPaper *paper)
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
void
ens_paper_make_room (EnsPaper *paper, double height)
{
  if (paper->y + height > paper->bottom && paper->y > MARGIN)
    new_page (paper);
}

/* Says what begins here; it may go on over several pages. */
void
ens_paper_open_place (EnsPaper *paper, const char *role, const char *label)
{
  ens_scene_begin (paper->page, role, label);
  paper->open_role = role;
}

void
ens_paper_close_place (EnsPaper *paper)
{
  ens_scene_end (paper->page);
  paper->open_role = NULL;
}

/* Words line by line, over as many pages as it takes. */
void
ens_paper_flow_words (EnsPaper *paper,
                      double left,
                      double width,
                      const char *text,
                      EnsTextStyle style)
{
  g_auto (GStrv) lines = ens_measure_wrap (paper->measure, text, style.font, width, 0);

  for (guint i = 0; lines[i] != NULL; i++) {
    ens_paper_make_room (paper, line_height (style));
    ens_scene_add_text (paper->page, (EnsPoint){ left, paper->y + style.font.size * 1.05 },
                        lines[i], style);
    paper->y += line_height (style);
  }
}

guint
ens_paper_whole_lines (const EnsPaper *paper)
{
  return (guint) MAX (2, WHOLE_LINES / paper->options->scale);
}

double
ens_paper_words_height (const EnsPaper *paper, const char *text, double width, EnsTextStyle style)
{
  g_auto (GStrv) lines = ens_measure_wrap (paper->measure, text, style.font, width,
                                           ens_paper_whole_lines (paper));

  return g_strv_length (lines) * line_height (style);
}

static double
picture_scale (const EnsPaper *paper, const EnsBlock *block)
{
  return MIN (1, paper->width / ens_scene_get_width (block->scene));
}

static double
picture_height (const EnsPaper *paper, const EnsBlock *block)
{
  return MIN (ens_scene_get_height (block->scene) * picture_scale (paper, block),
              paper->bottom - MARGIN);
}

/* Made so small that it fits on a page nobody could read it. */
static gboolean
is_cut (const EnsPaper *paper, const EnsBlock *block)
{
  return ens_scene_get_height (block->scene) * picture_scale (paper, block) * LEAST_WHOLE >
         paper->bottom - MARGIN;
}

static const EnsBlock *
get_block (const EnsPaper *paper, guint ahead)
{
  guint index = paper->at + ahead;

  return index < ens_document_get_n_blocks (paper->document)
           ? ens_document_get_block (paper->document, index)
           : NULL;
}

static double
card_height (const EnsPaper *paper)
{
  return CARD_HEIGHT * paper->options->scale;
}

/* Cards may come after some words, and go with them and their heading. */
static double
room_of_cards (const EnsPaper *paper)
{
  EnsTextStyle style = ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  const EnsBlock *words = get_block (paper, 1);
  const EnsBlock *card = get_block (paper, 2);

  if (words == NULL || words->kind != ENS_BLOCK_PARAGRAPH || card == NULL ||
      card->kind != ENS_BLOCK_CARD)
    return 0;
  return ens_paper_words_height (paper, words->text, paper->width, style) + 10 +
         card_height (paper);
}

/* What must stand below a heading on the same page: some lines, a picture, or cards. */
static double
room_below (const EnsPaper *paper, double heading)
{
  double most = paper->bottom - MARGIN - heading - 40;
  const EnsBlock *next = get_block (paper, 1);

  if (next != NULL && next->kind == ENS_BLOCK_CHOICE)
    return MIN (ens_paper_choice_height (paper, next) + 12, most);
  if (next == NULL || next->kind != ENS_BLOCK_PICTURE)
    return MAX (60 * paper->options->scale, room_of_cards (paper));
  if (is_cut (paper, next))
    return (paper->bottom - MARGIN) * LEAST_PIECE;
  return MIN (picture_height (paper, next) * LEAST_SHRUNK + 8, most);
}

/* The notes that belong to what is said above them. */
static double
notes_height (const EnsPaper *paper)
{
  EnsTextStyle style = ens_paper_text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM);
  const EnsBlock *note;
  double height = 0;

  for (guint i = 1; i <= ASIDE_LINES && (note = get_block (paper, i)) != NULL; i++) {
    if (note->kind != ENS_BLOCK_NOTE)
      break;
    height += ens_paper_words_height (paper, note->text, paper->width, style) + 6;
  }
  return height;
}

/* Several headings may say the same; the first one is where the words lead. */
static char *
dup_own_target (EnsPaper *paper, const EnsBlock *block)
{
  char *target = ens_document_dup_target (paper->document, block->text);

  if (target == NULL || g_hash_table_add (paper->reached, g_strdup (target)))
    return target;
  g_free (target);
  return NULL;
}

static void
flow_heading (EnsPaper *paper, const EnsBlock *block)
{
  static const double sizes[] = { 16, 13, 11 };
  EnsTextStyle style = ens_paper_text_style (paper, sizes[block->level - 1], TRUE, ENS_INK_TEXT);
  // Of many copies in one file none can be led to by name.
  g_autofree char *target = paper->options->mark == NULL ? dup_own_target (paper, block) : NULL;
  double height;

  if (paper->y > MARGIN)
    paper->y += block->level == 1 ? 20 : 12;
  height = ens_paper_words_height (paper, block->text, paper->width, style);
  ens_paper_make_room (paper, height + room_below (paper, height));
  ens_paper_open_place (paper, block->level == 1 ? "heading" : "subheading", block->text);
  if (target != NULL)
    ens_scene_begin (paper->page, "target", target);
  ens_paper_flow_words (paper, paper->left, paper->width, block->text, style);
  if (target != NULL)
    ens_scene_end (paper->page);
  ens_paper_close_place (paper);
  paper->y += 4;
}

static void
flow_quote (EnsPaper *paper, const EnsBlock *block)
{
  EnsTextStyle style = ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  EnsTextStyle small = ens_paper_text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM);
  double room = block->detail != NULL ? paper->width * 0.28 : 0, top;
  double indent = 14 * paper->options->scale, aside = 0, height;
  double width = paper->width - indent - 12 - room;
  guint first;

  height = MIN (ens_paper_words_height (paper, block->text, width, style),
                QUOTE_LINES * line_height (style));
  ens_paper_make_room (paper, height + notes_height (paper));
  ens_paper_open_place (paper, "quote", "");
  top = paper->y;
  first = paper->pages->len;
  if (block->detail != NULL) {
    EnsBox box = { paper->left + paper->width - room, top + 1.5, room, 0 };

    small.anchor = ENS_ANCHOR_END;
    aside = ens_scene_add_paragraph (paper->page, box, block->detail, ASIDE_LINES, small);
  }
  ens_scene_add_text (paper->page, (EnsPoint){ paper->left + 2, top + style.font.size * 1.05 }, "•",
                      ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_DIM));
  ens_paper_flow_words (paper, paper->left + indent, width, block->text, style);
  ens_paper_close_place (paper);
  if (paper->pages->len == first)
    paper->y = MAX (paper->y, top + aside);
  paper->y += 3;
}

static EnsTextStyle
cell_style (const EnsPaper *paper, const EnsBlock *block, guint row, guint column)
{
  gboolean is_typed = row > 0 && block->columns[column] == 'k';
  EnsTextStyle style = ens_paper_text_style (paper, is_typed ? TEXT_SIZE : SMALL_SIZE, row == 0,
                                             ENS_INK_TEXT);

  style.anchor = block->columns[column] == 'n' ? ENS_ANCHOR_END : ENS_ANCHOR_START;
  style.font.fixed = is_typed;
  return style;
}

static const char *
get_cell (const EnsBlock *block, guint row, guint column)
{
  return block->cells[row * block->n_columns + column];
}

// As if all were bold, so that a column is as wide whatever stands at its head.
static double
column_need (const EnsPaper *paper, const EnsBlock *block, guint column)
{
  double need = 0;

  for (guint row = 0; row <= block->n_rows; row++) {
    EnsTextStyle style = cell_style (paper, block, row, column);

    style.font.bold = !style.font.fixed;
    need = MAX (need,
                ens_measure_width (paper->measure, get_cell (block, row, column), style.font));
  }
  return need + 1;
}

/* Of the columns without a width all that need less than their share get what they need; else each its share. */
static gboolean
settle_columns (const double *needs, double *widths, guint n, double *rest)
{
  gboolean is_settled = FALSE;
  guint n_shares = 0;
  double share;

  for (guint i = 0; i < n; i++)
    n_shares += widths[i] > 0 ? 0 : i == 0 ? 2 : 1;
  share = *rest / MAX (1, n_shares);
  for (guint i = 0; i < n; i++)
    if (widths[i] == 0 && needs[i] <= share * (i == 0 ? 2 : 1)) {
      widths[i] = needs[i];
      *rest -= needs[i];
      is_settled = TRUE;
    }
  if (is_settled || n_shares == 0)
    return is_settled;
  for (guint i = 0; i < n; i++)
    if (widths[i] == 0)
      widths[i] = share * (i == 0 ? 2 : 1);
  *rest = 0;
  return FALSE;
}

/* What columns need; where that is too much, the wide ones share the rest, the first of them two parts. */
static double *
column_widths (const EnsPaper *paper, const EnsBlock *block)
{
  guint n = block->n_columns, n_words = 0;
  double *widths = g_new0 (double, n);
  g_autofree double *needs = g_new0 (double, n);
  double rest = paper->width - CELL_GAP * (n - 1), most = rest / n;

  for (guint i = 0; i < n; i++) {
    gboolean is_number = block->columns[i] == 'n';

    needs[i] = column_need (paper, block, i);
    n_words += is_number ? 0 : 1;
    widths[i] = is_number ? MIN (needs[i], most) : 0;
    rest -= widths[i];
  }
  while (settle_columns (needs, widths, n, &rest))
    ;
  // What nobody needs widens the words, so that the rules below are as wide as the page.
  for (guint i = 0; i < n; i++)
    if (block->columns[i] != 'n')
      widths[i] += rest / n_words;
  return widths;
}

static double
row_height (const EnsPaper *paper, const EnsBlock *block, const double *widths, guint row)
{
  double height = line_height (cell_style (paper, block, row, 0));

  for (guint column = 0; column < block->n_columns; column++)
    height = MAX (height,
                  ens_paper_words_height (paper, get_cell (block, row, column), widths[column],
                                          cell_style (paper, block, row, column)));
  return height;
}

static void
draw_row (EnsPaper *paper, const EnsBlock *block, const double *widths, guint row)
{
  double x = paper->left, height = row_height (paper, block, widths, row);

  ens_scene_begin (paper->page, "row", "");
  for (guint column = 0; column < block->n_columns; column++) {
    EnsBox box = { x, paper->y + 3, widths[column], 0 };
    const char *text = get_cell (block, row, column);
    gboolean leads = row > 0 && block->columns[column] != 'n';
    g_autofree char *target = leads ? ens_document_dup_target (paper->document, text) : NULL;
    ens_scene_begin (paper->page, row == 0 ? "head" : "cell", "");
    if (target != NULL)
      ens_scene_begin (paper->page, "link", target);
    ens_scene_add_paragraph (paper->page, box, text, ens_paper_whole_lines (paper),
                             cell_style (paper, block, row, column));
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

void
ens_paper_flow_paragraph (EnsPaper *paper, const char *text, EnsTextStyle style)
{
  // A paragraph does not begin on a page that has no room for it: nothing stays empty there.
  ens_paper_make_room (paper, line_height (style));
  ens_paper_open_place (paper, "paragraph", "");
  ens_paper_flow_words (paper, paper->left, paper->width, text, style);
  ens_paper_close_place (paper);
  paper->y += 6;
}

static void
flow_table (EnsPaper *paper, const EnsBlock *block)
{
  g_autofree double *widths = column_widths (paper, block);
  EnsTextStyle style = ens_paper_text_style (paper, SMALL_SIZE, FALSE, ENS_INK_TEXT);
  double head = row_height (paper, block, widths, 0);

  ens_paper_make_room (paper, head + 3 * line_height (style));
  if (block->text != NULL) {
    ens_paper_flow_paragraph (paper, block->text,
                              ens_paper_text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM));
    paper->y -= 6;
  }
  ens_paper_make_room (paper, head + 2 * line_height (style));
  ens_paper_open_place (paper, "table", block->text != NULL ? block->text : "");
  draw_row (paper, block, widths, 0);
  for (guint row = 1; row <= block->n_rows; row++) {
    if (paper->y + row_height (paper, block, widths, row) + 6 > paper->bottom) {
      new_page (paper);
      draw_row (paper, block, widths, 0);
    }
    draw_row (paper, block, widths, row);
  }
  ens_paper_close_place (paper);
  paper->y += 12;
}

static void
flow_field (EnsPaper *paper, const EnsBlock *block)
{
  EnsTextStyle style = ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT);
  g_autofree char *name = ens_measure_ellipsize (paper->measure, block->text, style.font,
                                                 paper->width * 0.6);
  double x = paper->left + ens_measure_width (paper->measure, name, style.font) + 8;

  ens_paper_make_room (paper, line_height (style) + 14);
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
fit_card (EnsPaper *paper, const char *text, double width, double room, guint *most)
{
  static const double sizes[] = { 18, 14, 11, 9, 8, 7 };
  EnsTextStyle style = ens_paper_text_style (paper, sizes[0], TRUE, ENS_INK_TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_auto (GStrv) lines = NULL;

    style = ens_paper_text_style (paper, sizes[i], TRUE, ENS_INK_TEXT);
    *most = MAX (1, (guint) (room / line_height (style)));
    lines = ens_measure_wrap (paper->measure, text, style.font, width, *most + 1);
    if (g_strv_length (lines) <= *most)
      break;
  }
  style.anchor = ENS_ANCHOR_MIDDLE;
  return style;
}

/* One line at least, so that cards are alike. */
static double
name_height (const EnsPaper *paper, const char *name, double width, EnsTextStyle style)
{
  g_auto (GStrv) lines = name != NULL
                           ? ens_measure_wrap (paper->measure, name, style.font, width, NAME_LINES)
                           : NULL;

  return MAX (1, lines != NULL ? g_strv_length (lines) : 0) * line_height (style);
}

static void
draw_card (EnsPaper *paper, const EnsBlock *block, EnsBox box)
{
  EnsTextStyle small = ens_paper_text_style (paper, SMALL_SIZE + 1, FALSE, ENS_INK_DIM);
  EnsTextStyle head = ens_paper_text_style (paper, SMALL_SIZE + 4, TRUE, ENS_INK_TEXT);
  EnsBox inner = { box.x + 12, box.y + 12, box.width - 24, 0 };
  double above = name_height (paper, block->head, inner.width, head);
  double below = name_height (paper, block->detail, inner.width, small);
  double room = box.height - 26 - above - below;
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
    ens_scene_add_paragraph (paper->page, inner, block->head, NAME_LINES, head);
  inner.y += above + (room - g_strv_length (lines) * line_height (large)) / 2;
  ens_scene_add_paragraph (paper->page, inner, block->text, most, large);
  inner.y = box.y + box.height - 12 - below;
  if (block->detail != NULL)
    ens_scene_add_paragraph (paper->page, inner, block->detail, NAME_LINES, small);
  ens_scene_end (paper->page);
}

static void
flow_card (EnsPaper *paper, const EnsBlock *block)
{
  double width = paper->width / block->level, height = card_height (paper);

  if (paper->card_place % block->level == 0) {
    ens_paper_make_room (paper, height);
    paper->card_place = 0;
    paper->card_y = paper->y;
    paper->y += height;
  }
  draw_card (paper, block,
             (EnsBox){ paper->left + paper->card_place * width, paper->card_y, width, height });
  paper->card_place++;
}

/* Piece by piece, each as large as it would be by itself. */
static void
flow_pieces (EnsPaper *paper, const EnsBlock *block)
{
  double scale = picture_scale (paper, block), from = 0;
  double end = ens_scene_get_height (block->scene);

  ens_paper_make_room (paper, (paper->bottom - MARGIN) * LEAST_PIECE);
  while (from < end) {
    double most = from + (paper->bottom - paper->y) / scale;
    double to = most < end ? ens_scene_find_cut (block->scene, from, most) : end;

    ens_paper_open_place (paper, "picture", ens_scene_get_title (block->scene));
    ens_scene_append_piece (paper->page, block->scene, (EnsPoint){ paper->left, paper->y }, scale,
                            from, to);
    ens_paper_close_place (paper);
    paper->y += (to - from) * scale + 8;
    from = to;
    if (from < end)
      new_page (paper);
  }
}

static void
flow_picture (EnsPaper *paper, const EnsBlock *block)
{
  double left = paper->bottom - paper->y;
  double height = picture_height (paper, block), scale;

  if (is_cut (paper, block)) {
    flow_pieces (paper, block);
    return;
  }
  // What takes all that is left must not be asked whether it fits: a rounding would send it to the next page.
  if (height > left && left >= height * LEAST_SHRUNK - 1)
    height = left;
  else
    ens_paper_make_room (paper, height);
  scale = MIN (height / ens_scene_get_height (block->scene), picture_scale (paper, block));
  ens_paper_open_place (paper, "picture", ens_scene_get_title (block->scene));
  ens_scene_append (paper->page, block->scene, (EnsPoint){ paper->left, paper->y }, scale);
  ens_paper_close_place (paper);
  paper->y += height + 8;
}

static void
flow_block (EnsPaper *paper, const EnsBlock *block)
{
  if (block->kind != ENS_BLOCK_CARD)
    paper->card_place = 0;
  switch (block->kind) {
  case ENS_BLOCK_HEADING:
    flow_heading (paper, block);
    break;
  case ENS_BLOCK_PARAGRAPH:
    if (paper->at > 0 &&
        ens_document_get_block (paper->document, paper->at - 1)->kind == ENS_BLOCK_QUOTE)
      paper->y += 6;
    ens_paper_flow_paragraph (paper, block->text,
                              ens_paper_text_style (paper, TEXT_SIZE, FALSE, ENS_INK_TEXT));
    break;
  case ENS_BLOCK_NOTE:
    ens_paper_flow_paragraph (paper, block->text,
                              ens_paper_text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM));
    break;
  case ENS_BLOCK_QUOTE:
    flow_quote (paper, block);
    break;
  case ENS_BLOCK_TABLE:
    flow_table (paper, block);
    break;
  case ENS_BLOCK_CHOICE:
    ens_paper_choice_flow (paper, block);
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
draw_mark (const EnsPaper *paper, EnsScene *page)
{
  EnsTextStyle style = ens_paper_text_style (paper, MARK_SIZE, TRUE, ENS_INK_TEXT);

  style.anchor = ENS_ANCHOR_END;
  ens_scene_begin (page, "mark", paper->options->mark);
  ens_scene_add_text (page, (EnsPoint){ paper->left + paper->width, MARGIN - 16 },
                      paper->options->mark, style);
  ens_scene_end (page);
}

static void
finish_page (const EnsPaper *paper, guint index)
{
  EnsScene *page = g_ptr_array_index (paper->pages, index);
  EnsTextStyle style = ens_paper_text_style (paper, SMALL_SIZE, FALSE, ENS_INK_DIM);
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

// A larger sheet hangs on a wall or lies before several people: it is the smaller one, enlarged.
static double
sheet_scale (const EnsPaperOptions *options)
{
  return MAX (1, MIN (options->width / ENS_PAPER_A4_WIDTH, options->height / ENS_PAPER_A4_HEIGHT));
}

static void
flow_all (EnsPaper *paper)
{
  const char *title = ens_document_get_title (paper->document);
  guint n_blocks = ens_document_get_n_blocks (paper->document);

  new_page (paper);
  ens_paper_open_place (paper, "title", title);
  ens_paper_flow_words (paper, paper->left, paper->width, title,
                        ens_paper_text_style (paper, TITLE_SIZE, TRUE, ENS_INK_TEXT));
  ens_paper_close_place (paper);
  paper->y += 10;
  for (paper->at = 0; paper->at < n_blocks; paper->at++)
    flow_block (paper, ens_document_get_block (paper->document, paper->at));
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
  EnsPaperOptions small = *options;
  EnsPaper paper = { .document = document, .options = &small, .left = MARGIN, .reached = reached };
  double scale = sheet_scale (options);

  small.width /= scale;
  small.height /= scale;
  paper.measure = options->measure != NULL ? options->measure : &ens_measure_plain;
  paper.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_scene_free);
  paper.width = small.width - 2 * MARGIN;
  paper.bottom = small.height - MARGIN - FOOT_HEIGHT + 12;
  flow_all (&paper);
  if (options->mark != NULL && paper.pages->len > 1 && paper.pages->len % 2 == 1)
    new_page (&paper);
  for (guint i = 0; i < paper.pages->len; i++) {
    finish_page (&paper, i);
    ens_scene_scale (paper.pages->pdata[i], scale);
  }
  return paper.pages;
}

/**
 * ens_paper_set_mark:
 * @pages: (element-type EnsScene): laid out with a mark
 * @mark: of the next copy
 *
 * Makes another copy of the same pages without laying them out again.
 */
void
ens_paper_set_mark (GPtrArray *pages, const char *mark)
{
  for (guint i = 0; i < pages->len; i++)
    ens_scene_say_in (pages->pdata[i], "mark", mark);
}
