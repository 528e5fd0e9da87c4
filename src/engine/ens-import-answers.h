// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filled questionnaires, keyed elsewhere or sent from phones. Part of ens-importer.h.
#pragma once

#include "ens-importer.h"

G_BEGIN_DECLS

gboolean ens_import_answers_csv (EnsImporter *importer, GError **error);
gboolean ens_import_kobo_csv (EnsImporter *importer, GError **error);
gboolean ens_import_limesurvey_csv (EnsImporter *importer, GError **error);
gboolean ens_import_sav (EnsImporter *importer, GError **error);

G_END_DECLS
