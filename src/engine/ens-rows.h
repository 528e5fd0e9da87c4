// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Arrays of rows in memory, for kinds with few rows.
#pragma once

#include "ens-entity.h"

G_BEGIN_DECLS

GPtrArray *ens_rows_new (EnsEntityKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
