// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text given to the readers of keys and signatures ends in one or in a refusal; none is valid.
#include "ens-fuzz-file.h"
#include "ens-signature.h"

#include <string.h>
#include <unistd.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (EnsSignature) signature = ens_signature_parse (text, NULL);
  EnsPublicKey key = { 0 };
  int fd;
  g_autofree char *path = ens_fuzz_file_new (data, size, &fd);

  ens_public_key_parse (text, &key, NULL);
  if (signature != NULL)
    g_assert_false (ens_signature_verify (signature, &key, fd, NULL));
  // Opening a locked key takes a second by design.
  if (!ens_secret_key_is_locked (text)) {
    EnsSecretKey *secret = ens_secret_key_parse (text, NULL, NULL);

    g_clear_pointer (&secret, ens_secret_key_free);
  }
  close (fd);
  return 0;
}
