// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Putting rows from files into a project: added when new, changed when different, counted either
// way. Within an action of the caller; stamps are the file's.
#pragma once

#include "ens-exchange.h"

G_BEGIN_DECLS

gboolean ens_upsert (EnsSession *session,
                     const EnsEntity *entity,
                     gconstpointer record,
                     EnsImportResult *result,
                     GError **error);

G_END_DECLS
