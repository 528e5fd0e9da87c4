// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of groups, criteria, indicators and rounds.
#pragma once

#include "ens-importer.h"
#include "ens-table.h"

G_BEGIN_DECLS

EnsColumn *ens_import_rows_dup_columns (const char *format, guint *n) G_GNUC_WARN_UNUSED_RESULT;

gboolean ens_import_groups_csv (EnsImporter *importer, GError **error);
gboolean ens_import_criteria_csv (EnsImporter *importer, GError **error);
gboolean ens_import_indicators_csv (EnsImporter *importer, GError **error);
gboolean ens_import_rounds_csv (EnsImporter *importer, GError **error);

G_END_DECLS
