// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Projects of other programs of qualitative analysis. Part of ens-importer.h.
#pragma once

#include "ens-importer.h"

G_BEGIN_DECLS

gboolean ens_import_qdpx (EnsImporter *importer, GError **error);

G_END_DECLS
