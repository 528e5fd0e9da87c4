// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An attribute has one “=” outside quotes, declarations of namespaces too. Texts and values, most of a file, are
// leapt over by memchr().
#include "ens-xml-tags.h"

#include "ens-limits.h"

#include <string.h>

enum {
  IN_TEXT,
  BEHIND_OPEN,
  BEHIND_BANG,
  IN_TAG,
  IN_VALUE,
  IN_END_TAG,
  IN_WRAPPED
};

static void
begin_wrapped (EnsXmlTags *self, char end, guint n_ends)
{
  self->place = IN_WRAPPED;
  self->end = end;
  self->n_ends = n_ends;
  self->n_seen = 0;
}

static void
begin_markup (EnsXmlTags *self, char c)
{
  self->place = c == '/' ? IN_END_TAG : c == '!' ? BEHIND_BANG : IN_TAG;
  self->n_attributes = 0;
  if (c == '?')
    begin_wrapped (self, '?', 1);
}

static void
begin_declared (EnsXmlTags *self, char c)
{
  if (c == '-' || c == '[')
    begin_wrapped (self, c == '-' ? '-' : ']', 2);
  else
    self->place = IN_END_TAG;
}

static void
take_in_tag (EnsXmlTags *self, char c)
{
  if (c == '>')
    self->place = IN_TEXT;
  else if (c == '=')
    self->n_attributes++;
  else if (c == '"' || c == '\'') {
    self->place = IN_VALUE;
    self->end = c;
  }
}

static void
take_wrapped (EnsXmlTags *self, char c)
{
  if (c == '>' && self->n_seen >= self->n_ends)
    self->place = IN_TEXT;
  self->n_seen = c == self->end ? self->n_seen + 1 : 0;
}

static void
take (EnsXmlTags *self, char c)
{
  switch (self->place) {
  case BEHIND_OPEN:
    begin_markup (self, c);
    break;
  case BEHIND_BANG:
    begin_declared (self, c);
    break;
  case IN_TAG:
    take_in_tag (self, c);
    break;
  case IN_END_TAG:
    self->place = c == '>' ? IN_TEXT : IN_END_TAG;
    break;
  default:
    take_wrapped (self, c);
  }
}

// Behind the end of the text or value that @from is in; @end where it goes on.
static const char *
leap (EnsXmlTags *self, const char *from, const char *end)
{
  gboolean in_text = self->place == IN_TEXT;
  const char *found = memchr (from, in_text ? '<' : self->end, (gsize) (end - from));

  if (found == NULL)
    return end;
  self->place = in_text ? BEHIND_OPEN : IN_TAG;
  return found + 1;
}

/**
 * ens_xml_tags_scan:
 * @bytes: the next of the file
 * @at: (out): where among them the tag begins that is refused; 0 when it began before them
 *
 * Returns: whether no start tag has more attributes than %ENS_LIMIT_XML_ATTRIBUTES
 */
gboolean
ens_xml_tags_scan (EnsXmlTags *self, const char *bytes, gsize length, gsize *at)
{
  const char *end = bytes + length;
  const char *c = bytes;

  *at = 0;
  while (c < end) {
    if (self->place == IN_TEXT || self->place == IN_VALUE) {
      c = leap (self, c, end);
      if (self->place == BEHIND_OPEN)
        *at = (gsize) (c - 1 - bytes);
      continue;
    }
    take (self, *c++);
    if (self->n_attributes > ENS_LIMIT_XML_ATTRIBUTES)
      return FALSE;
  }
  return TRUE;
}
