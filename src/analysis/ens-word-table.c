// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading a text is: fold, split at what is neither letter nor digit, look each word up. Only a new
// word is checked against the stop list, stemmed, stripped of accents and cut into 4-grams.
#include "ens-word-table.h"

#include "ens-stemmer.h"
#include "ens-stopwords.h"

#include <string.h>

#define LONGEST_WORD  64
#define MAX_LANGUAGES 255

// What tells the hashes of stems and pieces apart; they are the same in every table and every run.
#define SALT_STEM 1
#define SALT_GRAM 2

typedef struct {
  char *name;
  guint64 salt;
  EnsStemmer *stemmer;
  GHashTable *stop;
} Language;

static void
free_language (gpointer data)
{
  Language *language = data;

  g_free (language->name);
  ens_stemmer_free (language->stemmer);
  g_hash_table_unref (language->stop);
  g_free (language);
}

EnsWordTable *
ens_word_table_new (void)
{
  EnsWordTable *self = g_new0 (EnsWordTable, 1);

  self->fold = ens_fold_new ();
  self->languages = g_ptr_array_new_with_free_func (free_language);
  ens_dictionary_init (&self->by_word);
  ens_dictionary_init (&self->by_stem);
  ens_dictionary_init (&self->by_gram);
  self->infos = g_array_new (FALSE, FALSE, sizeof (EnsWordInfo));
  self->grams = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 1);
  self->surfaces = g_string_new (NULL);
  return self;
}

// The stop list is kept without accents, so that people who leave them out are read as well.
static char *
dup_stripped (EnsWordTable *self, const char *word)
{
  GString *out = g_string_new (NULL);
  gsize length;
  const gunichar *codes = ens_fold_text (self->fold, word, &length);

  for (gsize i = 0; i < length; i++)
    g_string_append_unichar (out, ens_fold_strip (self->fold, codes[i]));
  return g_string_free (out, FALSE);
}

static Language *
new_language (EnsWordTable *self, const char *name)
{
  Language *language = g_new0 (Language, 1);
  const char *list = ens_stopwords_get (name);
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", " ", -1);

  language->name = g_strdup (name);
  language->salt = ens_dictionary_hash (0, name, strlen (name));
  language->stemmer = ens_stemmer_new (name);
  language->stop = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (language->stop, dup_stripped (self, words[i]));
  return language;
}

/**
 * ens_word_table_get_language:
 * @tag: (nullable): a language tag; only what stands before the first hyphen counts
 *
 * Returns: the number of the language
 */
guint8
ens_word_table_get_language (EnsWordTable *self, const char *tag)
{
  char name[9] = "";

  for (guint i = 0; tag != NULL && i < 8 && g_ascii_isalpha (tag[i]); i++)
    name[i] = g_ascii_tolower (tag[i]);
  for (guint i = 0; i < self->languages->len; i++) {
    const Language *language = g_ptr_array_index (self->languages, i);

    if (strcmp (language->name, name) == 0)
      return (guint8) i;
  }
  if (self->languages->len == MAX_LANGUAGES)
    return 0;
  g_ptr_array_add (self->languages, new_language (self, name));
  return (guint8) (self->languages->len - 1);
}

const char *
ens_word_table_get_language_name (const EnsWordTable *self, guint8 language)
{
  return ((const Language *) g_ptr_array_index (self->languages, language))->name;
}

static guint64
hash_codes (guint64 salt, const gunichar *codes, gsize n)
{
  return ens_dictionary_hash (salt, codes, n * sizeof (gunichar));
}

// One Latin letter or digit by itself says nothing; one ideograph does.
static gboolean
is_too_short (const gunichar *codes, gsize n)
{
  return n == 1 && codes[0] < 0x2e80;
}

static void
add_grams (EnsWordTable *self, EnsWordInfo *info, const gunichar *stripped, gsize n, guint64 salt)
{
  gunichar padded[LONGEST_WORD + 2];
  gsize width = MIN (n + 2, 4);
  gboolean is_new;

  padded[0] = ' ';
  memcpy (padded + 1, stripped, n * sizeof (gunichar));
  padded[n + 1] = ' ';
  info->first_gram = self->grams->len;
  for (gsize i = 0; i + width <= n + 2; i++) {
    guint64 hash = hash_codes (salt + SALT_GRAM, padded + i, width);
    guint32 id = ens_dictionary_add (&self->by_gram, hash, &is_new);

    g_array_append_val (self->grams, id);
  }
  info->n_grams = (guint32) (self->grams->len - info->first_gram);
}

static guint32
find_stem (EnsWordTable *self, Language *language, const char *word, gsize length)
{
  gunichar codes[LONGEST_WORD];
  gsize n = 0;
  gboolean is_new;
  const char *stem = ens_stemmer_stem (language->stemmer, word, &length);

  for (const char *p = stem; p < stem + length && n < LONGEST_WORD; p = g_utf8_next_char (p))
    codes[n++] = ens_fold_strip (self->fold, g_utf8_get_char (p));
  return ens_dictionary_add (&self->by_stem, hash_codes (language->salt + SALT_STEM, codes, n),
                             &is_new);
}

static void
add_word (EnsWordTable *self, const gunichar *codes, gsize n, guint8 index)
{
  Language *language = g_ptr_array_index (self->languages, index);
  gunichar stripped[LONGEST_WORD];
  g_autoptr (GString) bare = g_string_new (NULL);
  EnsWordInfo info = { .stem = ENS_NO_ID, .surface = self->surfaces->len };

  for (gsize i = 0; i < n; i++) {
    stripped[i] = ens_fold_strip (self->fold, codes[i]);
    g_string_append_unichar (bare, stripped[i]);
    g_string_append_unichar (self->surfaces, codes[i]);
  }
  if (!is_too_short (codes, n) && !g_hash_table_contains (language->stop, bare->str)) {
    info.stem = find_stem (self, language, self->surfaces->str + info.surface,
                           self->surfaces->len - info.surface);
    add_grams (self, &info, stripped, n, language->salt);
  }
  g_string_append_c (self->surfaces, '\0');
  g_array_append_val (self->infos, info);
}

/**
 * ens_word_table_read:
 * @text: UTF-8
 * @words: (element-type guint32): where the numbers of its words are appended, without stop words
 */
void
ens_word_table_read (EnsWordTable *self, const char *text, guint8 language, GArray *words)
{
  gsize length;
  const gunichar *codes = ens_fold_text (self->fold, text, &length);

  for (gsize i = 0; i < length;) {
    gsize start = i;
    gboolean is_new;
    guint32 id;

    while (i < length && i - start < LONGEST_WORD && ens_fold_is_word (self->fold, codes[i]))
      i++;
    if (i == start) {
      i++;
      continue;
    }
    id = ens_dictionary_add (&self->by_word, hash_codes (language, codes + start, i - start),
                             &is_new);
    if (is_new)
      add_word (self, codes + start, i - start, language);
    if (g_array_index (self->infos, EnsWordInfo, id).stem != ENS_NO_ID)
      g_array_append_val (words, id);
  }
}

void
ens_word_table_free (EnsWordTable *self)
{
  if (self == NULL)
    return;
  ens_fold_free (self->fold);
  g_ptr_array_unref (self->languages);
  ens_dictionary_clear (&self->by_word);
  ens_dictionary_clear (&self->by_stem);
  ens_dictionary_clear (&self->by_gram);
  g_array_unref (self->infos);
  g_array_unref (self->grams);
  g_string_free (self->surfaces, TRUE);
  g_free (self);
}
