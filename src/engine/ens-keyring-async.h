// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Locking and opening a key takes a second or so on purpose: in another thread, for the window.
#pragma once

#include "ens-keyring.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void ens_keyring_make_async (const char *name,
                             const char *passphrase,
                             GAsyncReadyCallback callback,
                             gpointer data);
void ens_keyring_restore_async (const char *text,
                                const char *name,
                                const char *passphrase,
                                GAsyncReadyCallback callback,
                                gpointer data);
gboolean ens_keyring_finish (GAsyncResult *result, GError **error);

G_END_DECLS
