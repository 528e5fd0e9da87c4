// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which column of a table holds which field: by the header's name, in English or French, or as the user
// says. Rows come out as the strings found; whoever asks knows what they mean.
#pragma once

#include "ens-csv.h"
#include "ens-faults.h"

G_BEGIN_DECLS

/**
 * EnsColumn:
 * @field: the name of the field, as in `--map FIELD=COLUMN`
 * @names: further names that a header may have, parted by `|`, small letters, no accents needed
 * @required: without it the table is refused, and a row without a word there too
 * @is_verbatim: keep blanks at the ends of its cells
 * @may_be_blank: the column must be there, but rows may have nothing in it
 */
typedef struct {
  const char *field;
  const char *names;
  gboolean required;
  gboolean is_verbatim;
  gboolean may_be_blank;
} EnsColumn;

/**
 * EnsTableOptions:
 * @map: (nullable): `FIELD=COLUMN` strings, ended by %NULL; COLUMN is a header or a number from 1
 * @language: (nullable): the language of columns that do not say theirs
 * @skip_bad_rows: list bad rows as warnings and go on without them
 * @faults: (nullable): takes what is wrong, with line and row; without it the first fault is the error
 * @keeps_blank_rows: rows with nothing in any cell come out too, so that no row is missing; spreadsheets leave some
 *   behind, statistics files do not
 * @takes_names: a FIELD in @map that is none of the columns renames COLUMN, as one that is unknown here
 * @missing: (nullable): words and numbers that stand for no answer, in tables of answers
 * @name: (nullable): what to call the file, where it is not what the user named
 * @encoding: (nullable): what the file is written in, where that should not be found out; for those who open it
 */
typedef struct {
  const char *const *map;
  const char *language;
  gboolean skip_bad_rows;
  EnsFaults *faults;
  gboolean keeps_blank_rows;
  gboolean takes_names;
  const char *const *missing;
  const char *name;
  const char *encoding;
} EnsTableOptions;

typedef struct _EnsTable EnsTable;

EnsTable *ens_table_new (EnsCsvReader *csv,
                         const EnsColumn *columns,
                         guint n_columns,
                         const EnsTableOptions *options,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_table_free (EnsTable *self);
gboolean ens_table_next (EnsTable *self, GError **error);
gint64 ens_table_get_row (const EnsTable *self);
gint64 ens_table_get_line (const EnsTable *self);
gboolean ens_table_has (const EnsTable *self, guint column);
const char *ens_table_get_field (const EnsTable *self, guint place);
const char *ens_table_get (const EnsTable *self, guint column);
guint ens_table_get_n_others (const EnsTable *self);
guint ens_table_get_other_number (const EnsTable *self, guint other);
const char *ens_table_get_other_name (const EnsTable *self, guint other);
gboolean ens_table_is_other_mapped (const EnsTable *self, guint other);
const char *ens_table_get_other (const EnsTable *self, guint other);
void ens_table_refuse (EnsTable *self, const char *what, const char *advice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsTable, ens_table_free)

G_END_DECLS
