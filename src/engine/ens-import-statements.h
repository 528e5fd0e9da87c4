// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Statements from lists and tables of text.
#pragma once

#include "ens-importer.h"

G_BEGIN_DECLS

gboolean ens_import_lines (EnsImporter *importer, GError **error);
gboolean ens_import_statements_csv (EnsImporter *importer, GError **error);

G_END_DECLS
