// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A signature names its key by a number only; Ensemble's signatures carry the key itself in the comment
// that is signed with the file, so that a first meeting can be told from a forgery. In a bundle the comment
// also carries the hash of the list of what lies beside the package.
#include "ens-signer.h"

#include "ens-error.h"
#include "ens-import-package.h"
#include "ens-in-file.h"
#include "ens-keyring-private.h"
#include "ens-limits.h"
#include "ens-signature.h"
#include "ens-signer-private.h"
#include "ens-text.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY_MARK  "key:"
#define NAME_MARK "name:"

void
ens_signer_free (EnsSigner *signer)
{
  if (signer == NULL)
    return;
  g_free (signer->name);
  g_free (signer->id);
  g_free (signer->words);
  g_free (signer->key);
  g_free (signer->comment);
  g_free (signer->why);
  g_free (signer);
}

static char *
dup_marked (const char *comment, const char *mark)
{
  g_auto (GStrv) parts = g_strsplit (comment, "\t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_has_prefix (parts[i], mark))
      return ens_text_clean (parts[i] + strlen (mark), -1, NULL);
  return NULL;
}

static void
tell_key (EnsSigner *signer, const EnsPublicKey *key)
{
  signer->words = ens_public_key_dup_words (key);
  signer->key = ens_public_key_dup_text (key);
}

static void
find_state (EnsSigner *signer,
            const EnsSignature *signature,
            const EnsKnownKey *known,
            const EnsPublicKey *key,
            int fd)
{
  g_autoptr (GError) wrong = NULL;

  tell_key (signer, key);
  if (!ens_signature_verify (signature, key, fd, &wrong)) {
    signer->state = ENS_SIGNER_WRONG;
    signer->why = g_strdup (wrong->message);
  } else if (known == NULL) {
    signer->state = ENS_SIGNER_UNKNOWN;
  } else if (known->is_own) {
    signer->state = ENS_SIGNER_OWN;
  } else {
    signer->state = known->is_confirmed ? ENS_SIGNER_TRUSTED : ENS_SIGNER_KNOWN;
  }
}

// The key that came along says only that the file and its comment belong together, not whose they are.
static void
meet (EnsSigner *signer, const EnsSignature *signature, int fd)
{
  g_autofree char *text = dup_marked (signer->comment, KEY_MARK);
  EnsPublicKey key;

  signer->state = ENS_SIGNER_UNKNOWN;
  signer->name = dup_marked (signer->comment, NAME_MARK);
  if (text != NULL && ens_public_key_parse (text, &key, NULL) &&
      ens_signature_is_by (signature, &key))
    find_state (signer, signature, NULL, &key, fd);
}

static gboolean
look (EnsSigner *signer, int fd, const char *text, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (EnsPublicKey));
  g_autoptr (GPtrArray) known = ens_keyring_list_keys (keys, error);
  g_autoptr (EnsSignature) signature = known != NULL ? ens_signature_parse (text, NULL) : NULL;

  if (known == NULL)
    return FALSE;
  if (signature == NULL) {
    signer->state = ENS_SIGNER_WRONG;
    signer->why = g_strdup (_ ("Its signature cannot be read: ask the sender for it again"));
    return TRUE;
  }
  signer->id = ens_signature_dup_key_id (signature);
  signer->comment = g_strdup (ens_signature_get_trusted_comment (signature));
  for (guint i = 0; i < keys->len; i++) {
    const EnsPublicKey *key = &g_array_index (keys, EnsPublicKey, i);

    if (!ens_signature_is_by (signature, key))
      continue;
    signer->name = g_strdup (((EnsKnownKey *) known->pdata[i])->name);
    find_state (signer, signature, known->pdata[i], key, fd);
    return TRUE;
  }
  meet (signer, signature, fd);
  return TRUE;
}

// %NULL only where the keys could not be read.
static EnsSigner *
signer_new (int fd, const char *signature, GError **error)
{
  g_autoptr (EnsSigner) signer = g_new0 (EnsSigner, 1);

  if (signature == NULL || look (signer, fd, signature, error))
    return g_steal_pointer (&signer);
  return NULL;
}

static void
look_at_pages (EnsSigner *signer, const EnsBundleReader *bundle)
{
  g_autofree char *digest = dup_marked (signer->comment, ENS_SIGNER_PAGES_MARK);
  g_autoptr (GError) wrong = NULL;

  if (digest == NULL) {
    signer->leaves_pages = ens_bundle_reader_has_pages (bundle);
  } else if (!ens_bundle_reader_check_pages (bundle, digest, &wrong)) {
    signer->state = ENS_SIGNER_WRONG;
    signer->why = g_strdup (wrong->message);
  }
}

/**
 * ens_signer_new_for_bundle:
 *
 * Returns: (transfer full): who signed the package in @bundle, and the pages beside it; %NULL only where
 *   the keys could not be read
 */
EnsSigner *
ens_signer_new_for_bundle (const EnsBundleReader *bundle, GError **error)
{
  EnsSigner *signer = signer_new (ens_bundle_reader_get_package_fd (bundle),
                                  ens_bundle_reader_get_signature (bundle), error);

  if (signer != NULL && signer->state != ENS_SIGNER_NOBODY && signer->state != ENS_SIGNER_WRONG)
    look_at_pages (signer, bundle);
  return signer;
}

static EnsSigner *
new_for_bundle (const char *path, GError **error)
{
  g_autoptr (EnsBundleReader) bundle = ens_bundle_reader_new (path, error);

  return bundle != NULL ? ens_signer_new_for_bundle (bundle, error) : NULL;
}

static int
open_plain (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat status;

  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return fd;
  if (fd >= 0)
    close (fd);
  g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("%s: the file could not be read"), path);
  return -1;
}

static EnsSigner *
new_for_plain (const char *path, GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".minisig", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) too_large = NULL;
  EnsSigner *signer;
  int fd;

  fd = open_plain (path, error);
  if (fd < 0)
    return NULL;
  // Without a signature beside it, text is NULL; what is too large is a damaged one.
  text = ens_in_file_read (beside, ENS_LIMIT_KEY_BYTES, &too_large);
  if (g_error_matches (too_large, ENS_ERROR, ENS_ERROR_LIMIT))
    text = g_strdup ("");
  signer = signer_new (fd, text, error);
  close (fd);
  return signer;
}

/**
 * ens_signer_new_for_file:
 * @path: a bundle, whatever its name, which holds its signature, or any file with its signature beside
 *   it, in `PATH.minisig`
 *
 * A bundle may have both; then what is wrong counts, and after it the signature beside.
 *
 * Returns: (transfer full): who signed it
 */
EnsSigner *
ens_signer_new_for_file (const char *path, GError **error)
{
  g_autoptr (EnsSigner) beside = new_for_plain (path, error);
  g_autoptr (EnsSigner) within = NULL;
  gboolean is_named = g_str_has_suffix (path, ".ensemblez");

  if (beside == NULL || (!is_named && !ens_import_is_bundle (path)))
    return g_steal_pointer (&beside);
  within = new_for_bundle (path, is_named ? error : NULL);
  // A zip file of another name may be anything: a document, or a bundle that somebody renamed.
  if (within == NULL && !is_named)
    return g_steal_pointer (&beside);
  if (within == NULL || within->state == ENS_SIGNER_WRONG || beside->state == ENS_SIGNER_NOBODY)
    return g_steal_pointer (&within);
  return g_steal_pointer (&beside);
}

/** ens_signer_get_word: Returns: the state, for programs. */
const char *
ens_signer_get_word (const EnsSigner *signer)
{
  static const char *const words[] = { "unsigned", "own", "trusted", "known", "unknown", "wrong" };

  return words[signer->state];
}

/** ens_signer_refuse: sets @error to what is wrong with the signature of the file called @name. */
void
ens_signer_refuse (const EnsSigner *signer, const char *name, GError **error)
{
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_SIGNATURE,
                       signer->why != NULL ? signer->why : _ ("The signature is wrong"));
  if (signer->name != NULL)
    g_prefix_error (error, _ ("%s: it claims to be from %s, but: "), name, signer->name);
  else
    g_prefix_error (error, "%s: ", name);
}

static char *
describe_state (const EnsSigner *signer)
{
  switch (signer->state) {
  case ENS_SIGNER_OWN:
    return g_strdup (_ ("Signed with your own key"));
  case ENS_SIGNER_TRUSTED:
    return g_strdup_printf (_ ("Trusted: signed by %s"), signer->name);
  case ENS_SIGNER_KNOWN:
    return g_strdup_printf (_ ("Known: signed by %s, whose words nobody has compared yet"),
                            signer->name);
  case ENS_SIGNER_UNKNOWN:
    if (signer->name != NULL)
      return g_strdup_printf (_ ("Unknown sender, who calls themselves %s"), signer->name);
    return g_strdup_printf (_ ("Unknown sender: signed by the key %s"), signer->id);
  case ENS_SIGNER_WRONG:
    if (signer->name != NULL)
      return g_strdup_printf (_ ("Wrong signature: it claims to be from %s"), signer->name);
    return g_strdup (_ ("Wrong signature"));
  case ENS_SIGNER_NOBODY:
  default:
    return g_strdup (_ ("Not signed: ask the sender whether it is from them"));
  }
}

/** ens_signer_describe: Returns: (transfer full): the state in a sentence, or two. */
char *
ens_signer_describe (const EnsSigner *signer)
{
  g_autofree char *state = describe_state (signer);

  if (!signer->leaves_pages)
    return g_steal_pointer (&state);
  return g_strdup_printf (_ ("%s. The signature is of the package, not of the page and the tables "
                             "beside it"),
                          state);
}

/** ens_signer_is_wrong: Returns: whether the file at @path bears a signature that is not of its bytes. */
gboolean
ens_signer_is_wrong (const char *path)
{
  g_autoptr (EnsSigner) signer = ens_signer_new_for_file (path, NULL);

  return signer != NULL && signer->state == ENS_SIGNER_WRONG;
}
