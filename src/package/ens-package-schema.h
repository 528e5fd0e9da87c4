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
void ens_package_schema_plug (EnsPackageSchema *self, xmlSAXHandler **sax, void **user_data);
void ens_package_schema_unplug (EnsPackageSchema *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPackageSchema, ens_package_schema_free)

G_END_DECLS
