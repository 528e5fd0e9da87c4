// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Readers let ens-prolog see the first bytes: without a DOCTYPE there are no entities to expand and nothing to
// fetch. The options say so once more.
#include "ens-xml-parser.h"

#include "ens-error.h"
#include "ens-limits.h"

#include <libxml/SAX2.h>
#include <string.h>

/**
 * ens_xml_parser_new:
 * @handler: (inout): its callbacks; must live as long as the parser
 * @data: what they are given
 *
 * Returns: (transfer full): a parser that waits for the first bytes and opens nothing by itself
 */
xmlParserCtxt *
ens_xml_parser_new (xmlSAXHandler *handler, gpointer data)
{
  xmlParserCtxt *parser;

  handler->initialized = XML_SAX2_MAGIC;
  parser = xmlCreatePushParserCtxt (handler, data, NULL, 0, NULL);
  xmlCtxtUseOptions (parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  return parser;
}

/**
 * ens_xml_parser_feed:
 * @tags: (inout): as it was left by the bytes before
 * @bytes: the next of the file
 *
 * Returns: whether the parser was given all of @bytes; otherwise only what comes before a tag with more
 *   attributes than the limit, see ens_xml_parser_dup_attributes()
 */
gboolean
ens_xml_parser_feed (xmlParserCtxt *parser,
                     EnsXmlTags *tags,
                     const char *bytes,
                     gsize length,
                     gboolean is_last)
{
  gsize at;
  gboolean is_good = ens_xml_tags_scan (tags, bytes, length, &at);

  xmlParseChunk (parser, bytes, (int) (is_good ? length : at), is_good && is_last);
  return is_good;
}

/** ens_xml_parser_dup_attributes: Returns: (transfer full): why ens_xml_parser_feed() went no further. */
char *
ens_xml_parser_dup_attributes (void)
{
  return g_strdup_printf (_ ("an element with more attributes than the limit of %d"),
                          ENS_LIMIT_XML_ATTRIBUTES);
}

gint64
ens_xml_parser_get_line (xmlParserCtxt *parser)
{
  return xmlSAX2GetLineNumber (parser);
}

/** ens_xml_parser_dup_malformed: @line: (out): where. Returns: (transfer full): why it is no XML. */
char *
ens_xml_parser_dup_malformed (xmlParserCtxt *parser, gint64 *line)
{
  const xmlError *found = xmlCtxtGetLastError (parser);
  g_autofree char *reason = g_strdup (found != NULL ? found->message : "");

  *line = found != NULL ? found->line : ens_xml_parser_get_line (parser);
  // One fault is one line, and the parser speaks in several.
  return g_strdup_printf (_ ("not well-formed XML: %s"),
                          g_strstrip (g_strdelimit (reason, "\r\n", ' ')));
}

/** ens_xml_decode_ampersands: the parser leaves each of an attribute as “&#38;”. Returns: the new length. */
gsize
ens_xml_decode_ampersands (char *text, gsize length)
{
  char *to = memchr (text, '&', length);
  const char *end = text + length;

  if (to == NULL)
    return length;
  for (const char *from = to; from < end; from++) {
    *to++ = *from;
    if (*from == '&' && end - from >= 5 && memcmp (from, "&#38;", 5) == 0)
      from += 4;
  }
  *to = '\0';
  return (gsize) (to - text);
}
