// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All of a project as tables: statements and answers as people read them, every other kind of row field by field.
// What bundles, data packages and workbooks have in common. Part of ens-exporter.h.
#pragma once

#include "ens-datapackage.h"
#include "ens-exporter.h"

G_BEGIN_DECLS

typedef struct _EnsExportTables EnsExportTables;

EnsExportTables *ens_export_tables_new (EnsExporter *exporter,
                                        const char *prefix,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_export_tables_free (EnsExportTables *self);
guint ens_export_tables_get_n (const EnsExportTables *self);
const EnsDatapackageTable *ens_export_tables_get (const EnsExportTables *self, guint index);
char *ens_export_tables_dup_description (const EnsExportTables *self,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean ens_export_datapackage (EnsExporter *exporter, GError **error);
gboolean ens_export_xlsx (EnsExporter *exporter, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsExportTables, ens_export_tables_free)

G_END_DECLS
