// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Only words that negate by themselves are listed: where a language says “nobody never” for one
// negation (Romance, Slavic, Greek), the words that only go along are left out.
#include "ens-plain-language.h"

#include <string.h>

static const struct {
  const char *language;
  const char *words;
} negations[] = {
  { "ar", " لا ليس ليست لم لن بدون غير " },
  { "de", " nicht kein keine keinen keiner keinem nie niemals ohne nichts niemand " },
  { "el", " δεν μην μη χωρίς " },
  { "en",
    " not no never without nothing nobody none cannot neither don't doesn't isn't aren't can't "
    "won't " },
  { "es", " no sin " },
  { "fr", " pas jamais sans aucun aucune rien " },
  { "it", " non senza " },
  { "lv", " nav nevar bez " },
  { "nl", " niet geen nooit zonder niets niemand " },
  { "pl", " nie bez " },
  { "pt", " não sem " },
  { "ro", " nu fără " },
  { "sv", " inte ej ingen inget inga aldrig utan ingenting " },
};

void
ens_plain_hint_free (EnsPlainHint *hint)
{
  if (hint == NULL)
    return;
  g_free (hint->excerpt);
  g_free (hint);
}

static const char *
find_negations (const char *language)
{
  for (gsize i = 0; language != NULL && i < G_N_ELEMENTS (negations); i++)
    if (g_ascii_strncasecmp (negations[i].language, language, 2) == 0)
      return negations[i].words;
  return "";
}

static void
add (GPtrArray *hints, EnsPlainFault fault, guint number, const char *text, gsize length)
{
  EnsPlainHint *hint = g_new0 (EnsPlainHint, 1);

  hint->fault = fault;
  hint->number = number;
  hint->excerpt = g_strstrip (g_strndup (text, length));
  g_ptr_array_add (hints, hint);
}

static gboolean
is_in_word (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter) || letter == '\'' ||
         letter == 0x2019;
}

static gboolean
ends_sentence (gunichar letter)
{
  return letter == '.' || letter == '!' || letter == '?' || letter == ';' || letter == '\n' ||
         letter == 0x061f || letter == 0x061b || letter == 0x037e;
}

/** Sentence: what was counted in it so far */
typedef struct {
  GPtrArray *hints;
  const char *negations;
  guint n_words;
  guint n_negations;
} Sentence;

// An apostrophe parts words in French and Italian, and joins “don’t”: both readings are asked for.
static void
take_word (Sentence *sentence, const char *word, gsize length)
{
  g_autofree char *folded = g_utf8_strdown (word, (gssize) length);
  g_autofree char *padded = g_strconcat (" ", folded, " ", NULL);
  glong letters = g_utf8_strlen (word, (gssize) length);

  sentence->n_words++;
  if (letters > ENS_PLAIN_MOST_LETTERS)
    add (sentence->hints, ENS_PLAIN_LONG_WORD, (guint) letters, word, length);
  if (strstr (sentence->negations, padded) != NULL)
    sentence->n_negations++;
}

static void
end_sentence (Sentence *sentence, const char *text, gsize length)
{
  if (sentence->n_words > ENS_PLAIN_MOST_WORDS)
    add (sentence->hints, ENS_PLAIN_LONG_SENTENCE, sentence->n_words, text, length);
  if (sentence->n_negations > 1)
    add (sentence->hints, ENS_PLAIN_DOUBLE_NEGATION, sentence->n_negations, text, length);
  sentence->n_words = 0;
  sentence->n_negations = 0;
}

/**
 * ens_plain_language_check:
 * @text: valid UTF-8
 * @language: (nullable): a tag; negations are looked for in the languages that Ensemble speaks
 *
 * Returns: (transfer full) (element-type EnsPlainHint): in the order of the text; empty when it is plain
 */
GPtrArray *
ens_plain_language_check (const char *text, const char *language)
{
  g_autoptr (GPtrArray)
               hints = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_plain_hint_free);
  Sentence sentence = { .hints = hints, .negations = find_negations (language) };
  const char *start = text;
  const char *word = NULL;
  const char *at = text;

  for (; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (is_in_word (letter)) {
      word = word != NULL ? word : at;
      continue;
    }
    if (word != NULL)
      take_word (&sentence, word, (gsize) (at - word));
    word = NULL;
    if (ends_sentence (letter)) {
      end_sentence (&sentence, start, (gsize) (at - start));
      start = g_utf8_next_char (at);
    }
  }
  if (word != NULL)
    take_word (&sentence, word, (gsize) (at - word));
  end_sentence (&sentence, start, (gsize) (at - start));
  return g_steal_pointer (&hints);
}
