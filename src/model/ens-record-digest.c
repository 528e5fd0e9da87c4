// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two sums of 64 bits in the way of FNV-1a (Fowler, Noll, Vo), eight bytes at a time.
#include "ens-record-digest.h"

#include <string.h>

#define FNV_PRIME   0x100000001b3ULL
#define OTHER_PRIME 0x9e3779b97f4a7c15ULL

static void
add_word (guint64 sums[2], guint64 word)
{
  sums[0] = (sums[0] ^ word) * FNV_PRIME;
  sums[0] ^= sums[0] >> 29;
  sums[1] = (sums[1] + word) * OTHER_PRIME;
  sums[1] ^= sums[1] >> 32;
}

// Eight bytes at a time, and how many there were.
static void
add_bytes (guint64 sums[2], gconstpointer bytes, gsize length)
{
  const guint8 *at = bytes;
  gsize left = length;
  guint64 word;

  for (; left >= sizeof word; left -= sizeof word, at += sizeof word) {
    memcpy (&word, at, sizeof word);
    add_word (sums, word);
  }
  word = 0;
  memcpy (&word, at, left);
  add_word (sums, word ^ ((guint64) length << 56));
}

static void
add_field (guint64 sums[2], const EnsField *field, gconstpointer record)
{
  const void *at = (const char *) record + field->offset;
  const char *text;

  switch (field->type) {
  case ENS_FIELD_UUID:
    add_bytes (sums, at, sizeof (EnsUuid));
    break;
  case ENS_FIELD_TEXT:
    text = *(char *const *) at;
    add_bytes (sums, text != NULL ? text : "", text != NULL ? strlen (text) + 1 : 1);
    break;
  case ENS_FIELD_INT:
  case ENS_FIELD_TIME:
    add_bytes (sums, at, sizeof (gint64));
    break;
  case ENS_FIELD_REAL:
    add_bytes (sums, at, sizeof (double));
    break;
  case ENS_FIELD_BOOL:
  case ENS_FIELD_WORD:
  default:
    add_bytes (sums, at, sizeof (int));
    break;
  }
}

/** ens_record_digest: Returns: of the first @n_fields of @record, and of its kind. */
EnsUuid
ens_record_digest (const EnsEntity *entity, gconstpointer record, guint n_fields)
{
  guint64 sums[2] = { 0xcbf29ce484222325ULL + entity->kind, 0x84222325cbf29ce4ULL };
  EnsUuid result;

  for (guint i = 0; i < n_fields; i++)
    add_field (sums, &entity->fields[i], record);
  memcpy (result.bytes, sums, sizeof result.bytes);
  return result;
}
