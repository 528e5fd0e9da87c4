// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// UUIDs after RFC 9562. Not a key store: who owns an id is the model's business.
#include "ens-uuid.h"

#include <string.h>
#include <sys/random.h>

static void
fill_random (guint8 *bytes, gsize n)
{
  // getrandom gives up to 256 bytes in one piece once the system's pool is ready.
  while (getrandom (bytes, n, 0) != (gssize) n)
    ;
}

static void
set_version (EnsUuid *uuid, guint8 version)
{
  uuid->bytes[6] = (uuid->bytes[6] & 0x0f) | (guint8) (version << 4);
  uuid->bytes[8] = (uuid->bytes[8] & 0x3f) | 0x80;
}

/**
 * ens_uuid_next:
 * @source: remembers the last id made
 * @now_ms: milliseconds since 1970, UTC
 *
 * Returns: a version 7 id, greater than every id @source made before: 18 bits of counter follow the
 *   time (RFC 9562 section 6.2, method 1); a full counter borrows the next millisecond.
 */
EnsUuid
ens_uuid_next (EnsUuidSource *source, gint64 now_ms)
{
  EnsUuid uuid;

  if (now_ms > source->last_ms) {
    source->last_ms = now_ms;
    source->counter = 0;
  } else if (++source->counter == (1u << 18)) {
    source->last_ms++;
    source->counter = 0;
  }
  fill_random (uuid.bytes, sizeof uuid.bytes);
  for (int i = 0; i < 6; i++)
    uuid.bytes[i] = (guint8) (source->last_ms >> (40 - 8 * i));
  uuid.bytes[6] = (guint8) (source->counter >> 14);
  uuid.bytes[7] = (guint8) (source->counter >> 6);
  uuid.bytes[8] = (guint8) (source->counter & 0x3f);
  set_version (&uuid, 7);
  return uuid;
}

/**
 * ens_uuid_from_name:
 * @space: what kind of name it is
 * @name: the name
 *
 * Returns: the version 8 id that everybody gives to @name in @space: the first 122 bits of the
 *   SHA-256 of both, parted by a zero byte.
 */
EnsUuid
ens_uuid_from_name (const char *space, const char *name)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  EnsUuid uuid;

  g_checksum_update (sum, (const guchar *) space, (gssize) strlen (space) + 1);
  g_checksum_update (sum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (sum, digest, &length);
  memcpy (uuid.bytes, digest, sizeof uuid.bytes);
  set_version (&uuid, 8);
  return uuid;
}

static int
digit_of (char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/**
 * ens_uuid_parse:
 * @text: 36 characters with lower-case hexadecimal digits
 * @uuid: (out): the id; untouched on failure
 *
 * Only the canonical form is taken, so that one id has one spelling.
 *
 * Returns: whether @text is an id
 */
gboolean
ens_uuid_parse (const char *text, EnsUuid *uuid)
{
  EnsUuid parsed;
  const char *at = text;

  for (int i = 0; i < 16; i++, at += 2) {
    int high, low;

    if ((i == 4 || i == 6 || i == 8 || i == 10) && *at++ != '-')
      return FALSE;
    high = digit_of (at[0]);
    low = high < 0 ? -1 : digit_of (at[1]);
    if (low < 0)
      return FALSE;
    parsed.bytes[i] = (guint8) (high << 4 | low);
  }
  if (*at != '\0')
    return FALSE;
  *uuid = parsed;
  return TRUE;
}

/**
 * ens_uuid_format:
 * @uuid: an id
 * @text: (out caller-allocates): takes 36 characters and the final zero
 */
void
ens_uuid_format (const EnsUuid *uuid, char text[ENS_UUID_TEXT_LENGTH + 1])
{
  static const char digits[] = "0123456789abcdef";
  int at = 0;

  for (int i = 0; i < 16; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      text[at++] = '-';
    text[at++] = digits[uuid->bytes[i] >> 4];
    text[at++] = digits[uuid->bytes[i] & 0x0f];
  }
  text[at] = '\0';
}

/**
 * ens_uuid_dup_text:
 * @uuid: an id
 *
 * Returns: (transfer full): the canonical form
 */
char *
ens_uuid_dup_text (const EnsUuid *uuid)
{
  char text[ENS_UUID_TEXT_LENGTH + 1];

  ens_uuid_format (uuid, text);
  return g_strdup (text);
}

/**
 * ens_uuid_is_nil:
 * @uuid: an id
 *
 * Returns: whether all bits are zero, which stands for "none"
 */
gboolean
ens_uuid_is_nil (const EnsUuid *uuid)
{
  static const EnsUuid nil;

  return memcmp (uuid, &nil, sizeof nil) == 0;
}

gboolean
ens_uuid_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (EnsUuid)) == 0;
}

int
ens_uuid_compare (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (EnsUuid));
}

guint
ens_uuid_hash (gconstpointer uuid)
{
  guint32 tail;

  // The last bytes are random in version 7 and hashed in version 8.
  memcpy (&tail, (const guint8 *) uuid + 12, sizeof tail);
  return tail;
}
