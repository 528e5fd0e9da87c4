// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// utf8proc does the work; a table of what it says about the first scripts of Unicode saves asking it
// for every letter of Latin, Greek and Cyrillic text. Invalid bytes count as spaces.
#include "ens-fold.h"

#include <string.h>
#include <utf8proc.h>

#define TABLE_SIZE 0x600

// The table's answer when a character must be seen together with its neighbours.
#define COMPLEX 0xffffffffu

static const utf8proc_option_t fold_options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                                              UTF8PROC_CASEFOLD;

struct _EnsFold {
  gunichar first[TABLE_SIZE];
  gunichar second[TABLE_SIZE];
  gunichar stripped[TABLE_SIZE];
  gboolean is_word[TABLE_SIZE];
  gunichar *buffer;
  gsize capacity;
};

static gboolean
category_is_word (gunichar c)
{
  switch (utf8proc_category ((utf8proc_int32_t) c)) {
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LL:
  case UTF8PROC_CATEGORY_LT:
  case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO:
  case UTF8PROC_CATEGORY_MN:
  case UTF8PROC_CATEGORY_MC:
  case UTF8PROC_CATEGORY_ND:
  case UTF8PROC_CATEGORY_NL:
    return TRUE;
  default:
    return FALSE;
  }
}

// The base letter: what is left of the canonical decomposition when the marks are gone, and of the
// letters with a stroke, which Unicode does not take apart.
static gunichar
strip_slowly (gunichar c)
{
  static const gunichar strokes[][2] = {
    { 0x142, 'l' }, { 0x111, 'd' }, { 0xf8, 'o' }, { 0x127, 'h' }, { 0x131, 'i' },
  };
  utf8proc_int32_t parts[16];
  int last_class = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char ((utf8proc_int32_t) c, parts, G_N_ELEMENTS (parts),
                                                UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &last_class);

  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++)
    if (strokes[i][0] == c)
      return strokes[i][1];
  if (n < 1 || n > (utf8proc_ssize_t) G_N_ELEMENTS (parts))
    return c;
  return (gunichar) parts[0];
}

static void
fill_entry (EnsFold *self, gunichar c)
{
  utf8proc_int32_t parts[16];
  int last_class = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char ((utf8proc_int32_t) c, parts, G_N_ELEMENTS (parts),
                                                fold_options, &last_class);

  self->is_word[c] = category_is_word (c);
  self->stripped[c] = strip_slowly (c);
  self->first[c] = COMPLEX;
  if (n < 1 || utf8proc_get_property ((utf8proc_int32_t) c)->combining_class != 0)
    return;
  n = utf8proc_normalize_utf32 (parts, n, fold_options);
  if (n < 1 || n > 2)
    return;
  self->first[c] = (gunichar) parts[0];
  self->second[c] = n == 2 ? (gunichar) parts[1] : 0;
}

EnsFold *
ens_fold_new (void)
{
  EnsFold *self = g_new0 (EnsFold, 1);

  for (gunichar c = 0; c < TABLE_SIZE; c++)
    fill_entry (self, c);
  return self;
}

static void
reserve (EnsFold *self, gsize n)
{
  if (n <= self->capacity)
    return;
  self->capacity = MAX (n, 2 * self->capacity);
  self->buffer = g_renew (gunichar, self->buffer, self->capacity);
}

static gsize
append_slowly (EnsFold *self, gsize n, gunichar c, int *last_class)
{
  utf8proc_ssize_t room = (utf8proc_ssize_t) (self->capacity - n);
  utf8proc_ssize_t m = utf8proc_decompose_char ((utf8proc_int32_t) c,
                                                (utf8proc_int32_t *) self->buffer + n, room,
                                                fold_options, last_class);

  if (m > room) {
    reserve (self, n + (gsize) m + 64);
    m = utf8proc_decompose_char ((utf8proc_int32_t) c, (utf8proc_int32_t *) self->buffer + n,
                                 (utf8proc_ssize_t) (self->capacity - n), fold_options, last_class);
  }
  return m > 0 ? n + (gsize) m : n;
}

static gunichar
next_char (const char **p)
{
  gunichar c = (guchar) * *p;

  if (c < 0x80) {
    (*p)++;
    return c;
  }
  c = g_utf8_get_char_validated (*p, -1);
  if (c == (gunichar) -1 || c == (gunichar) -2) {
    (*p)++;
    return ' ';
  }
  *p = g_utf8_next_char (*p);
  return c;
}

static gsize
fold_slowly (EnsFold *self, const char *text)
{
  int last_class = 0;
  gsize n = 0;
  utf8proc_ssize_t composed;

  reserve (self, strlen (text) + 64);
  for (const char *p = text; *p != '\0';)
    n = append_slowly (self, n, next_char (&p), &last_class);
  composed = utf8proc_normalize_utf32 ((utf8proc_int32_t *) self->buffer, (utf8proc_ssize_t) n,
                                       fold_options);
  return composed < 0 ? n : (gsize) composed;
}

/**
 * ens_fold_text:
 * @text: UTF-8
 * @length: (out): number of code points
 *
 * Returns: (transfer none): the folded text, good until the next call
 */
const gunichar *
ens_fold_text (EnsFold *self, const char *text, gsize *length)
{
  gsize n = 0;

  reserve (self, 2 * strlen (text) + 64);
  for (const char *p = text; *p != '\0';) {
    gunichar c = next_char (&p);

    if (c >= 0x2000 && c < 0x2070)
      c = ' ';
    if (c >= TABLE_SIZE || self->first[c] == COMPLEX) {
      *length = fold_slowly (self, text);
      return self->buffer;
    }
    self->buffer[n++] = self->first[c];
    if (self->second[c] != 0)
      self->buffer[n++] = self->second[c];
  }
  *length = n;
  return self->buffer;
}

/** ens_fold_is_word: Returns: whether @c is part of a word: a letter, a mark or a digit */
gboolean
ens_fold_is_word (const EnsFold *self, gunichar c)
{
  return c < TABLE_SIZE ? self->is_word[c] : category_is_word (c);
}

/** ens_fold_strip: Returns: the letter without its accents */
gunichar
ens_fold_strip (const EnsFold *self, gunichar c)
{
  return c < TABLE_SIZE ? self->stripped[c] : strip_slowly (c);
}

void
ens_fold_free (EnsFold *self)
{
  if (self == NULL)
    return;
  g_free (self->buffer);
  g_free (self);
}
