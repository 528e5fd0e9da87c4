// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filled questionnaires from tables.
#pragma once

#include "ens-importer.h"

G_BEGIN_DECLS

gboolean ens_import_answers_csv (EnsImporter *importer, GError **error);

G_END_DECLS
