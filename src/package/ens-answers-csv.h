// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filled questionnaires as a table: wide, one respondent a row and one indicator a column; or long, one
// answer a row. The engine finds the indicators that the names mean.
#pragma once

#include "ens-table.h"

G_BEGIN_DECLS

/**
 * EnsAnswerCell:
 * @indicator: the column's header or the cell's text: a title, an id or a number from 1
 * @level: (nullable): as found; %NULL is left blank
 * @wished: (nullable): as found
 */
typedef struct {
  const char *indicator;
  const char *level;
  const char *wished;
} EnsAnswerCell;

/**
 * EnsAnswerRow:
 * @row: which row, from 1
 * @line: which line of the file, from 1
 * @id: (nullable): the respondent's own id, from an export
 * @form: (nullable): the number on the sheet
 * @group: (nullable): a group's name
 * @weight: (nullable): how many people it stands for
 * @tags: (nullable): broad traits, parted by commas
 * @n_cells: how many indicators follow
 * @cells: (array length=n_cells): the answers
 *
 * One row of a table of answers. Of a long table every row holds one answer; rows that follow one another
 * with the same form, group and id are one respondent. The strings are the reader's, good until the next
 * call.
 */
typedef struct {
  gint64 row;
  gint64 line;
  const char *id;
  const char *form;
  const char *group;
  const char *weight;
  const char *tags;
  guint n_cells;
  const EnsAnswerCell *cells;
} EnsAnswerRow;

typedef struct _EnsAnswersReader EnsAnswersReader;

EnsAnswersReader *ens_answers_reader_new (const char *path,
                                          const EnsTableOptions *options,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_answers_reader_free (EnsAnswersReader *self);
gboolean ens_answers_reader_is_long (const EnsAnswersReader *self);
gboolean ens_answers_reader_next (EnsAnswersReader *self, EnsAnswerRow *row, GError **error);
void ens_answers_reader_refuse (EnsAnswersReader *self, const char *what, const char *advice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsAnswersReader, ens_answers_reader_free)

G_END_DECLS
