// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Key files as minisign writes them: a comment, then base64 of fixed fields. Secret keys are encrypted with
// a stream that scrypt makes from the passphrase; a checksum tells whether it was the right one.
// After https://jedisct1.github.io/minisign/, "Secret key format" and "Public key format".
#include "ens-key.h"

#include "ens-error.h"

#include <sodium.h>
#include <string.h>

#define SALT_BYTES     32
#define CHECKSUM_BYTES 32
#define SECRET_BYTES   64

// scrypt's work for new keys: about as much as a person notices, in memory that an old laptop has.
// minisign's own default needs 1 GiB.
#define OPS_LIMIT    (8 * 1024 * 1024)
#define MEMORY_LIMIT (128 * 1024 * 1024)
// What a key file from elsewhere may ask for: minisign's own default.
#define MOST_MEMORY (1024 * 1024 * 1024)
#define MOST_OPS    (64 * 1024 * 1024)

#define PUBLIC_COMMENT "untrusted comment: minisign public key "
#define LOCKED_COMMENT "untrusted comment: minisign encrypted secret key"
#define OPEN_COMMENT   "untrusted comment: minisign secret key"

static const char algorithm[2] = { 'E', 'd' };
static const char kdf_scrypt[2] = { 'S', 'c' };
static const char kdf_none[2] = { 0, 0 };
static const char checksum_blake2[2] = { 'B', '2' };

// The fields of both files as they lie there; bytes only, so there is no padding.
typedef struct {
  char algorithm[2];
  guint8 id[ENS_KEY_ID_BYTES];
  guint8 bytes[ENS_KEY_PUBLIC_BYTES];
} PublicFile;

typedef struct {
  guint8 id[ENS_KEY_ID_BYTES];
  guint8 secret[SECRET_BYTES];
  guint8 checksum[CHECKSUM_BYTES];
} SecretPart;

typedef struct {
  char algorithm[2];
  char kdf[2];
  char checksum[2];
  guint8 salt[SALT_BYTES];
  guint8 ops_limit[8];
  guint8 memory_limit[8];
  SecretPart part;
} SecretFile;

G_STATIC_ASSERT (sizeof (PublicFile) == 42);
G_STATIC_ASSERT (sizeof (SecretFile) == 158);

struct _EnsSecretKey {
  guint8 id[ENS_KEY_ID_BYTES];
  guint8 secret[SECRET_BYTES];
};

static gboolean
start_sodium (void)
{
  // Safe to call again and from any thread; 1 says that it was done before.
  return sodium_init () >= 0;
}

static void
put_number (guint8 *at, guint64 number)
{
  for (guint i = 0; i < 8; i++)
    at[i] = (guint8) (number >> (8 * i));
}

static guint64
get_number (const guint8 *at)
{
  guint64 number = 0;

  for (guint i = 0; i < 8; i++)
    number |= (guint64) at[i] << (8 * i);
  return number;
}

// The base64 of a key file, or of a bare line, is the last line that is no comment.
static gboolean
decode (const char *text, gpointer bytes, gsize length)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    gsize n = 0;
    const char *line = g_strstrip (lines[i]);

    if (*line == '\0' || g_str_has_prefix (line, "untrusted comment:"))
      continue;
    return sodium_base642bin (bytes, length, line, strlen (line), NULL, &n, NULL,
                              sodium_base64_VARIANT_ORIGINAL) == 0 &&
           n == length;
  }
  return FALSE;
}

static char *
dup_encoded (const char *comment, gconstpointer bytes, gsize length)
{
  gsize size = sodium_base64_ENCODED_LEN (length, sodium_base64_VARIANT_ORIGINAL);
  g_autofree char *line = g_malloc (size);

  sodium_bin2base64 (line, size, bytes, length, sodium_base64_VARIANT_ORIGINAL);
  return g_strdup_printf ("%s\n%s\n", comment, line);
}

/**
 * ens_public_key_parse:
 * @text: a public key file of minisign, or its second line alone
 * @key: (out): the key
 *
 * Returns: whether @text holds a public key; %ENS_ERROR_REFUSED otherwise
 */
gboolean
ens_public_key_parse (const char *text, EnsPublicKey *key, GError **error)
{
  PublicFile file;

  if (!decode (text, &file, sizeof file) ||
      memcmp (file.algorithm, algorithm, sizeof algorithm) != 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ (
                           "This is not a public key: expected two lines as minisign writes them"));
    return FALSE;
  }
  memcpy (key->id, file.id, sizeof file.id);
  memcpy (key->bytes, file.bytes, sizeof file.bytes);
  return TRUE;
}

/** ens_public_key_dup_id: Returns: (transfer full): its 16 hex digits, as minisign shows them. */
char *
ens_public_key_dup_id (const EnsPublicKey *key)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "X", get_number (key->id));
}

/** ens_public_key_dup_text: Returns: (transfer full): the file to give to others. */
char *
ens_public_key_dup_text (const EnsPublicKey *key)
{
  g_autofree char *id = ens_public_key_dup_id (key);
  g_autofree char *comment = g_strconcat (PUBLIC_COMMENT, id, NULL);
  PublicFile file;

  memcpy (file.algorithm, algorithm, sizeof algorithm);
  memcpy (file.id, key->id, sizeof file.id);
  memcpy (file.bytes, key->bytes, sizeof file.bytes);
  return dup_encoded (comment, &file, sizeof file);
}

/**
 * ens_public_key_dup_words:
 *
 * Returns: (transfer full): six words to read over the phone: 96 bits of the key's BLAKE2b hash as
 *   proquints, each 16 bits (D. S. Wilkerson, "A Proposal for Proquints", arXiv:0901.4016)
 */
char *
ens_public_key_dup_words (const EnsPublicKey *key)
{
  static const char consonants[] = "bdfghjklmnprstvz";
  static const char vowels[] = "aiou";
  GString *words = g_string_new (NULL);
  guint8 hash[16];

  crypto_generichash (hash, sizeof hash, key->bytes, sizeof key->bytes, NULL, 0);
  for (guint i = 0; i < 12; i += 2) {
    guint bits = (guint) hash[i] << 8 | hash[i + 1];

    g_string_append_printf (words, "%s%c%c%c%c%c", i > 0 ? "-" : "", consonants[bits >> 12 & 15],
                            vowels[bits >> 10 & 3], consonants[bits >> 6 & 15],
                            vowels[bits >> 4 & 3], consonants[bits & 15]);
  }
  return g_string_free (words, FALSE);
}

gboolean
ens_public_key_equal (const EnsPublicKey *a, const EnsPublicKey *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

/** ens_secret_key_new: Returns: (transfer full): a new key at random. */
EnsSecretKey *
ens_secret_key_new (void)
{
  EnsSecretKey *self = g_new0 (EnsSecretKey, 1);
  guint8 public_key[ENS_KEY_PUBLIC_BYTES];

  g_assert (start_sodium ());
  randombytes_buf (self->id, sizeof self->id);
  crypto_sign_keypair (public_key, self->secret);
  return self;
}

void
ens_secret_key_free (EnsSecretKey *self)
{
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

static void
compute_checksum (const SecretPart *part, guint8 checksum[CHECKSUM_BYTES])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, CHECKSUM_BYTES);
  crypto_generichash_update (&state, (const guint8 *) algorithm, sizeof algorithm);
  crypto_generichash_update (&state, part->id, sizeof part->id);
  crypto_generichash_update (&state, part->secret, sizeof part->secret);
  crypto_generichash_final (&state, checksum, CHECKSUM_BYTES);
}

// Encrypts and decrypts alike.
static gboolean
apply_passphrase (SecretFile *file, const char *passphrase, GError **error)
{
  guint64 ops_limit = get_number (file->ops_limit);
  guint64 memory_limit = get_number (file->memory_limit);
  guint8 stream[sizeof file->part];
  guint8 *part = (guint8 *) &file->part;

  if (ops_limit > MOST_OPS || memory_limit > MOST_MEMORY ||
      crypto_pwhash_scryptsalsa208sha256 (stream, sizeof stream, passphrase, strlen (passphrase),
                                          file->salt, ops_limit, (gsize) memory_limit) != 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_LIMIT,
                         _ ("The secret key asks for more memory than there is to open it"));
    return FALSE;
  }
  for (gsize i = 0; i < sizeof stream; i++)
    part[i] ^= stream[i];
  sodium_memzero (stream, sizeof stream);
  return TRUE;
}

static gboolean
decode_secret (const char *text, SecretFile *file)
{
  return start_sodium () && decode (text, file, sizeof *file) &&
         memcmp (file->algorithm, algorithm, sizeof algorithm) == 0 &&
         memcmp (file->checksum, checksum_blake2, sizeof checksum_blake2) == 0 &&
         (memcmp (file->kdf, kdf_scrypt, sizeof kdf_scrypt) == 0 ||
          memcmp (file->kdf, kdf_none, sizeof kdf_none) == 0);
}

/** ens_secret_key_is_locked: Returns: whether @text is a secret key file that needs a passphrase. */
gboolean
ens_secret_key_is_locked (const char *text)
{
  SecretFile file;
  gboolean is_locked = decode_secret (text, &file) &&
                       memcmp (file.kdf, kdf_scrypt, sizeof kdf_scrypt) == 0;

  sodium_memzero (&file, sizeof file);
  return is_locked;
}

// minisign leaves the checksum of a key without a passphrase empty.
static gboolean
unlock (SecretFile *file, const char *passphrase, GError **error)
{
  guint8 checksum[CHECKSUM_BYTES];

  if (memcmp (file->kdf, kdf_none, sizeof kdf_none) == 0)
    return TRUE;
  if (!apply_passphrase (file, passphrase != NULL ? passphrase : "", error))
    return FALSE;
  compute_checksum (&file->part, checksum);
  if (sodium_memcmp (checksum, file->part.checksum, sizeof checksum) == 0)
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_SIGNATURE,
                       _ ("The passphrase does not open this secret key"));
  return FALSE;
}

static EnsSecretKey *
open_secret (SecretFile *file, const char *passphrase, GError **error)
{
  EnsSecretKey *self;

  if (!unlock (file, passphrase, error))
    return NULL;
  self = g_new0 (EnsSecretKey, 1);
  memcpy (self->id, file->part.id, sizeof self->id);
  memcpy (self->secret, file->part.secret, sizeof self->secret);
  return self;
}

/**
 * ens_secret_key_parse:
 * @text: a secret key file of minisign
 * @passphrase: (nullable): what opens it
 *
 * Takes a second or so: that is what keeps others from trying passphrases.
 *
 * Returns: (transfer full): the key; %NULL with %ENS_ERROR_REFUSED when @text is no secret key,
 *   %ENS_ERROR_SIGNATURE for a wrong passphrase, %ENS_ERROR_LIMIT when there is too little memory
 */
EnsSecretKey *
ens_secret_key_parse (const char *text, const char *passphrase, GError **error)
{
  SecretFile file;
  EnsSecretKey *self = NULL;

  if (decode_secret (text, &file))
    self = open_secret (&file, passphrase, error);
  else
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ (
                           "This is not a secret key: expected two lines as minisign writes them"));
  sodium_memzero (&file, sizeof file);
  return self;
}

/**
 * ens_secret_key_dup_text:
 * @passphrase: (nullable): what shall open it; without one whoever has the file can sign
 *
 * Returns: (transfer full): the file to keep
 */
char *
ens_secret_key_dup_text (const EnsSecretKey *self, const char *passphrase, GError **error)
{
  SecretFile file = { 0 };
  char *text = NULL;

  memcpy (file.algorithm, algorithm, sizeof algorithm);
  memcpy (file.checksum, checksum_blake2, sizeof checksum_blake2);
  memcpy (file.part.id, self->id, sizeof self->id);
  memcpy (file.part.secret, self->secret, sizeof self->secret);
  compute_checksum (&file.part, file.part.checksum);
  if (passphrase != NULL) {
    memcpy (file.kdf, kdf_scrypt, sizeof kdf_scrypt);
    randombytes_buf (file.salt, sizeof file.salt);
    put_number (file.ops_limit, OPS_LIMIT);
    put_number (file.memory_limit, MEMORY_LIMIT);
  }
  if (passphrase == NULL || apply_passphrase (&file, passphrase, error))
    text = dup_encoded (passphrase != NULL ? LOCKED_COMMENT : OPEN_COMMENT, &file, sizeof file);
  sodium_memzero (&file, sizeof file);
  return text;
}

/** ens_secret_key_get_public: tells the @key (out) with which others check its signatures. */
void
ens_secret_key_get_public (const EnsSecretKey *self, EnsPublicKey *key)
{
  memcpy (key->id, self->id, sizeof key->id);
  crypto_sign_ed25519_sk_to_pk (key->bytes, self->secret);
}

/** ens_secret_key_sign: signs @bytes as they are. */
void
ens_secret_key_sign (const EnsSecretKey *self,
                     const guint8 *bytes,
                     gsize length,
                     guint8 signature[ENS_KEY_SIGNATURE_BYTES])
{
  crypto_sign_detached (signature, NULL, bytes, length, self->secret);
}
