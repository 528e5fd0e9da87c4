// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads tables of text: RFC 4180 and what spreadsheets make of it. Finds encoding, separator and quoting
// by itself. Does not know what a column means.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsCsvReader EnsCsvReader;

/**
 * EnsCsvRow:
 * @line: the line of the file where it begins, from 1
 * @n_cells: how many cells it has
 * @cells: (array length=n_cells) (transfer none): clean UTF-8, good until the next call
 * @n_bad: how many bytes that are no text were replaced by U+FFFD
 * @n_controls: how many control characters and the like, which XML cannot carry, were replaced by U+FFFD
 */
typedef struct {
  gint64 line;
  guint n_cells;
  const char *const *cells;
  guint n_bad;
  guint n_controls;
} EnsCsvRow;

EnsCsvReader *ens_csv_reader_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsCsvReader *ens_csv_reader_new_encoded (const char *path,
                                          const char *encoding,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsCsvReader *ens_csv_reader_new_for_text (const char *text,
                                           gsize length,
                                           const char *name) G_GNUC_WARN_UNUSED_RESULT;
void ens_csv_reader_free (EnsCsvReader *self);
const char *ens_csv_reader_get_name (const EnsCsvReader *self);
const char *ens_csv_reader_get_encoding (const EnsCsvReader *self);
char ens_csv_reader_get_separator (const EnsCsvReader *self);
gboolean ens_csv_reader_next (EnsCsvReader *self, EnsCsvRow *row, GError **error);
gboolean ens_csv_reader_skip_line (EnsCsvReader *self, gint64 *line, char **what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsCsvReader, ens_csv_reader_free)

G_END_DECLS
