// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the keyring lets the files see that are made of it: the keys themselves.
#pragma once

#include "ens-key.h"
#include "ens-keyring.h"

G_BEGIN_DECLS

GPtrArray *ens_keyring_list_keys (GArray *keys, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
