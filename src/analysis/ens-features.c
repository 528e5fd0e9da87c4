// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps rows as numbers of words only: stems and 4-grams follow from the word. That is a tenth of the
// memory of a matrix of them, which a million texts would feel.
#include "ens-features.h"

#include "ens-stopwords.h"
#include "ens-word-table.h"

#include <string.h>

#define PROGRESS_EVERY 65536

// Enough texts to tell the language by, and the least share of stop words that tells it.
#define GUESS_TEXTS 500
#define GUESS_SHARE 0.05

static EnsFeatures *
new_empty (guint n)
{
  EnsFeatures *self = g_new0 (EnsFeatures, 1);
  const gsize zero = 0;

  self->row_start = g_array_sized_new (FALSE, FALSE, sizeof (gsize), n + 1);
  self->row_words = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n * 8 + 1);
  self->row_language = g_array_sized_new (FALSE, FALSE, sizeof (guint8), n);
  self->words = ens_word_table_new ();
  g_array_append_val (self->row_start, zero);
  return self;
}

static gboolean
is_unknown (const char *language)
{
  return language == NULL || *language == '\0' || strcmp (language, "und") == 0;
}

/**
 * ens_features_new:
 * @texts: the texts
 * @order: (nullable): which text is row 0, 1, …; %NULL for the order given
 * @n: number of rows
 *
 * Texts of unknown language are read in the language most of them seem to be in.
 *
 * Returns: %NULL with %ENS_ERROR_CANCELLED
 */
EnsFeatures *
ens_features_new (const EnsText *texts,
                  const guint *order,
                  guint n,
                  const EnsProgress *progress,
                  GError **error)
{
  g_autoptr (EnsFeatures) self = new_empty (n);
  g_autofree char *guess = ens_features_guess_language (texts, n);

  for (guint i = 0; i < n; i++) {
    EnsText text = texts[order != NULL ? order[i] : i];

    if (is_unknown (text.language))
      text.language = guess;
    ens_features_append (self, &text);
    if (i % PROGRESS_EVERY == PROGRESS_EVERY - 1 &&
        !ens_progress_step (progress, 0.2 * i / n, error))
      return NULL;
  }
  return g_steal_pointer (&self);
}

/** ens_features_append: adds a row for @text */
void
ens_features_append (EnsFeatures *self, const EnsText *text)
{
  guint8 language = ens_word_table_get_language (self->words, text->language);
  gsize end;

  if (text->text != NULL)
    ens_word_table_read (self->words, text->text, language, self->row_words);
  end = self->row_words->len;
  g_array_append_val (self->row_start, end);
  g_array_append_val (self->row_language, language);
  self->n_texts++;
}

/** ens_features_drop_last: takes the last row away again; the words it brought stay known */
void
ens_features_drop_last (EnsFeatures *self)
{
  g_return_if_fail (self->n_texts > 0);
  self->n_texts--;
  g_array_set_size (self->row_start, self->n_texts + 1);
  g_array_set_size (self->row_words, (guint) g_array_index (self->row_start, gsize, self->n_texts));
  g_array_set_size (self->row_language, self->n_texts);
}

/** ens_features_get_row: Returns: (transfer none): the words of @row, good until the next append */
const guint32 *
ens_features_get_row (const EnsFeatures *self, guint row, guint *n)
{
  const gsize *start = &g_array_index (self->row_start, gsize, row);

  *n = (guint) (start[1] - start[0]);
  return (const guint32 *) (void *) self->row_words->data + start[0];
}

EnsWord
ens_features_get_word (const EnsFeatures *self, guint32 word)
{
  const EnsWordInfo *info = &g_array_index (self->words->infos, EnsWordInfo, word);

  return (EnsWord){ .stem = info->stem,
                    .n_grams = info->n_grams,
                    .grams = (const guint32 *) (void *) self->words->grams->data +
                             info->first_gram };
}

guint
ens_features_get_n_words (const EnsFeatures *self)
{
  return self->words->infos->len;
}

guint
ens_features_get_n_stems (const EnsFeatures *self)
{
  return self->words->by_stem.n;
}

guint
ens_features_get_n_grams (const EnsFeatures *self)
{
  return self->words->by_gram.n;
}

/** ens_features_get_surface: Returns: (transfer none): the folded word, good until the next append */
const char *
ens_features_get_surface (const EnsFeatures *self, guint32 word)
{
  return self->words->surfaces->str + g_array_index (self->words->infos, EnsWordInfo, word).surface;
}

/** ens_features_get_language: Returns: (transfer none): two letters; empty for not known */
const char *
ens_features_get_language (const EnsFeatures *self, guint row)
{
  return ens_word_table_get_language_name (self->words,
                                           g_array_index (self->row_language, guint8, row));
}

void
ens_features_free (EnsFeatures *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->row_start);
  g_array_unref (self->row_words);
  g_array_unref (self->row_language);
  ens_word_table_free (self->words);
  g_free (self);
}

static void
count_words (GHashTable *counts, const char *text, guint *n_words)
{
  g_autofree char *folded = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_strdown (folded, -1);
  g_auto (GStrv) words = g_regex_split_simple ("[^\\p{L}]+", lower, 0, 0);

  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] == '\0')
      continue;
    (*n_words)++;
    g_hash_table_insert (counts, g_strdup (words[i]),
                         GUINT_TO_POINTER (
                           GPOINTER_TO_UINT (g_hash_table_lookup (counts, words[i])) + 1));
  }
}

static guint
count_hits (GHashTable *counts, const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);
  guint hits = 0;

  for (guint i = 0; words[i] != NULL; i++)
    hits += GPOINTER_TO_UINT (g_hash_table_lookup (counts, words[i]));
  return hits;
}

/**
 * ens_features_guess_language: tells a language by the share of its stop words among texts without one
 *
 * Returns: (transfer full): two letters; empty when no list fits
 */
char *
ens_features_guess_language (const EnsText *texts, guint n)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_words = 0, seen = 0, best_hits = 0;
  const char *best = "";

  for (guint i = 0; i < n && seen < GUESS_TEXTS; i++) {
    if (!is_unknown (texts[i].language) || texts[i].text == NULL)
      continue;
    count_words (counts, texts[i].text, &n_words);
    seen++;
  }
  for (guint i = 0; seen > 0 && i < ens_stopwords_get_n_languages (); i++) {
    const char *language = ens_stopwords_get_language (i);
    guint hits = count_hits (counts, ens_stopwords_get (language));

    if (hits <= best_hits || hits < GUESS_SHARE * n_words)
      continue;
    best_hits = hits;
    best = language;
  }
  return g_strdup (best);
}
