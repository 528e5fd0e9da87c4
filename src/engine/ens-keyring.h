// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One's own signing key and the partners' public keys, as plain files in the user's data folder: no
// server, no desktop keyring. Files are minisign's, so that its users need nothing of ours.
#pragma once

#include "ens-signer.h"

G_BEGIN_DECLS

/**
 * EnsKnownKey:
 * @name: whose it is
 * @id: 16 hex digits, as minisign shows them
 * @words: its fingerprint in words, to read over the phone
 * @text: the public key as a file of minisign
 * @is_own: one's own
 * @is_confirmed: people compared its words
 */
typedef struct {
  char *name;
  char *id;
  char *words;
  char *text;
  gboolean is_own;
  gboolean is_confirmed;
} EnsKnownKey;

void ens_known_key_free (EnsKnownKey *key);

gboolean ens_keyring_make (const char *name, const char *passphrase, GError **error);
char *ens_keyring_dup_own (GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_keyring_list (GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_keyring_has_own (gboolean *is_locked);
gboolean ens_keyring_restore (const char *text,
                              const char *name,
                              const char *passphrase,
                              GError **error);
char *ens_keyring_read_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *ens_keyring_dup_secret (GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_keyring_save_own (const char *path, GError **error);
gboolean ens_keyring_meet (const char *path, GError **error);
gboolean ens_keyring_trust (const char *path, const char *name, GError **error);
gboolean ens_keyring_remember (const char *text,
                               const char *name,
                               gboolean is_confirmed,
                               GError **error);
gboolean ens_keyring_forget (const char *id, GError **error);
gboolean ens_keyring_put_away (GError **error);

gboolean ens_keyring_sign (const char *path,
                           const char *pages,
                           const char *passphrase,
                           GError **error);
gboolean ens_keyring_accept (const EnsSigner *signer, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsKnownKey, ens_known_key_free)

G_END_DECLS
