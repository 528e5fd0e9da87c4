// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Both semicolons always stand, so that a text with semicolons is read back as it was.
#include "ens-lines-writer.h"

#include "ens-out-file.h"

struct _EnsLinesWriter {
  EnsOutFile *file;
  GString *line;
};

/**
 * ens_lines_writer_new:
 * @path: where to; `-` is standard output
 *
 * Returns: (transfer full): no lines yet
 */
EnsLinesWriter *
ens_lines_writer_new (const char *path, GError **error)
{
  EnsOutFile *file = ens_out_file_new (path, error);
  EnsLinesWriter *self;

  if (file == NULL)
    return NULL;
  self = g_new0 (EnsLinesWriter, 1);
  self->file = file;
  self->line = g_string_new (NULL);
  return self;
}

/** ens_lines_writer_free: throws away what was not finished. */
void
ens_lines_writer_free (EnsLinesWriter *self)
{
  ens_out_file_free (self->file);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/** ens_lines_writer_add: Returns: whether the line could be written; a line break in a text becomes a blank. */
gboolean
ens_lines_writer_add (EnsLinesWriter *self, const EnsStatementRow *row, GError **error)
{
  gsize start;

  g_string_printf (self->line, "%s;", row->count);
  start = self->line->len;
  g_string_append (self->line, row->text);
  g_strdelimit (self->line->str + start, "\r\n", ' ');
  g_string_append_printf (self->line, ";%s\n", row->code != NULL ? row->code : "");
  return ens_out_file_write (self->file, self->line->str, self->line->len, error);
}

/** ens_lines_writer_finish: Returns: whether all lines are in place. */
gboolean
ens_lines_writer_finish (EnsLinesWriter *self, GError **error)
{
  return ens_out_file_finish (self->file, error);
}
