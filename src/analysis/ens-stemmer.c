// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The endings below are facts of grammar, longest first; one is taken off when three letters stay.
// Snowball's own Polish rules (2026) may replace ours when Debian carries them.
#include "ens-stemmer.h"

#include <libstemmer.h>
#include <string.h>

#define LEAST_LETTERS 3
#define FIRST_LETTERS 5

struct _EnsStemmer {
  struct sb_stemmer *snowball;
  const char *const *endings;
  GString *word;
};

// clang-format off
static const char *const polish_endings[] = {
  "owaniami", "owaniach", "ościami", "ościach", "owaniem", "owaniom", "aniami", "aniach", "eniami", "eniach", "owania", "owanie",
  "owaniu", "ościom", "liśmy", "łyśmy", "ujemy", "ujesz", "aniem", "aniom", "eniem", "eniom", "ością", "owych", "owymi", "owego",
  "owemu", "ować", "ował", "amie", "ania", "anie", "aniu", "enia", "enie", "eniu", "ości", "iami", "iach", "iego", "iemu", "owej",
  "owym", "owie", "ała", "ało", "ali", "ały", "iła", "iło", "ili", "iły", "yła", "yło", "yli", "yły", "łem", "łam", "amy", "emy",
  "imy", "ymy", "asz", "esz", "isz", "ysz", "ają", "eją", "uję", "uje", "ują", "ość", "ego", "emu", "ymi", "imi", "ych", "ich",
  "iej", "iem", "ami", "ach", "owi", "iom", "owa", "owe", "owy", "ową", "ał", "ił", "ył", "ać", "eć", "ić", "yć", "ej", "ym", "im",
  "ów", "om", "em", "ie", "ia", "io", "iu", "ię", "ią", "ni", "a", "e", "i", "o", "u", "y", "ą", "ę", NULL,
};

static const char *const latvian_endings[] = {
  "ajiem", "ajām", "ajam", "ajai", "ajos", "ajās", "šanas", "šanai", "šanām", "šanās", "šanu", "šana", "ajā", "ošais", "ošiem",
  "ošām", "ošas", "ošos", "ības", "ībai", "ībām", "ībās", "ība", "ību", "ībā", "oties", "āties", "ēties", "īties", "ties", "amies",
  "aties", "ējs", "ēja", "ēji", "ēju", "iem", "ais", "ies", "oša", "ošs", "oši", "ošu", "āt", "ēt", "īt", "ot", "am", "ām", "ēm",
  "īm", "im", "um", "as", "ās", "es", "ēs", "is", "īs", "os", "us", "ai", "ei", "ij", "ie", "os", "ts", "ta", "ti", "tu", "s", "š",
  "a", "ā", "e", "ē", "i", "ī", "o", "u", "ū", NULL,
};
// clang-format on

/**
 * ens_stemmer_new:
 * @language: two letters; empty for not known
 */
EnsStemmer *
ens_stemmer_new (const char *language)
{
  EnsStemmer *self = g_new0 (EnsStemmer, 1);

  self->word = g_string_new (NULL);
  if (strcmp (language, "pl") == 0)
    self->endings = polish_endings;
  else if (strcmp (language, "lv") == 0)
    self->endings = latvian_endings;
  else if (*language != '\0')
    self->snowball = sb_stemmer_new (language, "UTF_8");
  return self;
}

static const char *
take_off_ending (EnsStemmer *self, const char *word, gsize *length)
{
  g_string_truncate (self->word, 0);
  g_string_append_len (self->word, word, (gssize) *length);
  for (guint i = 0; self->endings[i] != NULL; i++) {
    gsize ending = strlen (self->endings[i]);

    if (!g_str_has_suffix (self->word->str, self->endings[i]) ||
        g_utf8_strlen (self->word->str, (gssize) (self->word->len - ending)) < LEAST_LETTERS)
      continue;
    g_string_truncate (self->word, self->word->len - ending);
    break;
  }
  // What softens before an ending: rower - rowerze, woda - wodzie.
  if (self->endings == polish_endings && self->word->len > LEAST_LETTERS &&
      (g_str_has_suffix (self->word->str, "rz") || g_str_has_suffix (self->word->str, "dz")))
    g_string_truncate (self->word, self->word->len - 1);
  *length = self->word->len;
  return self->word->str;
}

static const char *
take_first_letters (EnsStemmer *self, const char *word, gsize *length)
{
  const char *p = word;
  const char *end = word + *length;

  for (guint i = 0; i < FIRST_LETTERS && p < end; i++)
    p = g_utf8_next_char (p);
  *length = (gsize) (p - word);
  return word;
}

/**
 * ens_stemmer_stem:
 * @word: folded, valid UTF-8
 * @length: (inout): bytes of the word, then of the stem
 *
 * Returns: (transfer none): the stem, not zero-terminated, good until the next call
 */
const char *
ens_stemmer_stem (EnsStemmer *self, const char *word, gsize *length)
{
  const sb_symbol *stem;

  if (self->endings != NULL)
    return take_off_ending (self, word, length);
  if (self->snowball == NULL)
    return take_first_letters (self, word, length);
  stem = sb_stemmer_stem (self->snowball, (const sb_symbol *) word, (int) *length);
  if (stem == NULL)
    return word;
  *length = (gsize) sb_stemmer_length (self->snowball);
  return (const char *) stem;
}

void
ens_stemmer_free (EnsStemmer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->snowball, sb_stemmer_delete);
  g_string_free (self->word, TRUE);
  g_free (self);
}
