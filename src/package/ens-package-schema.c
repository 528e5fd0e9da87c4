// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// libxml2's schema validator behind our handlers. Its messages come through the one
// callback whose signature is the same in every version.
#include "ens-package-schema.h"

#include "ens-package-resources.h"

#include <gio/gio.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#define SCHEMA_PATH "/io/github/ensemble_wellbeing/Ensemble/package/ensemble-package-1.xsd"

struct _EnsPackageSchema {
  xmlSchema *schema;
  xmlSchemaValidCtxt *validator;
  xmlSchemaSAXPlugStruct *plug;
  // The validator's handlers, and what they are given.
  xmlSAXHandler *sax;
  void *data_of_sax;
  EnsSchemaFaultFunc fault;
  gpointer data;
};

G_GNUC_PRINTF (2, 3)
static void
fault_cb (void *data, const char *format, ...)
{
  EnsPackageSchema *self = data;
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->fault (g_strstrip (text), self->data);
}

static xmlSchema *
compile (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (ens_package_get_resource (), SCHEMA_PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  xmlSchemaParserCtxt *parser = xmlSchemaNewMemParserCtxt (g_bytes_get_data (bytes, NULL),
                                                           (int) g_bytes_get_size (bytes));
  xmlSchema *schema = xmlSchemaParse (parser);

  xmlSchemaFreeParserCtxt (parser);
  return schema;
}

/**
 * ens_package_schema_new:
 * @fault: told of each fault, while the parser is at the place
 *
 * Returns: (transfer full): the schema, waiting for the first element
 */
EnsPackageSchema *
ens_package_schema_new (EnsSchemaFaultFunc fault, gpointer data)
{
  EnsPackageSchema *self = g_new0 (EnsPackageSchema, 1);

  self->schema = compile ();
  g_assert (self->schema != NULL);
  self->validator = xmlSchemaNewValidCtxt (self->schema);
  self->fault = fault;
  self->data = data;
  xmlSchemaSetValidErrors (self->validator, fault_cb, fault_cb, self);
  // Plugged into no parser: the caller passes on what the schema should hear.
  self->plug = xmlSchemaSAXPlug (self->validator, &self->sax, &self->data_of_sax);
  return self;
}

void
ens_package_schema_free (EnsPackageSchema *self)
{
  xmlSchemaSAXUnplug (self->plug);
  xmlSchemaFreeValidCtxt (self->validator);
  xmlSchemaFree (self->schema);
  g_free (self);
}

/** ens_package_schema_start: the element begins; arguments as of a startElementNs handler. */
void
ens_package_schema_start (EnsPackageSchema *self,
                          const xmlChar *name,
                          const xmlChar *prefix,
                          const xmlChar *uri,
                          int n_namespaces,
                          const xmlChar **namespaces,
                          int n_attributes,
                          int n_defaulted,
                          const xmlChar **attributes)
{
  self->sax->startElementNs (self->data_of_sax, name, prefix, uri, n_namespaces, namespaces,
                             n_attributes, n_defaulted, attributes);
}

/** ens_package_schema_text: the text of the element in hand; to be given in one piece. */
void
ens_package_schema_text (EnsPackageSchema *self, const char *text, gsize length)
{
  if (length > 0)
    self->sax->characters (self->data_of_sax, (const xmlChar *) text, (int) length);
}

/** ens_package_schema_end: the element ends; arguments as of an endElementNs handler. */
void
ens_package_schema_end (EnsPackageSchema *self,
                        const xmlChar *name,
                        const xmlChar *prefix,
                        const xmlChar *uri)
{
  self->sax->endElementNs (self->data_of_sax, name, prefix, uri);
}
