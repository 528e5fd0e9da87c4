// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nodes as rows of strings; label_en, scope_fr and the like are a text and a language each.
#include "ens-codebook-csv.h"

#include "ens-column-groups.h"
#include "ens-error.h"
#include "ens-text.h"

#include <string.h>

/** EnsCodebookColumn: positions in the list of columns */
typedef enum {
  COLUMN_CODE,
  COLUMN_PARENT,
  COLUMN_LEVEL,
} EnsCodebookColumn;

static const EnsColumn columns[] = {
  [COLUMN_CODE] = { "code", "id", TRUE, FALSE },
  [COLUMN_PARENT] = { "parent", "above|parent code|au dessus", FALSE, FALSE },
  // Said by the form of the code as well: known so that it is no text.
  [COLUMN_LEVEL] = { "level", "niveau", FALSE, FALSE },
};

/** EnsCodebookPart: which text of a node a column holds */
typedef enum {
  PART_LABEL,
  PART_SCOPE,
  PART_KEYWORDS,
  N_PARTS,
} EnsCodebookPart;

static const char *const part_names[N_PARTS][6] = {
  [PART_LABEL] = { "label", "name", "title", "libelle", "nom", NULL },
  [PART_SCOPE] = { "scope", "description", "definition", "note", "portee", NULL },
  [PART_KEYWORDS] = { "keywords", "words", "mots", "mots-cles", NULL },
};

struct _EnsCodebookReader {
  EnsTable *table;
  char *language;
  GArray *groups;
  GArray *texts;
  GPtrArray *keywords;
  char *parent;
};

struct _EnsCodebookWriter {
  EnsCsvWriter *csv;
  GStrv languages;
};

static void
find_group (EnsCodebookReader *self, guint other)
{
  g_autofree char *name = g_utf8_strdown (ens_table_get_other_name (self->table, other), -1);
  char *mark = strrchr (name, '_');
  const char *language = self->language;

  if (mark != NULL && ens_text_is_language (mark + 1)) {
    *mark = '\0';
    language = mark + 1;
  }
  for (guint part = 0; part < N_PARTS; part++)
    if (g_strv_contains (part_names[part], name))
      ens_column_groups_add (self->groups, language, part, other);
}

static gboolean
has_label (const EnsCodebookReader *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (ens_column_groups_get (self->groups, i)->parts[PART_LABEL] >= 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_columns (EnsCodebookReader *self, const char *path, GError **error)
{
  if (has_label (self))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("%s:1: there is no column of labels: call it label, or label_fr and so on"),
               path);
  return FALSE;
}

/**
 * ens_codebook_reader_new:
 * @path: a table with codes and labels
 *
 * Returns: (transfer full): a reader before the first row, or %NULL as ens_table_new()
 */
EnsCodebookReader *
ens_codebook_reader_new (const char *path, const EnsTableOptions *options, GError **error)
{
  g_autoptr (EnsCodebookReader) self = NULL;
  EnsCsvReader *csv = ens_csv_reader_new_encoded (path, options->encoding, error);
  EnsTable *table = csv == NULL
                      ? NULL
                      : ens_table_new (csv, columns, G_N_ELEMENTS (columns), options, error);

  if (table == NULL)
    return NULL;
  self = g_new0 (EnsCodebookReader, 1);
  self->table = table;
  self->language = g_strdup (options->language != NULL ? options->language : "en");
  self->groups = ens_column_groups_new ();
  self->texts = g_array_new (FALSE, TRUE, sizeof (EnsCodebookText));
  self->keywords = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < ens_table_get_n_others (table); i++)
    find_group (self, i);
  return check_columns (self, path, error) ? g_steal_pointer (&self) : NULL;
}

void
ens_codebook_reader_free (EnsCodebookReader *self)
{
  ens_table_free (self->table);
  g_array_unref (self->groups);
  g_array_unref (self->texts);
  g_ptr_array_unref (self->keywords);
  g_free (self->language);
  g_free (self->parent);
  g_free (self);
}

static GStrv
split_keywords (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text != NULL ? text : "", "|;", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; pieces[i] != NULL; i++) {
    g_autofree char *word = ens_text_dup_trimmed (pieces[i]);

    if (*word != '\0')
      g_strv_builder_add (words, word);
  }
  return g_strv_builder_end (words);
}

static void
take_texts (EnsCodebookReader *self)
{
  g_array_set_size (self->texts, 0);
  g_ptr_array_set_size (self->keywords, 0);
  for (guint i = 0; i < self->groups->len; i++) {
    const EnsColumnGroup *group = ens_column_groups_get (self->groups, i);
    GStrv words = split_keywords (ens_column_group_get_cell (group, self->table, PART_KEYWORDS));
    EnsCodebookText text = { group->key, ens_column_group_get_cell (group, self->table, PART_LABEL),
                             ens_column_group_get_cell (group, self->table, PART_SCOPE), NULL };

    g_ptr_array_add (self->keywords, words);
    text.keywords = words[0] != NULL ? (const char *const *) words : NULL;
    g_array_append_val (self->texts, text);
  }
}

// A01-11 lies in A01, A01 in A, A in nothing.
static char *
dup_parent (const char *code)
{
  const char *mark = strchr (code, '-');

  if (mark != NULL)
    return g_strndup (code, (gsize) (mark - code));
  return strlen (code) > 1 ? g_strndup (code, 1) : NULL;
}

/**
 * ens_codebook_reader_next:
 * @row: (out caller-allocates): the next node
 *
 * Returns: whether there was one; otherwise as ens_table_next()
 */
gboolean
ens_codebook_reader_next (EnsCodebookReader *self, EnsCodebookRow *row, GError **error)
{
  if (!ens_table_next (self->table, error))
    return FALSE;
  take_texts (self);
  row->row = ens_table_get_row (self->table);
  row->line = ens_table_get_line (self->table);
  row->code = ens_table_get (self->table, COLUMN_CODE);
  g_clear_pointer (&self->parent, g_free);
  self->parent = ens_table_has (self->table, COLUMN_PARENT)
                   ? g_strdup (ens_table_get (self->table, COLUMN_PARENT))
                   : dup_parent (row->code);
  row->parent = self->parent;
  row->n_texts = self->texts->len;
  row->texts = (const EnsCodebookText *) self->texts->data;
  return TRUE;
}

/** ens_codebook_reader_refuse: lists the row in hand as bad, as ens_table_refuse(). */
void
ens_codebook_reader_refuse (EnsCodebookReader *self, const char *what, const char *advice)
{
  ens_table_refuse (self->table, what, advice);
}

/**
 * ens_codebook_writer_new:
 * @path: where to; `-` is standard output
 * @languages: language tags, ended by %NULL; the edition's own first
 *
 * Returns: (transfer full): a writer that has written the header
 */
EnsCodebookWriter *
ens_codebook_writer_new (const char *path, const char *const *languages, GError **error)
{
  g_autoptr (EnsCodebookWriter) self = NULL;
  EnsCsvWriter *csv = ens_csv_writer_new (path, error);

  if (csv == NULL)
    return NULL;
  self = g_new0 (EnsCodebookWriter, 1);
  self->csv = csv;
  self->languages = g_strdupv ((char **) languages);
  ens_csv_writer_add (csv, columns[COLUMN_CODE].field);
  ens_csv_writer_add (csv, columns[COLUMN_PARENT].field);
  for (guint part = 0; part < N_PARTS; part++)
    for (guint i = 0; languages[i] != NULL; i++) {
      g_autofree char *name = g_strconcat (part_names[part][0], "_", languages[i], NULL);

      ens_csv_writer_add (csv, name);
    }
  return ens_csv_writer_end_row (csv, error) ? g_steal_pointer (&self) : NULL;
}

void
ens_codebook_writer_free (EnsCodebookWriter *self)
{
  ens_csv_writer_free (self->csv);
  g_strfreev (self->languages);
  g_free (self);
}

static void
add_part (EnsCodebookWriter *self, const EnsCodebookText *text, EnsCodebookPart part)
{
  g_autofree char *words = NULL;

  if (text != NULL && text->keywords != NULL)
    words = g_strjoinv ("|", (char **) text->keywords);
  if (text == NULL)
    ens_csv_writer_add (self->csv, NULL);
  else if (part == PART_KEYWORDS)
    ens_csv_writer_add (self->csv, words);
  else
    ens_csv_writer_add (self->csv, part == PART_LABEL ? text->label : text->scope);
}

static const EnsCodebookText *
find_text (const EnsCodebookRow *row, const char *language)
{
  for (guint i = 0; i < row->n_texts; i++)
    if (strcmp (row->texts[i].language, language) == 0)
      return &row->texts[i];
  return NULL;
}

/** ens_codebook_writer_add: Returns: whether the node could be written; its texts may lack languages. */
gboolean
ens_codebook_writer_add (EnsCodebookWriter *self, const EnsCodebookRow *row, GError **error)
{
  ens_csv_writer_add (self->csv, row->code);
  ens_csv_writer_add (self->csv, row->parent);
  for (guint part = 0; part < N_PARTS; part++)
    for (guint i = 0; self->languages[i] != NULL; i++)
      add_part (self, find_text (row, self->languages[i]), part);
  return ens_csv_writer_end_row (self->csv, error);
}

/** ens_codebook_writer_finish: Returns: whether the whole table is in place. */
gboolean
ens_codebook_writer_finish (EnsCodebookWriter *self, GError **error)
{
  return ens_csv_writer_finish (self->csv, error);
}
