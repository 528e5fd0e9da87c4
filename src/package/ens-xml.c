// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is dangerous is refused by ens-prolog before libxml2 sees it. The first fault ends the reading.
#include "ens-xml.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-prolog.h"
#include "ens-xml-parser.h"

#include <string.h>

struct _EnsXml {
  const char *path;
  const EnsXmlFuncs *funcs;
  gpointer data;
  EnsFaults *faults;
  xmlParserCtxt *parser;
  int n_attributes;
  const xmlChar **attributes;
  guint depth;
  guint skip_depth;
  guint text_depth;
  gsize text_most;
  GString *text;
  gboolean is_stopped;
};

gint64
ens_xml_get_line (const EnsXml *self)
{
  return ens_xml_parser_get_line (self->parser);
}

/** ens_xml_refuse: lists the file as bad, at the line in hand; nothing further is heard of it. */
void
ens_xml_refuse (EnsXml *self, const char *what)
{
  if (!self->is_stopped)
    ens_faults_add (self->faults, self->path, ens_xml_get_line (self), what, NULL);
  self->is_stopped = TRUE;
}

/** ens_xml_skip: hears nothing of what is in the element that just began, nor of its end. */
void
ens_xml_skip (EnsXml *self)
{
  self->skip_depth = self->depth;
}

/** ens_xml_begin_text: keeps the text of the element that just began; @most: how many bytes it may have. */
void
ens_xml_begin_text (EnsXml *self, gsize most)
{
  g_string_truncate (self->text, 0);
  self->text_depth = self->depth;
  self->text_most = most;
}

/** ens_xml_dup_attribute: Returns: (nullable) (transfer full): of the element that just began. */
char *
ens_xml_dup_attribute (const EnsXml *self, const char *name)
{
  for (int i = 0; i < self->n_attributes; i++) {
    // Each attribute is five pointers: name, prefix, namespace, start and end of the value.
    const xmlChar **at = self->attributes + i * 5;
    char *value;

    if (at[2] != NULL || strcmp ((const char *) at[0], name) != 0)
      continue;
    value = g_strndup ((const char *) at[3], (gsize) (at[4] - at[3]));
    ens_xml_decode_ampersands (value, strlen (value));
    return value;
  }
  return NULL;
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  EnsXml *self = data;

  self->depth++;
  if (self->is_stopped)
    return;
  self->n_attributes = n_attributes;
  self->attributes = attributes;
  if (self->depth > ENS_LIMIT_XML_DEPTH)
    ens_xml_refuse (self, _ ("elements within elements beyond the limit of 64"));
  else if (self->depth == 1 &&
           (strcmp ((const char *) name, self->funcs->root) != 0 || uri == NULL ||
            !g_str_has_prefix ((const char *) uri, self->funcs->space)))
    ens_xml_refuse (self, self->funcs->not_here);
  else if (self->skip_depth == 0)
    self->funcs->start (self, (const char *) name, self->data);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  EnsXml *self = data;
  guint depth = self->depth--;

  if (self->is_stopped)
    return;
  if (self->skip_depth > 0) {
    if (self->skip_depth == depth)
      self->skip_depth = 0;
    return;
  }
  self->funcs->end (self, (const char *) name, self->text_depth == depth ? self->text->str : NULL,
                    self->data);
  if (self->text_depth == depth)
    self->text_depth = 0;
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  EnsXml *self = data;

  if (self->is_stopped || self->skip_depth > 0 || self->text_depth != self->depth)
    return;
  g_string_append_len (self->text, (const char *) text, length);
  if (self->text->len > self->text_most)
    ens_xml_refuse (self, _ ("a text is longer than the limit"));
}

static gboolean
check_prolog (const char *path, const char *bytes, gsize length, GError **error)
{
  EnsProlog prolog;
  EnsPrologState state = ens_prolog_scan (bytes, length, &prolog);

  if (state == ENS_PROLOG_GOOD)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, "%s:%d: %s", path, (int) MAX (prolog.line, 1),
               state == ENS_PROLOG_REFUSED ? prolog.what : _ ("the file is empty or cut off"));
  return FALSE;
}

/**
 * ens_xml_read:
 * @path: what to call it in messages
 * @bytes: the whole of it
 * @faults: takes what is wrong, at most one fault
 *
 * Returns: whether all of it was heard; %FALSE with %ENS_ERROR_REFUSED and the reason
 */
gboolean
ens_xml_read (const char *path,
              const char *bytes,
              gsize length,
              const EnsXmlFuncs *funcs,
              gpointer data,
              EnsFaults *faults,
              GError **error)
{
  xmlSAXHandler handler = {
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
  };
  EnsXml self = { .path = path, .funcs = funcs, .data = data, .faults = faults };
  EnsXmlTags tags = { 0 };
  guint n_before = ens_faults_get_n_errors (faults);
  gboolean has_all;

  if (!check_prolog (path, bytes, length, error))
    return FALSE;
  self.text = g_string_new (NULL);
  self.parser = ens_xml_parser_new (&handler, &self);
  has_all = ens_xml_parser_feed (self.parser, &tags, bytes, length, TRUE);
  if (!self.is_stopped && !self.parser->wellFormed) {
    gint64 line;
    g_autofree char *what = ens_xml_parser_dup_malformed (self.parser, &line);

    ens_faults_add (faults, path, line, what, NULL);
  } else if (!has_all) {
    g_autofree char *what = ens_xml_parser_dup_attributes ();

    ens_xml_refuse (&self, what);
  }
  xmlFreeParserCtxt (self.parser);
  g_string_free (self.text, TRUE);
  return ens_faults_get_n_errors (faults) == n_before || ens_faults_refuse (faults, error);
}

/** ens_xml_append_escaped: for text and for attributes in double quotes. */
void
ens_xml_append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}
