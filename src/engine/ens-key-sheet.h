// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One's own secret key on paper, and back: locked as it is on disk, so that who finds the paper needs the
// passphrase, too.
#pragma once

#include "ens-document.h"

G_BEGIN_DECLS

EnsDocument *ens_key_sheet_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_key_sheet_write (const char *path, const char *language, GError **error);
char *ens_key_sheet_parse (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
