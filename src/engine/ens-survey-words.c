// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People write apostrophes: a quote opens only where a word begins, and closes only where one ends.
#include "ens-survey-words.h"

#include <string.h>

static const struct {
  const char *open;
  const char *close;
} quotes[] = { { "'", "'" }, { "\"", "\"" }, { "«", "»" }, { "“", "”" }, { "‘", "’" } };

static gboolean
ends_word (const char *at)
{
  return *at == '\0' || g_ascii_isspace (*at);
}

// Returns: (nullable): what closes the quote that @at begins with.
static const char *
find_close (const char *at, const char **inner)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (g_str_has_prefix (at, quotes[i].open)) {
      *inner = at + strlen (quotes[i].open);
      return quotes[i].close;
    }
  return NULL;
}

// The end of the quote is the first closing one behind which a word ends.
static const char *
find_end (const char *inner, const char *close)
{
  for (const char *at = strstr (inner, close); at != NULL; at = strstr (at + 1, close))
    if (ends_word (at + strlen (close)))
      return at;
  return NULL;
}

static char *
dup_word (const char **at, gboolean takes_rest, gboolean *is_open)
{
  const char *begin = *at, *inner = NULL, *end;
  const char *close = find_close (begin, &inner);

  end = close != NULL ? find_end (inner, close) : NULL;
  *is_open = close != NULL && end == NULL;
  if (end != NULL) {
    *at = end + strlen (close);
    return g_strstrip (g_strndup (inner, (gsize) (end - inner)));
  }
  while (takes_rest || *is_open ? **at != '\0' : !ends_word (*at))
    (*at)++;
  return g_strchomp (g_strndup (begin, (gsize) (*at - begin)));
}

/**
 * ens_survey_words_split:
 * @rest_at: number of the word, from 0, that is all that is left, with or without quotes; G_MAXUINT for none
 * @is_open: (out): whether the last word begins with a quote that nothing closes
 *
 * Returns: (transfer full): a word each, or several in quotes
 */
GStrv
ens_survey_words_split (const char *text, guint rest_at, gboolean *is_open)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *at = text;
  guint n = 0;

  *is_open = FALSE;
  while (TRUE) {
    g_autofree char *word = NULL;

    while (g_ascii_isspace (*at))
      at++;
    if (*at == '\0')
      return g_strv_builder_end (words);
    word = dup_word (&at, n == rest_at, is_open);
    g_strv_builder_add (words, word);
    n++;
  }
}
