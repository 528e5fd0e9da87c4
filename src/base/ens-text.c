// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Checks and small changes of text. Nothing here knows what the text is about.
#include "ens-text.h"

#include <string.h>

static gboolean
is_allowed (gunichar c)
{
  // XML 1.0 (fifth edition), production 2, Char.
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

static gboolean
is_plain_ascii (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] < 0x20 || (guchar) text[i] > 0x7e)
      return FALSE;
  return TRUE;
}

/**
 * ens_text_is_clean:
 * @text: zero-terminated bytes
 *
 * Returns: whether @text is UTF-8 of which XML 1.0 can carry every character
 */
gboolean
ens_text_is_clean (const char *text)
{
  gsize length = strlen (text);

  if (is_plain_ascii (text, length))
    return TRUE;
  if (!g_utf8_validate (text, (gssize) length, NULL))
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_allowed (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/**
 * ens_text_clean:
 * @text: bytes
 * @length: how many, or -1 up to the final zero
 * @n_replaced: (out) (optional): how many were replaced, so that the user can be told
 *
 * Returns: (transfer full): @text with each byte that is no UTF-8 and each character that XML cannot
 *   carry replaced by U+FFFD
 */
char *
ens_text_clean (const char *text, gssize length, guint *n_replaced)
{
  g_autoptr (GString) clean = g_string_sized_new (length < 0 ? 64 : (gsize) length);
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  guint replaced = 0;

  for (const char *at = text; at < end;) {
    gunichar c = g_utf8_get_char_validated (at, end - at);
    gboolean is_character = c != (gunichar) -1 && c != (gunichar) -2;

    if (is_character && is_allowed (c)) {
      g_string_append_unichar (clean, c);
    } else {
      g_string_append (clean, "\357\277\275");
      replaced++;
    }
    at = is_character && *at != '\0' ? g_utf8_next_char (at) : at + 1;
  }
  if (n_replaced != NULL)
    *n_replaced = replaced;
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/**
 * ens_text_dup_trimmed:
 * @text: clean text
 *
 * Returns: (transfer full): @text without white space, of any script, at either end
 */
char *
ens_text_dup_trimmed (const char *text)
{
  const char *start = text;
  const char *end = text + strlen (text);

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start) {
    const char *last = g_utf8_prev_char (end);

    if (!g_unichar_isspace (g_utf8_get_char (last)))
      break;
    end = last;
  }
  return g_strndup (start, (gsize) (end - start));
}

/**
 * ens_text_dup_short:
 * @text: clean text
 * @max_chars: characters at most, the ellipsis included
 *
 * Returns: (transfer full): @text on one line, cut with an ellipsis where it is longer
 */
char *
ens_text_dup_short (const char *text, guint max_chars)
{
  g_autofree char *line = g_strdup (text);

  g_strdelimit (line, "\r\n\t", ' ');
  if (g_utf8_strlen (line, -1) > (glong) max_chars) {
    g_autofree char *start = g_utf8_substring (line, 0, (glong) max_chars - 1);

    return g_strconcat (start, "…", NULL);
  }
  return g_steal_pointer (&line);
}

// Letters of the scripts that run from right to left: Hebrew to Arabic Extended, and their forms.
static gboolean
is_rtl_letter (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff);
}

/** ens_text_is_rtl: Returns: whether the first letter or mark with a direction runs from right to left */
gboolean
ens_text_is_rtl (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (c == 0x200f || is_rtl_letter (c))
      return TRUE;
    if (c == 0x200e || g_unichar_isalpha (c))
      return FALSE;
  }
  return FALSE;
}

static gboolean
runs_against (const char *text, gboolean in_rtl)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (in_rtl ? g_unichar_isalpha (c) && !is_rtl_letter (c) : is_rtl_letter (c))
      return TRUE;
  }
  return FALSE;
}

/**
 * ens_text_dup_within:
 * @text: people's own words
 * @in_rtl: whether the sentence that they are put into runs from right to left
 *
 * Returns: (transfer full): @text, isolated when it runs against its sentence, so that it turns neither
 *   the sentence nor a number beside it around (Unicode Standard Annex 9, 6.4)
 */
char *
ens_text_dup_within (const char *text, gboolean in_rtl)
{
  const char *mark = in_rtl ? "\u200f" : "\u200e";

  return runs_against (text, in_rtl) ? g_strconcat (mark, "\u2068", text, "\u2069", mark, NULL)
                                     : g_strdup (text);
}

/**
 * ens_text_is_language:
 * @text: anything
 *
 * Returns: whether @text has the form of a BCP 47 language tag that Ensemble uses: two or three
 *   lower-case letters, then parts of one to eight letters or digits after hyphens
 */
gboolean
ens_text_is_language (const char *text)
{
  gsize n = strspn (text, "abcdefghijklmnopqrstuvwxyz");
  gsize total = strlen (text);

  if (n < 2 || n > 3 || total > 35)
    return FALSE;
  for (const char *at = text + n; *at != '\0'; at += n) {
    if (*at++ != '-')
      return FALSE;
    for (n = 0; g_ascii_isalnum (at[n]); n++)
      ;
    if (n < 1 || n > 8)
      return FALSE;
  }
  return TRUE;
}

/** ens_text_is_rtl_language: Returns: whether what is written in @language, a tag, runs from right to left. */
gboolean
ens_text_is_rtl_language (const char *language)
{
  static const char *const rtl[] = { "ar", "arc", "ckb", "dv", "fa", "he",
                                     "ks", "ps",  "sd",  "ug", "ur", "yi" };
  g_auto (GStrv) parts = g_strsplit (language, "-", 2);

  for (guint i = 0; parts[0] != NULL && i < G_N_ELEMENTS (rtl); i++)
    if (g_ascii_strcasecmp (parts[0], rtl[i]) == 0)
      return TRUE;
  return FALSE;
}

// How many bytes at @at are digits with hyphens between them; 0 without a hyphen.
static gsize
count_date (const char *at)
{
  gsize n = strspn (at, "0123456789");
  gboolean is_date = FALSE;

  while (n > 0 && at[n] == '-' && g_ascii_isdigit (at[n + 1])) {
    n += 1 + strspn (at + n + 1, "0123456789");
    is_date = TRUE;
  }
  return is_date ? n : 0;
}

// How many bytes at @at are a number with its sign; 0 without a sign.
static gsize
count_signed (const char *at)
{
  gsize n_sign = g_str_has_prefix (at, "\u2212") ? strlen ("\u2212") : *at == '+';

  return n_sign > 0 && g_ascii_isdigit (at[n_sign]) ? n_sign + strspn (at + n_sign, "0123456789")
                                                    : 0;
}

/**
 * ens_text_dup_with_dates_whole:
 *
 * For what is laid out from right to left: there the parts of a date behind Arabic words would change
 * places, and a sign would stand behind its number.
 *
 * Returns: (transfer full): @text with marks of direction round dates, other numbers with hyphens, and
 *   numbers with a sign
 */
char *
ens_text_dup_with_dates_whole (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  while (*text != '\0') {
    gboolean is_start = out->len == 0 || !g_ascii_isalnum (out->str[out->len - 1]);
    gsize n_date = count_date (text);
    gsize n_whole = n_date == 0 && is_start ? count_signed (text) : n_date;
    gsize n = n_whole > 0 ? n_whole : MAX (1, strspn (text, "0123456789"));

    g_string_append (out, n_whole > 0 ? "\u2066" : "");
    g_string_append_len (out, text, (gssize) n);
    g_string_append (out, n_whole > 0 ? "\u2069" : "");
    text += n;
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * ens_set_str:
 * @target: (inout): an owned string or %NULL
 * @value: (nullable): the new value, copied
 *
 * Returns: whether anything changed
 */
gboolean
ens_set_str (char **target, const char *value)
{
  char *copy;

  if (g_strcmp0 (*target, value) == 0)
    return FALSE;
  copy = g_strdup (value);
  g_free (*target);
  *target = copy;
  return TRUE;
}

/**
 * ens_text_dup_plain:
 *
 * Returns: (transfer full): @text in small letters without accents, all between letters and digits as one
 *   blank: what two ways of writing a name have in common
 */
char *
ens_text_dup_plain (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (apart != NULL ? apart : "", -1);
  GString *plain = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_ismark (c))
      continue;
    if (g_unichar_isalnum (c))
      g_string_append_unichar (plain, c);
    else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
      g_string_append_c (plain, ' ');
  }
  if (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);
  return g_string_free (plain, FALSE);
}

/** ens_text_equal_plain: Returns: whether both are the same name; one without letters is only itself. */
gboolean
ens_text_equal_plain (const char *a, const char *b)
{
  g_autofree char *plain_a = ens_text_dup_plain (a);
  g_autofree char *plain_b = ens_text_dup_plain (b);

  return *plain_a != '\0' ? strcmp (plain_a, plain_b) == 0 : strcmp (a, b) == 0;
}
