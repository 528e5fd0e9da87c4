// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cells into rows into a file. Whatever a cell holds, reading it back gives the same text.
#include "ens-csv-writer.h"

#include "ens-csv.h"
#include "ens-out-file.h"

#include <string.h>

#define BUFFER_BYTES (64 * 1024)

struct _EnsCsvWriter {
  EnsOutFile *file;
  GString *buffer;
  gboolean is_in_row;
};

/**
 * ens_csv_writer_new:
 * @path: where to; `-` is standard output
 *
 * Returns: (transfer full): a writer before its first row
 */
EnsCsvWriter *
ens_csv_writer_new (const char *path, GError **error)
{
  EnsOutFile *file = ens_out_file_new (path, error);
  EnsCsvWriter *self;

  if (file == NULL)
    return NULL;
  self = g_new0 (EnsCsvWriter, 1);
  self->file = file;
  self->buffer = g_string_sized_new (BUFFER_BYTES + 4096);
  return self;
}

/** ens_csv_writer_free: throws away what was not finished. */
void
ens_csv_writer_free (EnsCsvWriter *self)
{
  ens_out_file_free (self->file);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

static gboolean
needs_quotes (const char *cell)
{
  // Blanks at the ends are lost by some programs, an empty first cell looks like an empty line, and
  // “sep=;” like a hint how the table is parted.
  return g_str_has_prefix (cell, "sep=") || cell[strcspn (cell, "\",;\t|\r\n")] != '\0' ||
         g_ascii_isspace (*cell) || *cell == '\0' || g_ascii_isspace (cell[strlen (cell) - 1]);
}

/**
 * ens_csv_writer_add:
 * @cell: (nullable): the next cell of the row; %NULL is an empty one
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it, which readers take
 * away again.
 */
void
ens_csv_writer_add (EnsCsvWriter *self, const char *cell)
{
  gboolean is_first = !self->is_in_row;

  if (!is_first)
    g_string_append_c (self->buffer, ',');
  self->is_in_row = TRUE;
  if (cell == NULL || *cell == '\0') {
    g_string_append (self->buffer, is_first ? "\"\"" : "");
    return;
  }
  if (!needs_quotes (cell)) {
    if (ens_csv_looks_like_formula (cell))
      g_string_append_c (self->buffer, '\'');
    g_string_append (self->buffer, cell);
    return;
  }
  g_string_append (self->buffer, ens_csv_looks_like_formula (cell) ? "\"'" : "\"");
  for (const char *at = cell; *at != '\0'; at++) {
    if (*at == '"')
      g_string_append_c (self->buffer, '"');
    g_string_append_c (self->buffer, *at);
  }
  g_string_append_c (self->buffer, '"');
}

static gboolean
flush (EnsCsvWriter *self, GError **error)
{
  gboolean is_good = ens_out_file_write (self->file, self->buffer->str, self->buffer->len, error);

  g_string_truncate (self->buffer, 0);
  return is_good;
}

/** ens_csv_writer_end_row: Returns: whether what is ready so far could be written. */
gboolean
ens_csv_writer_end_row (EnsCsvWriter *self, GError **error)
{
  g_string_append (self->buffer, "\r\n");
  self->is_in_row = FALSE;
  return self->buffer->len < BUFFER_BYTES || flush (self, error);
}

/** ens_csv_writer_finish: Returns: whether the whole table is in place. */
gboolean
ens_csv_writer_finish (EnsCsvWriter *self, GError **error)
{
  return flush (self, error) && ens_out_file_finish (self->file, error);
}
