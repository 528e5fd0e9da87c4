// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows that lie in a row of their own kind which comes after them in the package, and then stays away.
#pragma once

#include "ens-merger.h"
#include "ens-package-reader.h"

G_BEGIN_DECLS

gboolean ens_merger_note_above (EnsMerger *self, const EnsPackageRow *row, GError **error);
gboolean ens_merger_settle_above (EnsMerger *self, GError **error);

G_END_DECLS
