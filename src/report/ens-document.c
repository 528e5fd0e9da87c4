// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the blocks of a report. Nothing is laid out here.
#include "ens-document.h"

#include "ens-text.h"

#include <string.h>

struct _EnsDocument {
  char *title;
  char *language;
  GArray *blocks;
  GPtrArray *open_cells;
  GHashTable *targets; // the text of a heading to its number, from 1
};

// Longer ones might not fit on one page of large print.
#define MOST_TARGET_BYTES 200

static void
clear_block (gpointer data)
{
  EnsBlock *block = data;

  g_free (block->text);
  g_free (block->detail);
  g_free (block->head);
  g_free (block->language);
  g_strfreev (block->cells);
  g_strfreev (block->codes);
  g_free (block->columns);
  ens_scene_free (block->scene);
}

/**
 * ens_document_new:
 * @title: of the report
 * @language: (nullable): of its own words
 *
 * Returns: (transfer full): a report without blocks; its title is no block
 */
EnsDocument *
ens_document_new (const char *title, const char *language)
{
  EnsDocument *self = g_new0 (EnsDocument, 1);

  self->title = g_strdup (title);
  self->language = g_strdup (language);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (EnsBlock));
  g_array_set_clear_func (self->blocks, clear_block);
  self->targets = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
ens_document_free (EnsDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->language);
  g_hash_table_unref (self->targets);
  g_array_unref (self->blocks);
  g_free (self);
}

const char *
ens_document_get_title (const EnsDocument *self)
{
  return self->title;
}

/** ens_document_set_language: @language: (nullable): of the report's own words */
void
ens_document_set_language (EnsDocument *self, const char *language)
{
  g_free (self->language);
  self->language = g_strdup (language);
}

/** ens_document_get_language: Returns: (nullable): of the report's own words */
const char *
ens_document_get_language (const EnsDocument *self)
{
  return self->language;
}

guint
ens_document_get_n_blocks (const EnsDocument *self)
{
  return self->blocks->len;
}

const EnsBlock *
ens_document_get_block (const EnsDocument *self, guint index)
{
  g_return_val_if_fail (index < self->blocks->len, NULL);
  return &g_array_index (self->blocks, EnsBlock, index);
}

static EnsBlock *
add_block (EnsDocument *self, EnsBlockKind kind, const char *text)
{
  EnsBlock block = { .kind = kind, .text = g_strdup (text) };

  g_array_append_val (self->blocks, block);
  return &g_array_index (self->blocks, EnsBlock, self->blocks->len - 1);
}

void
ens_document_add_heading (EnsDocument *self, guint level, const char *text)
{
  EnsBlock *block = add_block (self, ENS_BLOCK_HEADING, text);

  block->level = CLAMP (level, 1, 3);
  if (block->level > 1 && strlen (text) <= MOST_TARGET_BYTES &&
      !g_hash_table_contains (self->targets, block->text))
    g_hash_table_insert (self->targets, block->text, GUINT_TO_POINTER (self->blocks->len));
}

/**
 * ens_document_dup_target:
 * @self: a report
 * @text: of a cell, or of a heading
 *
 * Cells that say the same as a heading below the first level lead there.
 *
 * Returns: (transfer full) (nullable): the name of the place of the first heading that says so
 */
char *
ens_document_dup_target (const EnsDocument *self, const char *text)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->targets, text));

  return number > 0 ? g_strdup_printf ("h%u", number) : NULL;
}

void
ens_document_add_paragraph (EnsDocument *self, const char *text)
{
  add_block (self, ENS_BLOCK_PARAGRAPH, text);
}

/** ens_document_add_note: a paragraph of less weight */
void
ens_document_add_note (EnsDocument *self, const char *text)
{
  add_block (self, ENS_BLOCK_NOTE, text);
}

/**
 * ens_document_add_quote:
 * @self: a report
 * @text: what somebody said
 * @language: (nullable): of @text
 * @detail: (nullable): who or how often; stands beside it
 */
void
ens_document_add_quote (EnsDocument *self,
                        const char *text,
                        const char *language,
                        const char *detail)
{
  EnsBlock *block = add_block (self, ENS_BLOCK_QUOTE, text);

  block->language = g_strdup (language);
  block->detail = g_strdup (detail);
}

/**
 * ens_document_add_table:
 * @self: a report
 * @title: (nullable): what the table shows
 * @columns: one letter a column, `t` words, `n` a number or `k` what is typed off the paper
 * @headings: as many as @columns has letters
 *
 * The cells follow by ens_document_take_cell(), row by row, before anything else is added.
 */
void
ens_document_add_table (EnsDocument *self,
                        const char *title,
                        const char *columns,
                        const char *const *headings)
{
  EnsBlock *block = add_block (self, ENS_BLOCK_TABLE, title);

  block->columns = g_strdup (columns);
  block->n_columns = (guint) strlen (columns);
  block->cells = g_new0 (char *, block->n_columns + 1);
  for (guint i = 0; i < block->n_columns; i++)
    block->cells[i] = g_strdup (headings[i]);
}

/** ens_document_take_cell: the next cell of the table added last; takes @text */
void
ens_document_take_cell (EnsDocument *self, char *text)
{
  EnsBlock *block;
  guint n;

  g_return_if_fail (self->blocks->len > 0);
  block = &g_array_index (self->blocks, EnsBlock, self->blocks->len - 1);
  g_return_if_fail (block->kind == ENS_BLOCK_TABLE);
  // Grows by doubling: full exactly when the number of cells is a power of two.
  n = block->level + block->n_columns;
  if ((n & (n - 1)) == 0 || block->level == 0)
    block->cells = g_renew (char *, block->cells, 2 * n + 2);
  block->cells[n] = text;
  block->cells[n + 1] = NULL;
  block->level++;
  block->n_rows = block->level / block->n_columns;
}

/**
 * ens_document_add_choice:
 * @self: a report
 * @number: of the question, as it is keyed in; 0 when it is not
 * @title: the question
 * @answers: (nullable): each gets a box with its number
 * @n_answers: how many
 */
void
ens_document_add_choice (EnsDocument *self,
                         guint number,
                         const char *title,
                         const char *const *answers,
                         guint n_answers)
{
  EnsBlock *block = add_block (self, ENS_BLOCK_CHOICE, title);

  block->level = number;
  block->n_rows = n_answers;
  block->cells = g_new0 (char *, n_answers + 1);
  for (guint i = 0; i < n_answers; i++)
    block->cells[i] = g_strdup (answers[i]);
}

/** ens_document_add_scale: as ens_document_add_choice(), of the numbers @least to @most in a row */
void
ens_document_add_scale (EnsDocument *self, guint number, const char *title, int least, int most)
{
  EnsBlock *block = add_block (self, ENS_BLOCK_CHOICE, title);

  block->level = number;
  block->is_scale = TRUE;
  block->n_rows = (guint) MAX (0, most - least + 1);
  block->cells = g_new0 (char *, block->n_rows + 1);
  for (guint i = 0; i < block->n_rows; i++)
    block->cells[i] = g_strdup_printf ("%d", least + (int) i);
}

static EnsBlock *
get_last (EnsDocument *self)
{
  g_assert (self->blocks->len > 0);
  return &g_array_index (self->blocks, EnsBlock, self->blocks->len - 1);
}

/** ens_document_set_faces: gives the choice added last faces from sad to glad */
void
ens_document_set_faces (EnsDocument *self)
{
  get_last (self)->with_faces = TRUE;
}

/** ens_document_set_codes: @codes: (array zero-terminated=1): one for each answer of the choice added last */
void
ens_document_set_codes (EnsDocument *self, const char *const *codes)
{
  EnsBlock *block = get_last (self);

  g_strfreev (block->codes);
  block->codes = g_strdupv ((char **) codes);
}

/** ens_document_set_hint: says above the answers of the choice added last how to give them */
void
ens_document_set_hint (EnsDocument *self, const char *text)
{
  ens_set_str (&get_last (self)->head, text);
}

/** ens_document_set_below: gives the choice added last a second question, whose answers are @n_boxes numbers */
void
ens_document_set_below (EnsDocument *self, const char *text, guint n_boxes)
{
  EnsBlock *block = get_last (self);

  ens_set_str (&block->detail, text);
  block->n_below = n_boxes;
}

/** ens_document_set_lines: gives the choice added last @n_lines to write on */
void
ens_document_set_lines (EnsDocument *self, guint n_lines)
{
  get_last (self)->n_lines = n_lines;
}

/** ens_block_dup_title: Returns: (transfer full): of a choice, with the number by which it is keyed. */
char *
ens_block_dup_title (const EnsBlock *block)
{
  return block->level > 0 ? g_strdup_printf ("%u. %s", block->level, block->text)
                          : g_strdup (block->text);
}

/** ens_document_add_field: a name with a line to write on */
void
ens_document_add_field (EnsDocument *self, const char *name)
{
  add_block (self, ENS_BLOCK_FIELD, name);
}

/**
 * ens_document_add_card:
 * @self: a report
 * @side_by_side: how many stand next to each other; 1 to 4
 * @head: (nullable): small, above
 * @text: large, in the middle
 * @foot: (nullable): small, below
 */
void
ens_document_add_card (EnsDocument *self,
                       guint side_by_side,
                       const char *head,
                       const char *text,
                       const char *foot)
{
  EnsBlock *block = add_block (self, ENS_BLOCK_CARD, text);

  block->level = CLAMP (side_by_side, 1, 4);
  block->head = g_strdup (head);
  block->detail = g_strdup (foot);
}

/**
 * ens_document_take_picture: a chart
 * @scene: (transfer full): one laid out from right to left is turned back: a document knows no paper yet
 */
void
ens_document_take_picture (EnsDocument *self, EnsScene *scene)
{
  if (ens_scene_is_rtl (scene))
    ens_scene_mirror (scene);
  add_block (self, ENS_BLOCK_PICTURE, NULL)->scene = scene;
}

/** ens_document_add_break: what follows begins on a new page */
void
ens_document_add_break (EnsDocument *self)
{
  add_block (self, ENS_BLOCK_BREAK, NULL);
}
