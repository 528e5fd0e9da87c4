// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a row says in 16 bytes, to know it again among many. Not a fingerprint for files: it does not
// stand against somebody who wants two rows to look alike.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

EnsUuid ens_record_digest (const EnsEntity *entity, gconstpointer record, guint n_fields);

G_END_DECLS
