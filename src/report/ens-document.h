// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report before it has pages: headings, paragraphs, quotations, tables, pictures, questions with
// boxes to tick, cards to cut out. The reports build it; ens-paper makes pages of it and
// ens-document-html a web page. Knows no sizes.
#pragma once

#include "ens-scene.h"

G_BEGIN_DECLS

/** EnsBlockKind: what a report is made of */
typedef enum {
  ENS_BLOCK_HEADING,
  ENS_BLOCK_PARAGRAPH,
  ENS_BLOCK_NOTE,
  ENS_BLOCK_QUOTE,
  ENS_BLOCK_TABLE,
  ENS_BLOCK_CHOICE,
  ENS_BLOCK_FIELD,
  ENS_BLOCK_CARD,
  ENS_BLOCK_PICTURE,
  ENS_BLOCK_BREAK,
} EnsBlockKind;

/**
 * EnsBlock:
 * @kind: which
 * @level: heading: 1 to 3; choice: the number of the question, or 0; card: how many stand side by side
 * @text: what it says: the title of a table or choice, the name of a field, the middle of a card
 * @detail: (nullable): of a quote, beside it; of a card or a choice, below
 * @head: (nullable): of a card, above; of a choice, how to answer
 * @language: (nullable): of @text, when it is not the report's
 * @cells: table: headings, then row by row; choice: the answers
 * @columns: table: one letter a column, `t` words, `n` a number or `k` what is typed off the paper
 * @n_columns: table only
 * @n_rows: table: without headings; choice: answers
 * @with_faces: choice: a row of faces for those who read little
 * @codes: (nullable): choice: what is keyed for each answer, when it is not its number from 1
 * @is_scale: choice: its answers are numbers, side by side
 * @n_below: choice: boxes numbered from 1 behind @detail
 * @n_lines: choice: to write on
 * @scene: picture only
 */
typedef struct {
  EnsBlockKind kind;
  guint level;
  char *text;
  char *detail;
  char *head;
  char *language;
  char **cells;
  char *columns;
  guint n_columns;
  guint n_rows;
  gboolean with_faces;
  char **codes;
  gboolean is_scale;
  guint n_below;
  guint n_lines;
  EnsScene *scene;
} EnsBlock;

typedef struct _EnsDocument EnsDocument;

char *ens_block_dup_title (const EnsBlock *block) G_GNUC_WARN_UNUSED_RESULT;

EnsDocument *ens_document_new (const char *title, const char *language) G_GNUC_WARN_UNUSED_RESULT;
void ens_document_free (EnsDocument *self);
const char *ens_document_get_title (const EnsDocument *self);
void ens_document_set_language (EnsDocument *self, const char *language);
const char *ens_document_get_language (const EnsDocument *self);
guint ens_document_get_n_blocks (const EnsDocument *self);
const EnsBlock *ens_document_get_block (const EnsDocument *self, guint index);
char *ens_document_dup_target (const EnsDocument *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;

void ens_document_add_heading (EnsDocument *self, guint level, const char *text);
void ens_document_add_paragraph (EnsDocument *self, const char *text);
void ens_document_add_note (EnsDocument *self, const char *text);
void ens_document_add_quote (EnsDocument *self,
                             const char *text,
                             const char *language,
                             const char *detail);
void ens_document_add_table (EnsDocument *self,
                             const char *title,
                             const char *columns,
                             const char *const *headings);
void ens_document_take_cell (EnsDocument *self, char *text);
void ens_document_add_choice (EnsDocument *self,
                              guint number,
                              const char *title,
                              const char *const *answers,
                              guint n_answers);
void ens_document_add_scale (EnsDocument *self,
                             guint number,
                             const char *title,
                             int least,
                             int most);
void ens_document_set_faces (EnsDocument *self);
void ens_document_set_codes (EnsDocument *self, const char *const *codes);
void ens_document_set_hint (EnsDocument *self, const char *text);
void ens_document_set_below (EnsDocument *self, const char *text, guint n_boxes);
void ens_document_set_lines (EnsDocument *self, guint n_lines);
void ens_document_add_field (EnsDocument *self, const char *name);
void ens_document_add_card (EnsDocument *self,
                            guint side_by_side,
                            const char *head,
                            const char *text,
                            const char *foot);
void ens_document_take_picture (EnsDocument *self, EnsScene *scene);
void ens_document_add_break (EnsDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsDocument, ens_document_free)

G_END_DECLS
