// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who signed a file, and how far that is known: trusted, known, unknown, wrong. Decides nothing.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsSignerState:
 * @ENS_SIGNER_NOBODY: it is not signed
 * @ENS_SIGNER_OWN: by one's own key
 * @ENS_SIGNER_TRUSTED: by a key whose words somebody compared with its owner
 * @ENS_SIGNER_KNOWN: by a key that was seen before, and never compared
 * @ENS_SIGNER_UNKNOWN: by a key that was never seen here
 * @ENS_SIGNER_WRONG: it was changed after it was signed, or signed by somebody else
 */
typedef enum {
  ENS_SIGNER_NOBODY,
  ENS_SIGNER_OWN,
  ENS_SIGNER_TRUSTED,
  ENS_SIGNER_KNOWN,
  ENS_SIGNER_UNKNOWN,
  ENS_SIGNER_WRONG,
  ENS_N_SIGNER_STATES,
} EnsSignerState;

/**
 * EnsSigner:
 * @name: (nullable): whose key it is; of an unknown key what it says of itself
 * @id: (nullable): of the key, 16 hex digits
 * @words: (nullable): the key's fingerprint, to read over the phone
 * @key: (nullable): the public key as a file of minisign, when it is known or came along
 * @comment: (nullable): what was signed with the file
 * @why: (nullable): what is wrong
 * @leaves_pages: the package of a bundle was signed and not the pages beside it, as early versions did
 */
typedef struct {
  EnsSignerState state;
  char *name;
  char *id;
  char *words;
  char *key;
  char *comment;
  char *why;
  gboolean leaves_pages;
} EnsSigner;

EnsSigner *ens_signer_new_for_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_signer_is_wrong (const char *path);
void ens_signer_free (EnsSigner *signer);
const char *ens_signer_get_word (const EnsSigner *signer);
void ens_signer_refuse (const EnsSigner *signer, const char *name, GError **error);
char *ens_signer_describe (const EnsSigner *signer) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSigner, ens_signer_free)

G_END_DECLS
