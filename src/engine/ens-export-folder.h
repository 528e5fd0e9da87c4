// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A data package as a folder of tables with their description. Part of ens-export-tables.h.
#pragma once

#include "ens-export-tables.h"

G_BEGIN_DECLS

gboolean ens_export_folder_write (const EnsExportTables *tables,
                                  const char *description,
                                  const char *path,
                                  GError **error);

G_END_DECLS
