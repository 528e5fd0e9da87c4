// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filled questionnaires as a table: wide, one sheet a row and one question a column; or long, one answer a row. The
// tables of survey programs are wide. What the names of columns mean is found by the engine.
#pragma once

#include "ens-table.h"

G_BEGIN_DECLS

/**
 * EnsAnswersDialect:
 * @ENS_ANSWERS_PLAIN: as Ensemble writes them, and people in spreadsheets
 * @ENS_ANSWERS_KOBO: of KoboToolbox and ODK
 * @ENS_ANSWERS_LIMESURVEY: of LimeSurvey
 *
 * Which columns a table has besides answers.
 */
typedef enum {
  ENS_ANSWERS_PLAIN,
  ENS_ANSWERS_KOBO,
  ENS_ANSWERS_LIMESURVEY,
} EnsAnswersDialect;

/**
 * EnsAnswerCell:
 * @name: of the column, or the cell's text in a long table
 * @value: (nullable): as found
 * @column: its number in the file, from 1; 0 in a long table
 * @missing: (nullable): what was found, where somebody said that it stands for no answer; @value is %NULL then
 */
typedef struct {
  const char *name;
  const char *value;
  guint column;
  const char *missing;
} EnsAnswerCell;

/**
 * EnsAnswerRow:
 * @row: which row, from 1
 * @line: which line of the file, from 1
 * @id: (nullable): the sheet's own id
 * @form: (nullable): the number on the sheet
 * @group: (nullable): a group's name
 * @weight: (nullable): how many people it stands for
 * @tags: (nullable): broad traits, parted by commas
 * @round: (nullable): title of the survey round
 * @parent: (nullable): in a table of repeated parts, the form sent in that the row is a part of
 * @is_unfinished: whoever filled it in never sent it off
 * @n_cells: how many answers follow
 * @cells: (array length=n_cells): in a wide table one for each column
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
  const char *round;
  const char *parent;
  gboolean is_unfinished;
  guint n_cells;
  const EnsAnswerCell *cells;
} EnsAnswerRow;

typedef struct _EnsAnswersReader EnsAnswersReader;

const EnsColumn *ens_answers_get_columns (EnsAnswersDialect dialect, guint *n);
EnsAnswersReader *ens_answers_reader_new (const char *path,
                                          EnsAnswersDialect dialect,
                                          const EnsTableOptions *options,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_answers_reader_free (EnsAnswersReader *self);
gboolean ens_answers_reader_is_long (const EnsAnswersReader *self);
guint ens_answers_reader_get_n_columns (const EnsAnswersReader *self);
const char *ens_answers_reader_get_column (const EnsAnswersReader *self, guint column);
guint ens_answers_reader_get_number (const EnsAnswersReader *self, guint column);
gboolean ens_answers_reader_is_mapped (const EnsAnswersReader *self, guint column);
gboolean ens_answers_reader_is_about_sheet (const EnsAnswersReader *self, guint column);
gboolean ens_answers_reader_next (EnsAnswersReader *self, EnsAnswerRow *row, GError **error);
void ens_answers_reader_refuse (EnsAnswersReader *self, const char *what, const char *advice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsAnswersReader, ens_answers_reader_free)

G_END_DECLS
