// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The statements of a project as a table that comes back in as it went out.
#pragma once

#include "ens-exporter.h"

G_BEGIN_DECLS

gboolean ens_export_statements_csv (EnsExporter *exporter, GError **error);
gboolean ens_export_lines (EnsExporter *exporter, GError **error);
gboolean ens_export_iramuteq (EnsExporter *exporter, GError **error);

G_END_DECLS
