// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The start of everything that reads XML from outside: one parser with its doors shut. Not a reader.
#pragma once

#include "ens-xml-tags.h"

#include <glib.h>
#include <libxml/parser.h>

G_BEGIN_DECLS

xmlParserCtxt *ens_xml_parser_new (xmlSAXHandler *handler, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_xml_parser_feed (xmlParserCtxt *parser,
                              EnsXmlTags *tags,
                              const char *bytes,
                              gsize length,
                              gboolean is_last);
gint64 ens_xml_parser_get_line (xmlParserCtxt *parser);
char *ens_xml_parser_dup_attributes (void) G_GNUC_WARN_UNUSED_RESULT;
char *ens_xml_parser_dup_malformed (xmlParserCtxt *parser, gint64 *line) G_GNUC_WARN_UNUSED_RESULT;
gsize ens_xml_decode_ampersands (char *text, gsize length);

G_END_DECLS
