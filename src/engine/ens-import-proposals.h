// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was proposed and voted on in online consultations. Part of ens-importer.h.
#pragma once

#include "ens-importer.h"

G_BEGIN_DECLS

gboolean ens_import_polis (EnsImporter *importer, GError **error);
gboolean ens_import_votes_csv (EnsImporter *importer, GError **error);
gboolean ens_import_decidim_csv (EnsImporter *importer, GError **error);

G_END_DECLS
