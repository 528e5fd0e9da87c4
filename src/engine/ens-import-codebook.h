// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Codebook tables as further editions.
#pragma once

#include "ens-importer.h"

G_BEGIN_DECLS

gboolean ens_import_codebook_csv (EnsImporter *importer, GError **error);
char *ens_import_codes_dup_edition (EnsImporter *importer,
                                    GPtrArray *codes,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_import_codes (EnsImporter *importer,
                           GPtrArray *codes,
                           const char *edition_code,
                           GError **error);
gboolean ens_import_qdc (EnsImporter *importer, GError **error);

G_END_DECLS
