// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Programs write what was chosen as a code, as a number with decimals, as the words people read, or as a place in
// the list; several choices stand side by side, parted by blanks or other marks.
#include "ens-answer-value.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-text.h"

#include <inttypes.h>
#include <string.h>

/** ens_answer_value_is_blank: Returns: whether @text, which may be %NULL, is what programs write for no answer. */
gboolean
ens_answer_value_is_blank (const char *text)
{
  static const char *const blanks[] = { "NA", "N/A", "NaN", "n/a", "-", "#N/A", NULL };

  return text == NULL || *text == '\0' || g_strv_contains (blanks, text);
}

static gboolean
is_blank (const EnsFormQuestion *question, const char *text)
{
  return question->kind == ENS_FORM_WORDS ? text == NULL || *text == '\0'
                                          : ens_answer_value_is_blank (text);
}

// “3.0” and “3,0” are 3 as some programs write whole numbers.
static char *
dup_whole (const char *text)
{
  const char *point = strpbrk (text, ".,");

  if (point == NULL || point == text || strspn (point + 1, "0") != strlen (point + 1))
    return g_strdup (text);
  return g_strndup (text, (gsize) (point - text));
}

// “5 - Beaucoup”, “5. Beaucoup”: some programs write the code and the words.
static int
find_code_and_label (const EnsFormQuestion *question, const char *text)
{
  for (guint i = 0; i < question->options->len; i++) {
    const EnsFormOption *option = g_ptr_array_index (question->options, i);
    gsize length = strlen (option->code);
    const char *rest = text + length;

    if (!g_str_has_prefix (text, option->code) || *rest == '\0')
      continue;
    rest += strspn (rest, " .:=)-");
    if (rest > text + length && *rest != '\0' &&
        ens_form_question_find_option (question, rest) == (int) i)
      return (int) i;
  }
  return -1;
}

static int
find_option (const EnsFormQuestion *question, const char *text, const char *label)
{
  g_autofree char *whole = dup_whole (text);
  int found = ens_form_question_find_option (question, whole);

  if (found < 0)
    found = find_code_and_label (question, text);

  if (found < 0 && label != NULL)
    found = ens_form_question_find_option (question, label);
  return found;
}

static EnsValueState
parse_one (const EnsFormQuestion *question, const char *text, const char *label, char **value)
{
  int found = find_option (question, text, label);

  if (found < 0)
    return ENS_VALUE_BAD;
  *value = g_strdup (((EnsFormOption *) g_ptr_array_index (question->options, found))->code);
  return ENS_VALUE_GOOD;
}

static EnsValueState
parse_number (const EnsFormQuestion *question, const char *text, char **value)
{
  g_autofree char *whole = dup_whole (text);
  gint64 number;

  if (!g_ascii_string_to_signed (whole, 10, question->least, question->most, &number, NULL))
    return ENS_VALUE_BAD;
  *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return ENS_VALUE_GOOD;
}

static gboolean
is_end (const char *at)
{
  return *at == '\0' || strchr (" ,;|", *at) != NULL;
}

// How many bytes at @text are @word, small and big letters alike, up to a mark; 0 for none.
static gsize
match_word (const char *text, const char *word)
{
  gsize length = word != NULL ? strlen (word) : 0;
  g_autofree char *front = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *folded_word = NULL;

  if (length == 0 || strlen (text) < length || !is_end (text + length) ||
      text[length - 1] == '\0' || !g_utf8_validate (text, (gssize) length, NULL))
    return 0;
  front = g_strndup (text, length);
  folded = g_utf8_casefold (front, -1);
  folded_word = g_utf8_casefold (word, -1);
  return strcmp (folded, folded_word) == 0 ? length : 0;
}

static gsize
match_option (const EnsFormOption *option, const char *text)
{
  gsize longest = match_word (text, option->code);

  for (guint i = 0; i < option->labels->len; i++)
    longest = MAX (longest, match_word (text, g_ptr_array_index (option->labels, i)));
  return longest;
}

static char *
join_ticked (const EnsFormQuestion *question, const gboolean *is_ticked)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < question->options->len; i++)
    if (is_ticked[i])
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "",
                              ((EnsFormOption *) g_ptr_array_index (question->options, i))->code);
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static EnsValueState
parse_many (const EnsFormQuestion *question, const char *text, char **value)
{
  g_autofree gboolean *is_ticked = g_new0 (gboolean, question->options->len + 1);

  while (*text != '\0') {
    gsize longest = 0;
    guint best = 0;

    for (guint i = 0; i < question->options->len; i++) {
      gsize length = match_option (g_ptr_array_index (question->options, i), text);

      best = length > longest ? i : best;
      longest = MAX (longest, length);
    }
    if (longest == 0)
      return ENS_VALUE_BAD;
    is_ticked[best] = TRUE;
    text += longest;
    text += strspn (text, " ,;|");
  }
  *value = join_ticked (question, is_ticked);
  return ENS_VALUE_GOOD;
}

/**
 * ens_answer_value_parse:
 * @text: (nullable): the cell, trimmed
 * @label: (nullable): what the value means where the file says so
 * @value: (out) (transfer full): as replies hold it, where it is good
 */
EnsValueState
ens_answer_value_parse (const EnsFormQuestion *question,
                        const char *text,
                        const char *label,
                        char **value)
{
  *value = NULL;
  if (is_blank (question, text))
    return ENS_VALUE_BLANK;
  switch (question->kind) {
  case ENS_FORM_ONE:
    return parse_one (question, text, label, value);
  case ENS_FORM_MANY:
    return parse_many (question, text, value);
  case ENS_FORM_NUMBER:
    return parse_number (question, text, value);
  case ENS_FORM_WORDS:
    *value = g_strdup (text);
    return ENS_VALUE_GOOD;
  default:
    return ENS_VALUE_BAD;
  }
}

/** ens_answer_value_dup_advice: Returns: (transfer full): what may be written. */
char *
ens_answer_value_dup_advice (const EnsFormQuestion *question)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  if (question->kind == ENS_FORM_NUMBER)
    return g_strdup_printf (_ ("write a whole number from %" PRId64 " to %" PRId64
                               ", or nothing for left blank"),
                            question->least, question->most);
  if (question->is_scale)
    return g_strdup (_ ("write 1 to 5, or nothing for left blank"));
  for (guint i = 0; i < question->options->len && i < 12; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "",
                            ((EnsFormOption *) g_ptr_array_index (question->options, i))->code);
  return g_strdup_printf (_ ("write %s, or nothing for left blank"), codes->str);
}
