// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys that are of use just now, each with a word; in two lines where one is too short.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_KEY_HINTS (ens_key_hints_get_type ())
G_DECLARE_FINAL_TYPE (EnsKeyHints, ens_key_hints, ENS, KEY_HINTS, AdwBin)

/** EnsKeyHint: @key: as on the keyboard; @what: marked for translation, translated when shown */
typedef struct {
  const char *key;
  const char *what;
} EnsKeyHint;

void ens_key_hints_show (EnsKeyHints *self, const EnsKeyHint *hints);

G_END_DECLS
