// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// After IRaMuTeQ's documentation, "Formatage des corpus": `**** *variable_value …`, then the text. Values are
// letters and digits; a star in a text would begin a variable.
#include "ens-iramuteq.h"

#include "ens-out-file.h"

#include <string.h>

/**
 * EnsIramuteqWriter:
 * @groups: the value of each, by its name
 * @taken: these values
 */
struct _EnsIramuteqWriter {
  EnsOutFile *file;
  GString *text;
  GHashTable *groups;
  GHashTable *taken;
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
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/** ens_iramuteq_writer_free: throws away what was not finished. */
void
ens_iramuteq_writer_free (EnsIramuteqWriter *self)
{
  ens_out_file_free (self->file);
  g_string_free (self->text, TRUE);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->taken);
  g_free (self);
}

// “Mères au foyer” is “MeresAuFoyer”: a value has neither blanks nor accents nor hyphens.
static char *
dup_value (const char *text)
{
  g_autofree char *parts = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  GString *value = g_string_new (NULL);
  gboolean is_start = TRUE;

  for (const char *at = parts; at != NULL && *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_ismark (c))
      continue;
    if (g_unichar_isalnum (c))
      g_string_append_unichar (value, is_start && value->len > 0 ? g_unichar_toupper (c) : c);
    is_start = !g_unichar_isalnum (c);
  }
  return g_string_free (value, FALSE);
}

// Two groups stay two, whatever is left of their names.
static const char *
find_group (EnsIramuteqWriter *self, const char *name)
{
  const char *known = g_hash_table_lookup (self->groups, name);
  g_autofree char *start = dup_value (name);
  char *value;

  if (known != NULL)
    return known;
  value = *start != '\0' ? g_strdup (start) : g_strdup ("1");
  for (guint n = 2; g_hash_table_contains (self->taken, value); n++) {
    g_free (value);
    value = g_strdup_printf ("%s%u", start, n);
  }
  g_hash_table_add (self->taken, value);
  g_hash_table_insert (self->groups, g_strdup (name), value);
  return value;
}

static void
append_variable (GString *out, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (out, " *%s_%s", name, value);
}

static void
append_variables (EnsIramuteqWriter *self, const EnsStatementRow *row)
{
  g_autofree char *language = dup_value (row->language != NULL ? row->language : "");
  g_autofree char *object = row->code != NULL ? g_strndup (row->code, strcspn (row->code, "/"))
                                              : g_strdup ("");
  g_autofree char *component = dup_value (object);

  if (row->group != NULL)
    append_variable (self->text, "group", find_group (self, row->group));
  append_variable (self->text, "question", row->question);
  append_variable (self->text, "polarity", row->polarity);
  append_variable (self->text, "language", language);
  append_variable (self->text, "component", component);
  append_variable (self->text, "count", row->count);
}

// On one line, whatever the reader takes for the end of one. Returns: whether there is a word in it.
static gboolean
append_words (GString *out, const char *text)
{
  gboolean has_words = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    has_words = has_words || (g_unichar_isgraph (c) && c != '*');
    if (c == '*' || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR ||
        g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR)
      g_string_append_c (out, ' ');
    else
      g_string_append_unichar (out, c);
  }
  return has_words;
}

/**
 * ens_iramuteq_writer_add:
 * @is_taken: (out): whether there are words in it: a text without any stops the reading of a corpus
 *
 * Returns: whether the statement could be written; of its codes the component goes out
 */
gboolean
ens_iramuteq_writer_add (EnsIramuteqWriter *self,
                         const EnsStatementRow *row,
                         gboolean *is_taken,
                         GError **error)
{
  g_string_assign (self->text, "****");
  append_variables (self, row);
  g_string_append_c (self->text, '\n');
  *is_taken = append_words (self->text, row->text);
  if (!*is_taken)
    return TRUE;
  g_string_append (self->text, "\n\n");
  return ens_out_file_write (self->file, self->text->str, self->text->len, error);
}

/** ens_iramuteq_writer_finish: Returns: whether the whole corpus is in place. */
gboolean
ens_iramuteq_writer_finish (EnsIramuteqWriter *self, GError **error)
{
  return ens_out_file_finish (self->file, error);
}
