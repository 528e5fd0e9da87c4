// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// In which order packages given together are read. Decides nothing about rows.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint *ens_merge_order_find (const char *const *paths) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
