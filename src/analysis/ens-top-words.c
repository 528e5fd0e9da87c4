// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Of equal words the first stays first.
#include "ens-top-words.h"

/** ens_top_words_add: keeps @word if it is among the strongest and not there already */
void
ens_top_words_add (EnsTopWords *self, guint32 word, float saying)
{
  guint at = self->n;

  for (guint i = 0; i < self->n; i++)
    if (self->words[i] == word)
      return;
  while (at > 0 && self->saying[at - 1] < saying)
    at--;
  if (at == ENS_TOP_WORDS)
    return;
  self->n = MIN (self->n + 1, ENS_TOP_WORDS);
  for (guint i = self->n - 1; i > at; i--) {
    self->words[i] = self->words[i - 1];
    self->saying[i] = self->saying[i - 1];
  }
  self->words[at] = word;
  self->saying[at] = saying;
}

/** ens_top_words_dup_text: Returns: (transfer full): "doctor, hospital"; may be empty */
char *
ens_top_words_dup_text (const EnsTopWords *self, const EnsFeatures *features)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                            ens_features_get_surface (features, self->words[i]));
  return g_string_free (out, FALSE);
}
