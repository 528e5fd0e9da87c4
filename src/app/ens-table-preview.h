// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first rows of a table before it comes in, with what each column is taken for above it.
#pragma once

#include "ens-import-preview.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_TABLE_PREVIEW (ens_table_preview_get_type ())
G_DECLARE_FINAL_TYPE (EnsTablePreview, ens_table_preview, ENS, TABLE_PREVIEW, AdwBin)

void ens_table_preview_show (EnsTablePreview *self, const EnsImportPreview *preview);

G_END_DECLS
