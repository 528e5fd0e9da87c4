// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// libxml2's schema validator between the parser and our handlers. Its messages come through the one
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
  // Written to once more when the plug is pulled.
  xmlSAXHandler *sax;
  void *user_data;
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
 * Returns: (transfer full): the schema, ready to be put before a parser
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
  return self;
}

void
ens_package_schema_free (EnsPackageSchema *self)
{
  ens_package_schema_unplug (self);
  xmlSchemaFreeValidCtxt (self->validator);
  xmlSchemaFree (self->schema);
  g_free (self);
}

/**
 * ens_package_schema_plug:
 * @sax: (inout): the handlers; replaced by the validator's, which call them
 * @user_data: (inout): what they are given
 */
void
ens_package_schema_plug (EnsPackageSchema *self, xmlSAXHandler **sax, void **user_data)
{
  self->sax = *sax;
  self->user_data = *user_data;
  self->plug = xmlSchemaSAXPlug (self->validator, &self->sax, &self->user_data);
  *sax = self->sax;
  *user_data = self->user_data;
}

/** ens_package_schema_unplug: ends the check; the parser must be at its end. */
void
ens_package_schema_unplug (EnsPackageSchema *self)
{
  if (self->plug != NULL)
    xmlSchemaSAXUnplug (self->plug);
  self->plug = NULL;
}
