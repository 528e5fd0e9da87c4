// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// XML from outside, for every format that is made of it: the same parser with the same doors shut. Does
// not know what an element means.
#pragma once

#include "ens-faults.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

xmlParserCtxt *ens_xml_parser_new (xmlSAXHandler *handler, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
gint64 ens_xml_parser_get_line (xmlParserCtxt *parser);
char *ens_xml_parser_dup_malformed (xmlParserCtxt *parser, gint64 *line) G_GNUC_WARN_UNUSED_RESULT;
gsize ens_xml_decode_ampersands (char *text, gsize length);

typedef struct _EnsXml EnsXml;

/**
 * EnsXmlFuncs:
 * @start: an element begins; its attributes are asked for with ens_xml_dup_attribute()
 * @end: an element ends; @text: (nullable): what stood in it since ens_xml_begin_text()
 * @not_here: what is said of a file whose root is not @root in a namespace that begins with @space
 */
typedef struct {
  void (*start) (EnsXml *xml, const char *name, gpointer data);
  void (*end) (EnsXml *xml, const char *name, const char *text, gpointer data);
  const char *root;
  const char *space;
  const char *not_here;
} EnsXmlFuncs;

gboolean ens_xml_read (const char *path,
                       const char *bytes,
                       gsize length,
                       const EnsXmlFuncs *funcs,
                       gpointer data,
                       EnsFaults *faults,
                       GError **error);
gint64 ens_xml_get_line (const EnsXml *self);
char *ens_xml_dup_attribute (const EnsXml *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void ens_xml_begin_text (EnsXml *self, gsize most);
void ens_xml_skip (EnsXml *self);
void ens_xml_refuse (EnsXml *self, const char *what);

void ens_xml_append_escaped (GString *out, const char *text);

G_END_DECLS
