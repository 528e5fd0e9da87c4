// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys as files: `own.key` and `own.pub` are one's own, every other `.pub` is a partner's, named by
// its first line; a `.seen` is one whose words nobody compared yet. It signs bytes.
#include "ens-keyring.h"

#include "ens-error.h"
#include "ens-in-file.h"
#include "ens-keyring-private.h"
#include "ens-limits.h"
#include "ens-signature.h"
#include "ens-signer-private.h"
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
  g_free (key->text);
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
read_known (const char *path, EnsPublicKey *key, GError **error)
{
  g_autofree char *text = NULL;
  EnsKnownKey *known;

  if (!g_file_get_contents (path, &text, NULL, error) || !ens_public_key_parse (text, key, error))
    return NULL;
  known = g_new0 (EnsKnownKey, 1);
  known->id = ens_public_key_dup_id (key);
  known->words = ens_public_key_dup_words (key);
  known->text = ens_public_key_dup_text (key);
  known->is_own = g_str_has_suffix (path, "/own.pub");
  known->is_confirmed = g_str_has_suffix (path, ".pub");
  text[strcspn (text, "\n")] = '\0';
  known->name = ens_text_clean (g_str_has_prefix (text, COMMENT) ? text + strlen (COMMENT) : text,
                                -1, NULL);
  return known;
}

static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *trimmed = ens_text_dup_trimmed (name);

  if (*trimmed != '\0')
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                       _ ("A key needs the name of whose it is: a person or a city"));
  return FALSE;
}

static gboolean
has_room (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (
    error, ENS_ERROR, ENS_ERROR_EXISTS,
    _ ("There is a key already, in %s: a key is made once; move the file away to make another"),
    path);
  return FALSE;
}

// The public part first: a secret key without it could not be shown to anybody.
static gboolean
write_own (const EnsSecretKey *key, const char *secret, const char *name, GError **error)
{
  g_autofree char *secret_path = dup_file ("own.key");
  g_autofree char *public_path = dup_file ("own.pub");
  g_autofree char *named = NULL;
  EnsPublicKey public_key;

  ens_secret_key_get_public (key, &public_key);
  named = dup_named (&public_key, name);
  return write_file (public_path, named, 0644, error) &&
         write_file (secret_path, secret, 0600, error);
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
  g_autofree char *path = dup_file ("own.key");
  g_autoptr (EnsSecretKey) key = NULL;
  g_autofree char *secret = NULL;

  if (!check_name (name, error) || !has_room (path, error))
    return FALSE;
  key = ens_secret_key_new ();
  secret = ens_secret_key_dup_text (key, passphrase, error);
  return secret != NULL && write_own (key, secret, name, error);
}

/**
 * ens_keyring_restore:
 * @text: a secret key as it was on disk, such as ens_key_sheet_parse() gives
 * @name: of the person or city that signs
 * @passphrase: (nullable): what opens it
 *
 * Brings one's own key back, once it opened. It stays locked as it was.
 */
gboolean
ens_keyring_restore (const char *text, const char *name, const char *passphrase, GError **error)
{
  g_autofree char *path = dup_file ("own.key");
  g_autoptr (EnsSecretKey) key = NULL;

  if (!check_name (name, error) || !has_room (path, error))
    return FALSE;
  key = ens_secret_key_parse (text, passphrase, error);
  return key != NULL && write_own (key, text, name, error);
}

/**
 * ens_keyring_has_own:
 * @is_locked: (out): it opens with a passphrase only
 *
 * Returns: whether there is a key to sign with
 */
gboolean
ens_keyring_has_own (gboolean *is_locked)
{
  g_autofree char *path = dup_file ("own.key");
  g_autofree char *text = NULL;

  *is_locked = FALSE;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  *is_locked = ens_secret_key_is_locked (text);
  return TRUE;
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

/** ens_keyring_dup_secret: Returns: (transfer full): one's own secret key, locked as it is on disk. */
char *
ens_keyring_dup_secret (GError **error)
{
  g_autofree char *path = dup_file ("own.key");
  char *text = NULL;

  if (!has_own (path, error) || !g_file_get_contents (path, &text, NULL, error))
    return NULL;
  return text;
}

static gboolean
add_known (GPtrArray *all, GArray *keys, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  EnsPublicKey key;
  EnsKnownKey *known = read_known (path, &key, error);

  if (known == NULL) {
    g_prefix_error (error, "%s: ", path);
    return FALSE;
  }
  g_ptr_array_add (all, known);
  g_array_append_val (keys, key);
  return TRUE;
}

/** ens_keyring_list_keys: @keys: (inout): takes the keys in the order of those returned. */
GPtrArray *
ens_keyring_list_keys (GArray *keys, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_known_key_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".pub") || g_str_has_suffix (name, ".seen"))
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

  return ens_keyring_list_keys (keys, error);
}

static char *
dup_known_file (const char *id, const char *ending)
{
  g_autofree char *name = g_strconcat (id, ending, NULL);

  return dup_file (name);
}

/**
 * ens_keyring_remember:
 * @text: a public key, as minisign writes it
 * @name: whose it is
 * @is_confirmed: people compared its words, by phone or in person: from now on it is trusted
 *
 * A key that is known already gets the new name. One that is trusted stays so.
 */
gboolean
ens_keyring_remember (const char *text, const char *name, gboolean is_confirmed, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *trusted = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *named = NULL;
  EnsPublicKey key;

  if (!check_name (name, error) || !ens_public_key_parse (text, &key, error))
    return FALSE;
  id = ens_public_key_dup_id (&key);
  trusted = dup_known_file (id, ".pub");
  seen = dup_known_file (id, ".seen");
  named = dup_named (&key, name);
  if (!is_confirmed && !g_file_test (trusted, G_FILE_TEST_EXISTS))
    return write_file (seen, named, 0644, error);
  if (!write_file (trusted, named, 0644, error))
    return FALSE;
  g_unlink (seen);
  return TRUE;
}

/** ens_keyring_forget: @id: of a partner's key: from now on it is unknown. */
gboolean
ens_keyring_forget (const char *id, GError **error)
{
  g_autofree char *trusted = dup_known_file (id, ".pub");
  g_autofree char *seen = dup_known_file (id, ".seen");
  gboolean was_there = g_unlink (trusted) == 0;

  if (g_unlink (seen) == 0 || was_there)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("There is no key %s"), id);
  return FALSE;
}

static gboolean
move_file (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, "%s: %s", from, g_strerror (errno));
  return FALSE;
}

/**
 * ens_keyring_put_away:
 *
 * Makes room for another key of one's own, as when nobody knows the passphrase any more. The old one
 * stays in a file of its own; what it signed stays trusted.
 */
gboolean
ens_keyring_put_away (GError **error)
{
  g_autofree char *secret = dup_file ("own.key");
  g_autofree char *shown = dup_file ("own.pub");
  g_autofree char *old_secret = NULL;
  g_autofree char *old_shown = NULL;
  g_autoptr (EnsKnownKey) known = NULL;
  EnsPublicKey key;

  if (!has_own (secret, error))
    return FALSE;
  known = read_known (shown, &key, error);
  if (known == NULL)
    return FALSE;
  old_secret = dup_known_file (known->id, ".key");
  old_shown = dup_known_file (known->id, ".pub");
  return move_file (secret, old_secret, error) && move_file (shown, old_shown, error);
}

// A key file holds the key in its lines, a signed file in the comment of its signature.
/** ens_keyring_read_file: Returns: (transfer full): a key, recovery sheet or passphrase that somebody keeps at @path. */
char *
ens_keyring_read_file (const char *path, GError **error)
{
  return ens_in_file_read (path, ENS_LIMIT_KEY_BYTES, error);
}

static char *
dup_key_of (const char *path, char **name, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (EnsSigner) signer = NULL;

  if (!g_str_has_suffix (path, ".ensemblez") && !g_str_has_suffix (path, ".xml")) {
    text = ens_keyring_read_file (path, error);
    if (text == NULL)
      return NULL;
    *name = g_path_get_basename (path);
    return g_steal_pointer (&text);
  }
  signer = ens_signer_new_for_file (path, error);
  if (signer == NULL)
    return NULL;
  *name = g_strdup (signer->name);
  if (signer->key != NULL && signer->state != ENS_SIGNER_WRONG)
    return g_steal_pointer (&signer->key);
  g_set_error (error, ENS_ERROR, ENS_ERROR_SIGNATURE,
               _ ("%s: its signature brings no key: ask the sender for the public key"), path);
  return NULL;
}

static gboolean
remember_file (const char *path, const char *name, gboolean is_confirmed, GError **error)
{
  g_autofree char *own_name = NULL;
  g_autofree char *text = dup_key_of (path, &own_name, error);

  if (text == NULL)
    return FALSE;
  if (name == NULL)
    name = own_name != NULL ? own_name : path;
  if (ens_keyring_remember (text, name, is_confirmed, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);
  return FALSE;
}

/**
 * ens_keyring_trust:
 * @path: a public key file, or a file that its owner signed
 * @name: whose it is: people made sure, by phone or in person
 *
 * A key that is known already gets the new name.
 */
gboolean
ens_keyring_trust (const char *path, const char *name, GError **error)
{
  return remember_file (path, name, TRUE, error);
}

/** ens_keyring_meet: as ens_keyring_trust(), before anybody compared the words; named as it says. */
gboolean
ens_keyring_meet (const char *path, GError **error)
{
  return remember_file (path, NULL, FALSE, error);
}

/** ens_keyring_save_own: writes one's own public key to @path, to give to others. */
gboolean
ens_keyring_save_own (const char *path, GError **error)
{
  g_autofree char *own_path = dup_file ("own.pub");
  g_autofree char *text = NULL;

  return has_own (own_path, error) && g_file_get_contents (own_path, &text, NULL, error) &&
         write_file (path, text, 0644, error);
}

static int
open_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat status;

  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return fd;
  g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("%s: the file could not be read: %s"),
               path, fd < 0 ? g_strerror (errno) : _ ("it is no plain file"));
  if (fd >= 0)
    close (fd);
  return -1;
}

// Brings the public key and the name along, so that who sees it for the first time can compare its words.
static char *
dup_comment (const EnsSecretKey *key, const char *file, const char *pages)
{
  g_autofree char *path = dup_file ("own.pub");
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *now = ens_time_dup_text (ens_time_now ());
  g_auto (GStrv) lines = NULL;
  g_autoptr (EnsKnownKey) own = NULL;
  EnsPublicKey public_key;
  EnsPublicKey on_disk;

  ens_secret_key_get_public (key, &public_key);
  text = ens_public_key_dup_text (&public_key);
  lines = g_strsplit (text, "\n", 3);
  own = read_known (path, &on_disk, NULL);
  name = own != NULL ? g_strdelimit (g_strdup (own->name), "\t", ' ') : NULL;
  return g_strconcat ("timestamp:", now, "\tfile:", file,
                      pages != NULL ? "\t" ENS_SIGNER_PAGES_MARK : "", pages != NULL ? pages : "",
                      "\tkey:", lines[1], name != NULL ? "\tname:" : NULL, name, NULL);
}

/**
 * ens_keyring_sign:
 * @path: the file to sign
 * @pages: (nullable): of the package of a bundle: what ens_bundle_writer_add_sums() gave for what lies beside
 * @passphrase: (nullable): what opens one's own key
 *
 * Writes `PATH.minisig` beside it.
 */
gboolean
ens_keyring_sign (const char *path, const char *pages, const char *passphrase, GError **error)
{
  g_autofree char *key_path = dup_file ("own.key");
  g_autofree char *target = g_strconcat (path, ".minisig", NULL);
  g_autofree char *text = NULL;
  g_autoptr (EnsSecretKey) key = NULL;
  g_autofree char *base = g_filename_display_basename (path);
  g_autofree char *clean = ens_text_dup_short (base, 200);
  g_autofree char *comment = NULL;
  g_autofree char *signature = NULL;
  int fd;

  if (!has_own (key_path, error) || !g_file_get_contents (key_path, &text, NULL, error))
    return FALSE;
  key = ens_secret_key_parse (text, passphrase, error);
  fd = key != NULL ? open_file (path, error) : -1;
  if (fd < 0)
    return FALSE;
  comment = dup_comment (key, clean, pages);
  signature = ens_signature_make (key, fd, comment, error);
  close (fd);
  return signature != NULL && write_file (target, signature, 0644, error);
}

static gboolean
refuse_stranger (const char *path, const EnsSigner *signer, GError **error)
{
  g_set_error (
    error, ENS_ERROR, ENS_ERROR_SIGNATURE,
    _ ("%s: signed by the key %s, which is not known here: ask the sender for the public key, "
       "compare its words by phone, then “key trust FILE --name N”"),
    path, signer->id);
  if (signer->words != NULL)
    g_prefix_error (error, _ ("%s: the words of the key are %s. "), path, signer->words);
  return FALSE;
}

/**
 * ens_keyring_accept:
 * @path: what @signer signed
 *
 * Returns: whether somebody known here signed it; else %ENS_ERROR_SIGNATURE, when the signature is
 *   missing, of an unknown key, or wrong
 */
gboolean
ens_keyring_accept (const EnsSigner *signer, const char *path, GError **error)
{
  switch (signer->state) {
  case ENS_SIGNER_NOBODY:
    g_set_error (error, ENS_ERROR, ENS_ERROR_SIGNATURE,
                 _ ("%s: there is no signature with it (%s.minisig): ask the sender for it"), path,
                 path);
    return FALSE;
  case ENS_SIGNER_UNKNOWN:
    return refuse_stranger (path, signer, error);
  case ENS_SIGNER_WRONG:
    ens_signer_refuse (signer, path, error);
    return FALSE;
  default:
    return TRUE;
  }
}
