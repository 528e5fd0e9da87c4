// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A codebook as a table, one node a row, with labels, scopes and keywords per language. Read and written
// side by side.
#pragma once

#include "ens-table.h"

G_BEGIN_DECLS

/**
 * EnsCodebookText:
 * @language: a language tag
 * @label: (nullable): the node's label in it
 * @scope: (nullable): what belongs there
 * @keywords: (nullable): words for it, trimmed, none empty, ended by %NULL
 */
typedef struct {
  const char *language;
  const char *label;
  const char *scope;
  const char *const *keywords;
} EnsCodebookText;

/**
 * EnsCodebookRow:
 * @row: which row, from 1
 * @line: which line of the file, from 1
 * @code: `A`, `A01` or `A01-11`
 * @parent: (nullable): the code above; by the form of @code when the table does not say it
 * @n_texts: how many languages the table has
 * @texts: (array length=n_texts): in the order of the table's columns; the first is the edition's own
 *
 * One node. The strings are the reader's, good until the next call.
 */
typedef struct {
  gint64 row;
  gint64 line;
  const char *code;
  const char *parent;
  guint n_texts;
  const EnsCodebookText *texts;
} EnsCodebookRow;

typedef struct _EnsCodebookReader EnsCodebookReader;
typedef struct _EnsCodebookWriter EnsCodebookWriter;

EnsCodebookReader *ens_codebook_reader_new (const char *path,
                                            const EnsTableOptions *options,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_codebook_reader_free (EnsCodebookReader *self);
gboolean ens_codebook_reader_next (EnsCodebookReader *self, EnsCodebookRow *row, GError **error);
void ens_codebook_reader_refuse (EnsCodebookReader *self, const char *what, const char *advice);

EnsCodebookWriter *ens_codebook_writer_new (const char *path,
                                            const char *const *languages,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_codebook_writer_free (EnsCodebookWriter *self);
gboolean ens_codebook_writer_add (EnsCodebookWriter *self,
                                  const EnsCodebookRow *row,
                                  GError **error);
gboolean ens_codebook_writer_finish (EnsCodebookWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsCodebookReader, ens_codebook_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsCodebookWriter, ens_codebook_writer_free)

G_END_DECLS
