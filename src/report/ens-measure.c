// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Widths of text, and breaking and shortening by them. Cuts only between whole characters, never
// between a letter and its marks.
#include "ens-measure.h"

#include <math.h>
#include <string.h>

// Hundredths of an em for U+0020 to U+007E: the wider of DejaVu Sans and Cantarell, regular and bold.
static const guint8 ascii_widths[2][95] = {
  { 32, 41, 46, 84, 64, 99, 78, 28, 40,  40, 50, 84, 32, 43, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 40, 66, 56, 87, 75, 79,
    61, 79, 70, 64, 62, 74, 69, 99, 69,  62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64,
    64, 28, 28, 58, 28, 98, 64, 62, 64,  64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84 },
  { 35, 46,  53, 84, 70, 102, 88, 31,  46, 46, 53, 84, 38, 42,  38, 37, 70, 70,  70,
    70, 70,  70, 70, 70, 70,  70, 40,  40, 84, 84, 84, 59, 100, 78, 77, 74, 84,  69,
    69, 83,  84, 38, 43, 78,  64, 100, 84, 86, 74, 86, 78, 73,  69, 82, 78, 111, 78,
    73, 73,  46, 37, 46, 84,  50, 50,  68, 72, 60, 72, 68, 44,  72, 72, 35, 35,  67,
    35, 105, 72, 69, 72, 72,  50, 60,  48, 72, 66, 93, 65, 66,  59, 72, 37, 72,  84 }
};

// Of DejaVu Sans Mono.
#define FIXED_EM    0.61
#define WIDE_EM     1.0
#define OTHER_EM    0.72
#define ELLIPSIS    "…"
#define LINE_FACTOR 1.4
// On either side of a hyphen that cuts a word.
#define LEAST_LETTERS 3

static gboolean
is_attached (gunichar c)
{
  gboolean is_joiner = c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) ||
                       (c >= 0x1f3fb && c <= 0x1f3ff);

  return is_joiner || g_unichar_ismark (c);
}

static double
plain_char_width (gunichar c, gboolean bold)
{
  gunichar base[8];

  if (c >= 0x20 && c <= 0x7e)
    return ascii_widths[bold ? 1 : 0][c - 0x20] / 100.0;
  if (is_attached (c) || g_unichar_iszerowidth (c))
    return 0;
  if (c == 0x00a0 || c == 0x202f || c == 0x2009)
    return ascii_widths[0][0] / 100.0;
  if (g_unichar_iswide (c))
    return WIDE_EM;
  if (g_unichar_fully_decompose (c, FALSE, base, G_N_ELEMENTS (base)) > 1 && base[0] != c &&
      base[0] >= 0x20 && base[0] <= 0x7e)
    return ascii_widths[bold ? 1 : 0][base[0] - 0x20] / 100.0;
  return bold ? OTHER_EM * 1.1 : OTHER_EM;
}

static double
plain_width (const char *text, EnsFont font, gpointer data)
{
  double ems = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    ems += font.fixed ? FIXED_EM : plain_char_width (g_utf8_get_char (at), font.bold);
  return ems * font.size;
}

const EnsMeasure ens_measure_plain = { .width = plain_width };

/**
 * ens_measure_width:
 * @self: a measure
 * @text: one line of UTF-8
 * @font: how it is set
 *
 * Returns: its width in points
 */
double
ens_measure_width (const EnsMeasure *self, const char *text, EnsFont font)
{
  return *text == '\0' ? 0 : self->width (text, font, self->data);
}

/**
 * ens_measure_line_height:
 * @font: a font
 *
 * Returns: the distance of two baselines in points
 */
double
ens_measure_line_height (EnsFont font)
{
  return font.size * LINE_FACTOR;
}

/* The byte length of the longest start of @text that fits, cut between whole characters. */
static gsize
fitting_length (const EnsMeasure *self, const char *text, EnsFont font, double width)
{
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint most = (guint) MAX (width / (font.size * 0.15), 0) + 2;
  guint low = 0, high;
  gsize zero = 0;

  g_array_append_val (cuts, zero);
  for (const char *at = text; *at != '\0' && cuts->len <= most;) {
    const char *next = g_utf8_next_char (at);
    while (*next != '\0' && is_attached (g_utf8_get_char (next)))
      next = g_utf8_next_char (next);
    gsize length = (gsize) (next - text);
    g_array_append_val (cuts, length);
    at = next;
  }
  high = cuts->len - 1;
  while (low < high) {
    guint middle = (low + high + 1) / 2;
    g_autofree char *start = g_strndup (text, g_array_index (cuts, gsize, middle));
    if (ens_measure_width (self, start, font) <= width)
      low = middle;
    else
      high = middle - 1;
  }
  return g_array_index (cuts, gsize, low);
}

/**
 * ens_measure_ellipsize:
 * @self: a measure
 * @text: one line of UTF-8
 * @font: how it is set
 * @width: room in points
 *
 * Returns: (transfer full): @text, or its start with an ellipsis when it is wider than @width
 */
char *
ens_measure_ellipsize (const EnsMeasure *self, const char *text, EnsFont font, double width)
{
  gsize length;
  g_autofree char *start = NULL;

  if (ens_measure_width (self, text, font) <= width)
    return g_strdup (text);
  length = fitting_length (self, text, font, width - ens_measure_width (self, ELLIPSIS, font));
  start = g_strchomp (g_strndup (text, length));
  return g_strconcat (start, ELLIPSIS, NULL);
}

static gboolean
may_break_before (const char *text, const char *at)
{
  gunichar c, before;

  if (at == text)
    return FALSE;
  c = g_utf8_get_char (at);
  before = g_utf8_get_char (g_utf8_prev_char (at));
  if (c == ' ' || before == ' ')
    return TRUE;
  return before == '-' || before == '/' || (g_unichar_iswide (c) && g_unichar_iswide (before));
}

/* Alphabets whose words are parted by a hyphen at the end of a line. */
static gboolean
is_hyphenated (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return g_unichar_isalpha (c) &&
         (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_CYRILLIC ||
          script == G_UNICODE_SCRIPT_GREEK);
}

/* Goes back in the word that @at would cut until enough of it follows, if enough then stays before. */
static const char *
leave_enough (const char *text, const char *at)
{
  const char *end = at, *cut = at;
  guint after = 0;

  for (; after < LEAST_LETTERS && is_hyphenated (g_utf8_get_char (end)); after++)
    end = g_utf8_next_char (end);
  for (; after < LEAST_LETTERS && cut > text; after++)
    cut = g_utf8_prev_char (cut);
  return g_utf8_strlen (text, cut - text) >= LEAST_LETTERS ? cut : at;
}

/* A word that is longer than a line: as much of it as leaves room for the hyphen. */
static gsize
cut_word (const EnsMeasure *self, const char *text, EnsFont font, double width, gboolean *hyphen)
{
  gsize fitting = fitting_length (self, text, font, width - ens_measure_width (self, "-", font));
  const char *at = text + fitting;

  *hyphen = fitting > 0 && is_hyphenated (g_utf8_get_char (at)) &&
            is_hyphenated (g_utf8_get_char (g_utf8_prev_char (at)));
  if (*hyphen)
    return (gsize) (leave_enough (text, at) - text);
  fitting = fitting_length (self, text, font, width);
  return fitting > 0 ? fitting : (gsize) (g_utf8_next_char (text) - text);
}

/* How much of @text goes on a line: up to the last good place to break, or as much as fits. */
static gsize
line_length (const EnsMeasure *self, const char *text, EnsFont font, double width, gboolean *hyphen)
{
  gsize fitting = fitting_length (self, text, font, width);
  const char *at = text + fitting;

  *hyphen = FALSE;
  if (*at == '\0')
    return fitting;
  while (at > text && !may_break_before (text, at))
    at = g_utf8_prev_char (at);
  if (at > text)
    return (gsize) (at - text);
  return cut_word (self, text, font, width, hyphen);
}

static char *
single_spaced (const char *text)
{
  g_autoptr (GString) result = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    gboolean is_space = c < 0x20 || c == ' ' || c == 0x2028 || c == 0x2029;
    if (!is_space)
      g_string_append_unichar (result, c);
    else if (result->len > 0 && result->str[result->len - 1] != ' ')
      g_string_append_c (result, ' ');
  }
  return g_strchomp (g_string_free (g_steal_pointer (&result), FALSE));
}

/**
 * ens_measure_wrap:
 * @self: a measure
 * @text: UTF-8; line ends in it count as spaces
 * @font: how it is set
 * @width: room in points
 * @max_lines: the last of them ends in an ellipsis when there is more; 0 for as many as it takes
 *
 * A word that is longer than a line is cut, with a hyphen where its alphabet has one.
 *
 * Returns: (transfer full): the lines, none for an empty text
 */
GStrv
ens_measure_wrap (const EnsMeasure *self,
                  const char *text,
                  EnsFont font,
                  double width,
                  guint max_lines)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *spaced = single_spaced (text);
  const char *at = spaced;

  while (*at != '\0') {
    g_autofree char *part = NULL;
    gboolean hyphen;
    gsize length;
    if (max_lines > 0 && lines->len + 1 == max_lines) {
      g_ptr_array_add (lines, ens_measure_ellipsize (self, at, font, width));
      break;
    }
    length = line_length (self, at, font, width, &hyphen);
    part = g_strchomp (g_strndup (at, length));
    g_ptr_array_add (lines, g_strconcat (part, hyphen ? "-" : "", NULL));
    at += length;
    while (*at == ' ')
      at++;
  }
  g_ptr_array_add (lines, NULL);
  return (GStrv) g_ptr_array_steal (lines, NULL);
}
