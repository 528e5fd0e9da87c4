// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys as files: `own.key` and `own.pub` are one's own, every other `.pub` is a partner's, named by
// its first line. Knows no packages: it signs bytes.
#include "ens-keyring.h"

#include "ens-error.h"
#include "ens-signature.h"
#include "ens-text.h"
#include "ens-time.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COMMENT "untrusted comment: "

void
ens_known_key_free (EnsKnownKey *key)
{
  if (key == NULL)
    return;
  g_free (key->name);
  g_free (key->id);
  g_free (key->words);
  g_free (key);
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "ensemble", "keys", NULL);
}

static char *
dup_file (const char *name)
{
  g_autofree char *folder = dup_folder ();

  return g_build_filename (folder, name, NULL);
}

static gboolean
write_file (const char *path, const char *text, int mode, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, _ ("The folder %s could not be made: %s"),
                 folder, g_strerror (errno));
    return FALSE;
  }
  return g_file_set_contents_full (path, text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   mode, error);
}

// A public key file with its owner's name in the first line, where minisign lets everybody write.
static char *
dup_named (const EnsPublicKey *key, const char *name)
{
  g_autofree char *text = ens_public_key_dup_text (key);
  g_autofree char *line = ens_text_dup_short (name, 200);

  return g_strconcat (COMMENT, line, strchr (text, '\n'), NULL);
}

static EnsKnownKey *
read_known (const char *path, EnsPublicKey *key, gboolean is_own, GError **error)
{
  g_autofree char *text = NULL;
  EnsKnownKey *known;

  if (!g_file_get_contents (path, &text, NULL, error) || !ens_public_key_parse (text, key, error))
    return NULL;
  known = g_new0 (EnsKnownKey, 1);
  known->id = ens_public_key_dup_id (key);
  known->words = ens_public_key_dup_words (key);
  known->is_own = is_own;
  text[strcspn (text, "\n")] = '\0';
  known->name = ens_text_clean (g_str_has_prefix (text, COMMENT) ? text + strlen (COMMENT) : text,
                                -1, NULL);
  return known;
}

/**
 * ens_keyring_make:
 * @name: of the person or city that signs
 * @passphrase: (nullable): what locks the key; without one whoever has the file can sign
 *
 * Makes one's own key, once: an older one is never overwritten, %ENS_ERROR_EXISTS.
 */
gboolean
ens_keyring_make (const char *name, const char *passphrase, GError **error)
{
  g_autofree char *secret_path = dup_file ("own.key");
  g_autofree char *public_path = dup_file ("own.pub");
  g_autoptr (EnsSecretKey) key = NULL;
  g_autofree char *secret = NULL;
  g_autofree char *named = NULL;
  EnsPublicKey public_key;

  if (g_file_test (secret_path, G_FILE_TEST_EXISTS)) {
    g_set_error (
      error, ENS_ERROR, ENS_ERROR_EXISTS,
      _ ("There is a key already, in %s: a key is made once; move the file away to make another"),
      secret_path);
    return FALSE;
  }
  key = ens_secret_key_new ();
  secret = ens_secret_key_dup_text (key, passphrase, error);
  if (secret == NULL)
    return FALSE;
  ens_secret_key_get_public (key, &public_key);
  named = dup_named (&public_key, name);
  // The public part first: a secret key without it could not be shown to anybody.
  return write_file (public_path, named, 0644, error) &&
         write_file (secret_path, secret, 0600, error);
}

static gboolean
has_own (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                       _ ("There is no key to sign with: “key new --name N” makes one"));
  return FALSE;
}

/** ens_keyring_dup_own: Returns: (transfer full): one's own public key, as a minisign file. */
char *
ens_keyring_dup_own (GError **error)
{
  g_autofree char *path = dup_file ("own.pub");
  g_autofree char *text = NULL;
  EnsPublicKey key;

  if (!has_own (path, error) || !g_file_get_contents (path, &text, NULL, error) ||
      !ens_public_key_parse (text, &key, error))
    return NULL;
  return ens_public_key_dup_text (&key);
}

static gboolean
add_known (GPtrArray *all, GArray *keys, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  EnsPublicKey key;
  EnsKnownKey *known = read_known (path, &key, strcmp (name, "own.pub") == 0, error);

  if (known == NULL) {
    g_prefix_error (error, "%s: ", path);
    return FALSE;
  }
  g_ptr_array_add (all, known);
  g_array_append_val (keys, key);
  return TRUE;
}

static GPtrArray *
list_with_keys (GArray *keys, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_known_key_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".pub"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_with_data (names, (GCompareDataFunc) (GCallback) g_strcmp0, NULL);
  for (guint i = 0; i < names->len; i++)
    if (!add_known (all, keys, folder, names->pdata[i], error))
      return NULL;
  return g_steal_pointer (&all);
}

/** ens_keyring_list: Returns: (transfer full) (element-type EnsKnownKey): one's own and the partners'. */
GPtrArray *
ens_keyring_list (GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (EnsPublicKey));

  return list_with_keys (keys, error);
}

/**
 * ens_keyring_trust:
 * @path: a public key file
 * @name: whose it is: people made sure, by phone or in person
 *
 * A key that is known already gets the new name.
 */
gboolean
ens_keyring_trust (const char *path, const char *name, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  g_autofree char *file_name = NULL;
  g_autofree char *target = NULL;
  g_autofree char *named = NULL;
  EnsPublicKey key;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  if (!ens_public_key_parse (text, &key, error)) {
    g_prefix_error (error, "%s: ", path);
    return FALSE;
  }
  id = ens_public_key_dup_id (&key);
  file_name = g_strconcat (id, ".pub", NULL);
  target = dup_file (file_name);
  named = dup_named (&key, name);
  return write_file (target, named, 0644, error);
}

static int
open_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat status;

  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return fd;
  g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("%s: the file could not be read: %s"),
               path, fd < 0 ? g_strerror (errno) : _ ("it is no plain file"));
  if (fd >= 0)
    close (fd);
  return -1;
}

/**
 * ens_keyring_sign:
 * @path: the file to sign
 * @passphrase: (nullable): what opens one's own key
 *
 * Writes `PATH.minisig` beside it.
 */
gboolean
ens_keyring_sign (const char *path, const char *passphrase, GError **error)
{
  g_autofree char *key_path = dup_file ("own.key");
  g_autofree char *target = g_strconcat (path, ".minisig", NULL);
  g_autofree char *text = NULL;
  g_autoptr (EnsSecretKey) key = NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *now = ens_time_dup_text (ens_time_now ());
  g_autofree char *clean = ens_text_dup_short (base, 200);
  g_autofree char *comment = g_strdup_printf ("timestamp:%s\tfile:%s", now, clean);
  g_autofree char *signature = NULL;
  int fd;

  if (!has_own (key_path, error) || !g_file_get_contents (key_path, &text, NULL, error))
    return FALSE;
  key = ens_secret_key_parse (text, passphrase, error);
  fd = key != NULL ? open_file (path, error) : -1;
  if (fd < 0)
    return FALSE;
  signature = ens_signature_make (key, fd, comment, error);
  close (fd);
  return signature != NULL && write_file (target, signature, 0644, error);
}

static EnsSignature *
read_signature (const char *path, GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".minisig", NULL);
  g_autofree char *text = NULL;
  EnsSignature *signature;

  if (!g_file_get_contents (beside, &text, NULL, NULL)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_SIGNATURE,
                 _ ("%s: there is no signature beside it (%s): ask the sender for it"), path,
                 beside);
    return NULL;
  }
  signature = ens_signature_parse (text, error);
  if (signature == NULL)
    g_prefix_error (error, "%s: ", beside);
  return signature;
}

static int
find_signer (GArray *keys, const EnsSignature *signature)
{
  for (guint i = 0; i < keys->len; i++)
    if (ens_signature_is_by (signature, &g_array_index (keys, EnsPublicKey, i)))
      return (int) i;
  return -1;
}

static gboolean
check_file (const char *path,
            const EnsSignature *signature,
            const EnsPublicKey *key,
            GError **error)
{
  int fd = open_file (path, error);
  gboolean is_right;

  if (fd < 0)
    return FALSE;
  is_right = ens_signature_verify (signature, key, fd, error);
  close (fd);
  return is_right;
}

/**
 * ens_keyring_verify:
 * @path: the file; its signature is `PATH.minisig`
 * @comment: (out) (optional) (transfer full): what was signed with it
 *
 * Returns: (transfer full): whose signature it is; %NULL with %ENS_ERROR_SIGNATURE when it is
 *   missing, of an unknown key, or wrong
 */
EnsKnownKey *
ens_keyring_verify (const char *path, char **comment, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (EnsPublicKey));
  g_autoptr (GPtrArray) known = list_with_keys (keys, error);
  g_autoptr (EnsSignature) signature = known != NULL ? read_signature (path, error) : NULL;
  EnsKnownKey *signer;
  int at;

  if (signature == NULL)
    return NULL;
  at = find_signer (keys, signature);
  if (at < 0) {
    g_autofree char *id = ens_signature_dup_key_id (signature);

    g_set_error (
      error, ENS_ERROR, ENS_ERROR_SIGNATURE,
      _ ("%s: signed by the key %s, which is not known here: ask the sender for the public key, "
         "compare its words by phone, then “key trust FILE --name N”"),
      path, id);
    return NULL;
  }
  signer = known->pdata[at];
  if (!check_file (path, signature, &g_array_index (keys, EnsPublicKey, at), error)) {
    g_prefix_error (error, _ ("%s: it claims to be from %s, but: "), path, signer->name);
    return NULL;
  }
  if (comment != NULL)
    *comment = g_strdup (ens_signature_get_trusted_comment (signature));
  known->pdata[at] = NULL;
  return signer;
}

/**
 * ens_keyring_check:
 * @name: what the file is called in messages
 * @fd: the file; stays open
 * @signature: the text of its signature
 * @key_id: (out): by which key it claims to be
 *
 * Returns: (transfer full) (nullable): whose signature it is; %NULL without @error when the key is not
 *   known here, with %ENS_ERROR_SIGNATURE when the signature is wrong or none
 */
EnsKnownKey *
ens_keyring_check (const char *name, int fd, const char *signature, char **key_id, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (EnsPublicKey));
  g_autoptr (GPtrArray) known = list_with_keys (keys, error);
  g_autoptr (EnsSignature) parsed = known != NULL ? ens_signature_parse (signature, error) : NULL;
  EnsKnownKey *signer;
  int at;

  *key_id = parsed != NULL ? ens_signature_dup_key_id (parsed) : NULL;
  at = parsed != NULL ? find_signer (keys, parsed) : -1;
  if (at < 0)
    return NULL;
  signer = known->pdata[at];
  if (!ens_signature_verify (parsed, &g_array_index (keys, EnsPublicKey, at), fd, error)) {
    g_prefix_error (error, _ ("%s: it claims to be from %s, but: "), name, signer->name);
    return NULL;
  }
  known->pdata[at] = NULL;
  return signer;
}
