// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Statements as a table, one a row, read and written side by side. Names stay names: the engine finds the
// groups, questions, codes and criteria that they mean.
#pragma once

#include "ens-table.h"

G_BEGIN_DECLS

/**
 * EnsStatementRow:
 * @row: which row, from 1
 * @line: which line of the file, from 1
 * @text: what was said, to the letter; never empty
 * @count: (nullable): how many said it
 * @group: (nullable): a group's name
 * @question: (nullable): `Q1`, `1` or a wording
 * @language: (nullable): a language tag
 * @polarity: (nullable): a word of ens_polarity_words, or `+`, `-`
 * @receipt: (nullable): the number on the slip
 * @code: (nullable): a code such as `A01-11/P15/k`
 * @coder: (nullable): whose code it is
 * @criterion: (nullable): the title of its pile
 * @masked: (nullable): what is published instead
 * @safe: (nullable): `true` when it may be published
 * @created: (nullable): when it was entered
 * @author: (nullable): initials
 * @id: (nullable): the statement's own id, from an export
 *
 * One row of a table of statements. The strings are the reader's, good until the next call.
 */
typedef struct {
  gint64 row;
  gint64 line;
  const char *text;
  const char *count;
  const char *group;
  const char *question;
  const char *language;
  const char *polarity;
  const char *receipt;
  const char *code;
  const char *coder;
  const char *criterion;
  const char *masked;
  const char *safe;
  const char *created;
  const char *author;
  const char *id;
} EnsStatementRow;

typedef struct _EnsStatementsReader EnsStatementsReader;
typedef struct _EnsStatementsWriter EnsStatementsWriter;

const EnsColumn *ens_statements_get_columns (guint *n);
EnsStatementsReader *ens_statements_reader_new (const char *path,
                                                const EnsTableOptions *options,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_statements_reader_free (EnsStatementsReader *self);
gboolean ens_statements_reader_next (EnsStatementsReader *self,
                                     EnsStatementRow *row,
                                     GError **error);
void ens_statements_reader_refuse (EnsStatementsReader *self, const char *what, const char *advice);

EnsStatementsWriter *ens_statements_writer_new (const char *path,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_statements_writer_free (EnsStatementsWriter *self);
gboolean ens_statements_writer_add (EnsStatementsWriter *self,
                                    const EnsStatementRow *row,
                                    GError **error);
gboolean ens_statements_writer_finish (EnsStatementsWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsStatementsReader, ens_statements_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsStatementsWriter, ens_statements_writer_free)

G_END_DECLS
