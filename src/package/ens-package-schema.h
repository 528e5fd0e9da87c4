// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The published schema of packages, compiled into the program, and libxml2's check against it in step
// with the parser. Reads nothing from disk.
#pragma once

#include <glib.h>
#include <libxml/parser.h>

G_BEGIN_DECLS

typedef struct _EnsPackageSchema EnsPackageSchema;

/** EnsSchemaFaultFunc: told of each fault that the schema finds */
typedef void (*EnsSchemaFaultFunc) (const char *what, gpointer data);

EnsPackageSchema *ens_package_schema_new (EnsSchemaFaultFunc fault,
                                          gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void ens_package_schema_free (EnsPackageSchema *self);
void ens_package_schema_start (EnsPackageSchema *self,
                               const xmlChar *name,
                               const xmlChar *prefix,
                               const xmlChar *uri,
                               int n_namespaces,
                               const xmlChar **namespaces,
                               int n_attributes,
                               int n_defaulted,
                               const xmlChar **attributes);
void ens_package_schema_text (EnsPackageSchema *self, const char *text, gsize length);
void ens_package_schema_end (EnsPackageSchema *self,
                             const xmlChar *name,
                             const xmlChar *prefix,
                             const xmlChar *uri);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPackageSchema, ens_package_schema_free)

G_END_DECLS
