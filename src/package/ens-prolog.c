// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Byte order mark, XML declaration, comments, root start tag: nothing else may come first.
#include "ens-prolog.h"

#include "ens-error.h"

#include <string.h>

static EnsPrologState
refuse (EnsProlog *prolog, const char *bytes, const char *at, const char *what)
{
  prolog->line = 1;
  for (const char *c = bytes; c < at; c++)
    prolog->line += *c == '\n';
  prolog->what = what;
  return ENS_PROLOG_REFUSED;
}

static const char *
find (const char *from, const char *end, const char *what)
{
  return from < end ? g_strstr_len (from, end - from, what) : NULL;
}

static gboolean
starts (const char *at, const char *end, const char *what)
{
  gsize length = strlen (what);

  return (gsize) (end - at) >= length && strncmp (at, what, length) == 0;
}

static gboolean
is_other_encoding (const char *bytes, gsize length)
{
  static const char *const marks[] = { "\xff\xfe", "\xfe\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= 2 && memcmp (bytes, marks[i], 2) == 0)
      return TRUE;
  return memchr (bytes, 0, MIN (length, 64)) != NULL;
}

static gboolean
declares_utf8 (const char *at, const char *end)
{
  g_autofree char *text = g_strndup (at, (gsize) (end - at));
  const char *value = strstr (text, "encoding");

  if (value == NULL)
    return TRUE;
  value += strcspn (value, "\"'");
  return *value != '\0' && g_ascii_strncasecmp (value + 1, "utf-8", 5) == 0 &&
         (value[6] == '"' || value[6] == '\'');
}

static EnsPrologState
scan_root (const char *at, const char *bytes, const char *end, EnsProlog *prolog)
{
  char quote = '\0';

  for (const char *c = at; c < end; c++) {
    if (quote != '\0') {
      quote = *c == quote ? '\0' : quote;
    } else if (*c == '"' || *c == '\'') {
      quote = *c;
    } else if (*c == '>') {
      prolog->root_end = (gsize) (c + 1 - bytes);
      prolog->is_closed = c[-1] == '/';
      return ENS_PROLOG_GOOD;
    }
  }
  return ENS_PROLOG_SHORT;
}

static EnsPrologState
scan_declaration (const char **at, const char *bytes, const char *end, EnsProlog *prolog)
{
  const char *close = find (*at, end, "?>");

  if (*at != bytes || !starts (*at, end, "<?xml") || !g_ascii_isspace ((*at)[5]))
    return refuse (prolog, bytes, *at, _ ("a processing instruction, which packages never hold"));
  if (close == NULL)
    return ENS_PROLOG_SHORT;
  if (!declares_utf8 (*at, close))
    return refuse (prolog, bytes, *at, _ ("an encoding other than UTF-8"));
  *at = close + 2;
  return ENS_PROLOG_GOOD;
}

static EnsPrologState
scan_piece (const char **at, const char *bytes, const char *end, EnsProlog *prolog)
{
  const char *close;

  if (end - *at < 6)
    return ENS_PROLOG_SHORT;
  if (starts (*at, end, "<?"))
    return scan_declaration (at, bytes, end, prolog);
  if (starts (*at, end, "<!--")) {
    close = find (*at + 4, end, "-->");
    *at = close != NULL ? close + 3 : *at;
    return close != NULL ? ENS_PROLOG_GOOD : ENS_PROLOG_SHORT;
  }
  return refuse (prolog, bytes, *at, _ ("a DOCTYPE, which packages never hold"));
}

/**
 * ens_prolog_scan:
 * @bytes: the file from its start
 * @length: how many bytes there are so far
 * @prolog: (out): what was found
 *
 * Returns: whether the root's start tag is among @bytes, more are needed, or the file is refused
 */
EnsPrologState
ens_prolog_scan (const char *bytes, gsize length, EnsProlog *prolog)
{
  const char *end = bytes + length;
  const char *start = starts (bytes, end, "\xef\xbb\xbf") ? bytes + 3 : bytes;
  const char *at = start;
  EnsPrologState state = ENS_PROLOG_GOOD;

  *prolog = (EnsProlog){ 0 };
  if (starts (bytes, end, "SQLite format 3"))
    return refuse (prolog, bytes, bytes, _ ("a project, not a package: export it as a package"));
  if (starts (bytes, end, "PK\003\004"))
    return refuse (prolog, bytes, bytes,
                   _ ("a zip file, not XML: import it as a bundle or as qdpx"));
  if (is_other_encoding (bytes, length))
    return refuse (prolog, bytes, bytes, _ ("an encoding other than UTF-8"));
  while (state == ENS_PROLOG_GOOD) {
    while (at < end && g_ascii_isspace (*at))
      at++;
    if (end - at < 2)
      return ENS_PROLOG_SHORT;
    if (*at != '<')
      return refuse (prolog, start, at, _ ("this is not XML: is it another format?"));
    if (at[1] != '?' && at[1] != '!')
      return scan_root (at, bytes, end, prolog);
    state = scan_piece (&at, start, end, prolog);
  }
  return state;
}
