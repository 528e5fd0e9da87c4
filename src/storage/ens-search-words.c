// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words are cut as the index cuts them (unicode61: letters and digits), so that each is one token.
#include "ens-search-words.h"

#define MAX_WORDS 16

/**
 * ens_search_words_dup_match:
 * @text: (nullable): as typed
 *
 * Returns: (transfer full) (nullable): matches texts that have every word, the last one at least
 *   begun; %NULL when there is no word
 */
char *
ens_search_words_dup_match (const char *text)
{
  g_autofree char *composed = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;
  g_autoptr (GString) match = g_string_new (NULL);
  gboolean in_word = FALSE;
  guint n_words = 0;

  for (const char *at = composed; at != NULL && *at != '\0'; at = g_utf8_next_char (at)) {
    gboolean is_letter = g_unichar_isalnum (g_utf8_get_char (at));

    if (is_letter && !in_word) {
      if (n_words++ == MAX_WORDS)
        break;
      g_string_append (match, match->len > 0 ? " \"" : "\"");
    }
    if (!is_letter && in_word)
      g_string_append_c (match, '"');
    if (is_letter)
      g_string_append_len (match, at, g_utf8_next_char (at) - at);
    in_word = is_letter;
  }
  if (match->len == 0)
    return NULL;
  g_string_append (match, in_word ? "\" *" : " *");
  return g_string_free (g_steal_pointer (&match), FALSE);
}
