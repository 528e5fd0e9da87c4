// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ed25519 keys in minisign's file format, so that people can check Ensemble's signatures without Ensemble
// and Ensemble theirs. Does not decide whom to trust.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENS_KEY_ID_BYTES        8
#define ENS_KEY_PUBLIC_BYTES    32
#define ENS_KEY_SIGNATURE_BYTES 64

/**
 * EnsPublicKey:
 * @id: tells keys apart; chosen at random, says nothing of the key
 * @bytes: the key
 */
typedef struct {
  guint8 id[ENS_KEY_ID_BYTES];
  guint8 bytes[ENS_KEY_PUBLIC_BYTES];
} EnsPublicKey;

typedef struct _EnsSecretKey EnsSecretKey;

gboolean ens_public_key_parse (const char *text, EnsPublicKey *key, GError **error);
char *ens_public_key_dup_text (const EnsPublicKey *key) G_GNUC_WARN_UNUSED_RESULT;
char *ens_public_key_dup_id (const EnsPublicKey *key) G_GNUC_WARN_UNUSED_RESULT;
char *ens_public_key_dup_words (const EnsPublicKey *key) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_public_key_equal (const EnsPublicKey *a, const EnsPublicKey *b);

EnsSecretKey *ens_secret_key_new (void) G_GNUC_WARN_UNUSED_RESULT;
EnsSecretKey *ens_secret_key_parse (const char *text,
                                    const char *passphrase,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_secret_key_is_locked (const char *text);
void ens_secret_key_free (EnsSecretKey *self);
char *ens_secret_key_dup_text (const EnsSecretKey *self,
                               const char *passphrase,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_secret_key_get_public (const EnsSecretKey *self, EnsPublicKey *key);
void ens_secret_key_sign (const EnsSecretKey *self,
                          const guint8 *bytes,
                          gsize length,
                          guint8 signature[ENS_KEY_SIGNATURE_BYTES]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSecretKey, ens_secret_key_free)

G_END_DECLS
