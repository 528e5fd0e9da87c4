// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Four lines: a comment, the signature of the file's BLAKE2b hash, a comment that is signed too, and the
// signature of both. After https://jedisct1.github.io/minisign/, "Signature format".
#include "ens-signature.h"

#include "ens-error.h"
#include "ens-limits.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES     (64 * 1024)
#define HASH_BYTES      64
#define COMMENT         "untrusted comment: "
#define TRUSTED_COMMENT "trusted comment: "
#define COMMENT_BYTES   8192

/** SignatureFile: the fields of the second line as they lie there */
typedef struct {
  char algorithm[2];
  guint8 id[ENS_KEY_ID_BYTES];
  guint8 signature[ENS_KEY_SIGNATURE_BYTES];
} SignatureFile;

G_STATIC_ASSERT (sizeof (SignatureFile) == 74);

static const char of_hash[2] = { 'E', 'D' };
static const char of_bytes[2] = { 'E', 'd' };

struct _EnsSignature {
  SignatureFile file;
  char *trusted_comment;
  guint8 global[ENS_KEY_SIGNATURE_BYTES];
};

static gboolean
fail (int code, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, _ ("The file could not be read: %s"),
               g_strerror (code));
  return FALSE;
}

static gssize
read_piece (int fd, guint8 *piece)
{
  gssize n;

  do
    n = read (fd, piece, PIECE_BYTES);
  while (n < 0 && errno == EINTR);
  return n;
}

static gboolean
hash_file (int fd, guint8 hash[HASH_BYTES], GError **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE_BYTES);
  crypto_generichash_state state;
  gssize n;

  if (sodium_init () < 0 || lseek (fd, 0, SEEK_SET) < 0)
    return fail (errno, error);
  crypto_generichash_init (&state, NULL, 0, HASH_BYTES);
  while ((n = read_piece (fd, piece)) > 0)
    crypto_generichash_update (&state, piece, (guint64) n);
  crypto_generichash_final (&state, hash, HASH_BYTES);
  return n == 0 || fail (errno, error);
}

static void
append_encoded (GString *out, const void *bytes, gsize length)
{
  gsize size = sodium_base64_ENCODED_LEN (length, sodium_base64_VARIANT_ORIGINAL);
  g_autofree char *line = g_malloc (size);

  sodium_bin2base64 (line, size, bytes, length, sodium_base64_VARIANT_ORIGINAL);
  g_string_append (out, line);
  g_string_append_c (out, '\n');
}

static gboolean
decode (const char *line, void *bytes, gsize length)
{
  gsize n = 0;

  return sodium_base642bin (bytes, length, line, strlen (line), NULL, &n, NULL,
                            sodium_base64_VARIANT_ORIGINAL) == 0 &&
         n == length;
}

static guint8 *
dup_signed_twice (const SignatureFile *file, const char *comment, gsize *length)
{
  guint8 *both = g_malloc (sizeof file->signature + strlen (comment));

  memcpy (both, file->signature, sizeof file->signature);
  memcpy (both + sizeof file->signature, comment, strlen (comment));
  *length = sizeof file->signature + strlen (comment);
  return both;
}

/**
 * ens_signature_make:
 * @fd: the file, read from its start; stays open
 * @trusted_comment: one line that is signed with it, such as when and what
 *
 * Returns: (transfer full): what belongs into `NAME.minisig`
 */
char *
ens_signature_make (const EnsSecretKey *key, int fd, const char *trusted_comment, GError **error)
{
  g_autofree char *comment = g_strdelimit (g_strdup (trusted_comment), "\r\n", ' ');
  g_autofree guint8 *both = NULL;
  GString *text;
  SignatureFile file;
  EnsPublicKey public_key;
  guint8 hash[HASH_BYTES];
  guint8 global[ENS_KEY_SIGNATURE_BYTES];
  gsize length;

  if (!hash_file (fd, hash, error))
    return NULL;
  ens_secret_key_get_public (key, &public_key);
  memcpy (file.algorithm, of_hash, sizeof of_hash);
  memcpy (file.id, public_key.id, sizeof file.id);
  ens_secret_key_sign (key, hash, sizeof hash, file.signature);
  both = dup_signed_twice (&file, comment, &length);
  ens_secret_key_sign (key, both, length, global);
  text = g_string_new (COMMENT "signature from Ensemble\n");
  append_encoded (text, &file, sizeof file);
  g_string_append_printf (text, TRUSTED_COMMENT "%s\n", comment);
  append_encoded (text, global, sizeof global);
  return g_string_free (text, FALSE);
}

static gboolean
parse_lines (EnsSignature *self, char **lines)
{
  if (g_strv_length (lines) < 4 || !g_str_has_prefix (lines[0], COMMENT) ||
      !g_str_has_prefix (lines[2], TRUSTED_COMMENT) || strlen (lines[2]) > COMMENT_BYTES)
    return FALSE;
  for (guint i = 4; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      return FALSE;
  self->trusted_comment = g_strdup (lines[2] + strlen (TRUSTED_COMMENT));
  return decode (lines[1], &self->file, sizeof self->file) &&
         decode (lines[3], self->global, sizeof self->global) &&
         g_utf8_validate (self->trusted_comment, -1, NULL) &&
         (memcmp (self->file.algorithm, of_hash, 2) == 0 ||
          memcmp (self->file.algorithm, of_bytes, 2) == 0);
}

/**
 * ens_signature_parse:
 * @text: a signature file of minisign
 *
 * Returns: (transfer full): the signature, not yet verified; %NULL with %ENS_ERROR_SIGNATURE
 */
EnsSignature *
ens_signature_parse (const char *text, GError **error)
{
  g_autoptr (EnsSignature) self = g_new0 (EnsSignature, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 16);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_suffix (lines[i], "\r"))
      lines[i][strlen (lines[i]) - 1] = '\0';
  if (parse_lines (self, lines))
    return g_steal_pointer (&self);
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_SIGNATURE,
                       _ ("This is not a signature: expected four lines as minisign writes them"));
  return NULL;
}

void
ens_signature_free (EnsSignature *self)
{
  g_free (self->trusted_comment);
  g_free (self);
}

/** ens_signature_dup_key_id: Returns: (transfer full): which key it claims to be by, 16 hex digits. */
char *
ens_signature_dup_key_id (const EnsSignature *self)
{
  EnsPublicKey key = { 0 };

  memcpy (key.id, self->file.id, sizeof key.id);
  return ens_public_key_dup_id (&key);
}

/** ens_signature_is_by: Returns: whether it claims to be by @key; says nothing of whether that is true. */
gboolean
ens_signature_is_by (const EnsSignature *self, const EnsPublicKey *key)
{
  return memcmp (self->file.id, key->id, sizeof key->id) == 0;
}

/** ens_signature_get_trusted_comment: Returns: (transfer none): to be believed only once verified. */
const char *
ens_signature_get_trusted_comment (const EnsSignature *self)
{
  return self->trusted_comment;
}

// minisign's older form signs the file itself, which then must be in memory as a whole.
static gboolean
verify_bytes (const EnsSignature *self, const EnsPublicKey *key, int fd, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE_BYTES);
  gssize n;

  if (sodium_init () < 0 || lseek (fd, 0, SEEK_SET) < 0)
    return fail (errno, error);
  while ((n = read_piece (fd, piece)) > 0 && bytes->len <= ENS_LIMIT_FILE_BYTES)
    g_byte_array_append (bytes, piece, (guint) n);
  if (n < 0)
    return fail (errno, error);
  return n == 0 && crypto_sign_verify_detached (self->file.signature, bytes->data, bytes->len,
                                                key->bytes) == 0;
}

static gboolean
verify_file (const EnsSignature *self, const EnsPublicKey *key, int fd, GError **error)
{
  guint8 hash[HASH_BYTES];

  if (memcmp (self->file.algorithm, of_bytes, sizeof of_bytes) == 0)
    return verify_bytes (self, key, fd, error);
  return hash_file (fd, hash, error) &&
         crypto_sign_verify_detached (self->file.signature, hash, sizeof hash, key->bytes) == 0;
}

/**
 * ens_signature_verify:
 * @key: whose signature it should be
 * @fd: the file, read from its start; stays open
 *
 * Returns: whether @key made this signature over just these bytes and this comment;
 *   %ENS_ERROR_SIGNATURE when not, %ENS_ERROR_FAILED when the file could not be read
 */
gboolean
ens_signature_verify (const EnsSignature *self, const EnsPublicKey *key, int fd, GError **error)
{
  g_autoptr (GError) found = NULL;
  g_autofree guint8 *both = NULL;
  gsize length;

  both = dup_signed_twice (&self->file, self->trusted_comment, &length);
  if (ens_signature_is_by (self, key) && verify_file (self, key, fd, &found) &&
      crypto_sign_verify_detached (self->global, both, length, key->bytes) == 0)
    return TRUE;
  if (found != NULL)
    g_propagate_error (error, g_steal_pointer (&found));
  else
    g_set_error_literal (
      error, ENS_ERROR, ENS_ERROR_SIGNATURE,
      _ ("The signature is wrong: the file was changed after it was signed, or it "
         "was signed by somebody else"));
  return FALSE;
}
