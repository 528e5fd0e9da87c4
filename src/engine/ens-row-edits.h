// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The edits that a merged row bears.
#pragma once

#include "ens-row-verdict.h"

G_BEGIN_DECLS

gboolean ens_row_edits_is_precise (const GPtrArray *edits);
void ens_row_edits_put (EnsRowPair *row, const char *field, gint64 time, const char *author);
void ens_row_edits_unite (EnsRowPair *row);
gboolean ens_row_edits_spell_out (EnsRowPair *row, GError **error);
void ens_row_edits_unite_versions (EnsRowPair *row);

G_END_DECLS
