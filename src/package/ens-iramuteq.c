// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// After IRaMuTeQ's documentation, "Formatage des corpus": `**** *variable_value …`, then the text. Values are
// letters, digits and hyphens; a star in a text would begin a variable.
#include "ens-iramuteq.h"

#include "ens-out-file.h"

#include <string.h>

struct _EnsIramuteqWriter {
  EnsOutFile *file;
  GString *text;
};

/**
 * ens_iramuteq_writer_new:
 * @path: where to; `-` is standard output
 *
 * Returns: (transfer full): an empty corpus
 */
EnsIramuteqWriter *
ens_iramuteq_writer_new (const char *path, GError **error)
{
  EnsOutFile *file = ens_out_file_new (path, error);
  EnsIramuteqWriter *self;

  if (file == NULL)
    return NULL;
  self = g_new0 (EnsIramuteqWriter, 1);
  self->file = file;
  self->text = g_string_new (NULL);
  return self;
}

/** ens_iramuteq_writer_free: throws away what was not finished. */
void
ens_iramuteq_writer_free (EnsIramuteqWriter *self)
{
  ens_out_file_free (self->file);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
append_variable (GString *out, const char *name, const char *value)
{
  gboolean was_mark = TRUE;

  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (out, " *%s_", name);
  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_isalnum (c))
      g_string_append_unichar (out, c);
    else if (!was_mark)
      g_string_append_c (out, '-');
    was_mark = !g_unichar_isalnum (c);
  }
}

/** ens_iramuteq_writer_add: Returns: whether the statement could be written; its codes stay out. */
gboolean
ens_iramuteq_writer_add (EnsIramuteqWriter *self, const EnsStatementRow *row, GError **error)
{
  gsize start;

  g_string_assign (self->text, "****");
  append_variable (self->text, "group", row->group);
  append_variable (self->text, "question", row->question);
  append_variable (self->text, "polarity", row->polarity);
  append_variable (self->text, "language", row->language);
  append_variable (self->text, "count", row->count);
  g_string_append_c (self->text, '\n');
  start = self->text->len;
  g_string_append (self->text, row->text);
  g_strdelimit (self->text->str + start, "*\r\n\t", ' ');
  g_string_append (self->text, "\n\n");
  return ens_out_file_write (self->file, self->text->str, self->text->len, error);
}

/** ens_iramuteq_writer_finish: Returns: whether the whole corpus is in place. */
gboolean
ens_iramuteq_writer_finish (EnsIramuteqWriter *self, GError **error)
{
  return ens_out_file_finish (self->file, error);
}
