// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Signatures of files in minisign's format: over the bytes of the file, never over what was read from it.
// Says whether a key made a signature; whose key that is, the engine knows.
#pragma once

#include "ens-key.h"

G_BEGIN_DECLS

typedef struct _EnsSignature EnsSignature;

char *ens_signature_make (const EnsSecretKey *key,
                          int fd,
                          const char *trusted_comment,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsSignature *ens_signature_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_signature_free (EnsSignature *self);
char *ens_signature_dup_key_id (const EnsSignature *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_signature_is_by (const EnsSignature *self, const EnsPublicKey *key);
const char *ens_signature_get_trusted_comment (const EnsSignature *self);
gboolean ens_signature_verify (const EnsSignature *self,
                               const EnsPublicKey *key,
                               int fd,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSignature, ens_signature_free)

G_END_DECLS
