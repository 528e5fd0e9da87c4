// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Digests of 128 bits: two FNV-1a sums (Fowler, Noll, Vo) with different beginnings. Rows of every kind
// of field; stamps count, too: a merge unites them.
#include "ens-known-rows.h"

#include <string.h>

#define FNV_PRIME 0x100000001b3ULL
#define MOST_ROWS 200000

struct _EnsKnownRows {
  GHashTable *digests;
};

EnsKnownRows *
ens_known_rows_new (void)
{
  EnsKnownRows *self = g_new0 (EnsKnownRows, 1);

  self->digests = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  return self;
}

void
ens_known_rows_free (EnsKnownRows *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->digests);
  g_free (self);
}

void
ens_known_rows_clear (EnsKnownRows *self)
{
  g_hash_table_remove_all (self->digests);
}

static void
add_bytes (guint64 sums[2], gconstpointer bytes, gsize length)
{
  const guint8 *at = bytes;

  for (gsize i = 0; i < length; i++) {
    sums[0] = (sums[0] ^ at[i]) * FNV_PRIME;
    sums[1] = (sums[1] ^ at[i]) * FNV_PRIME + i;
  }
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

static EnsUuid
digest (const EnsEntity *entity, gconstpointer record)
{
  guint64 sums[2] = { 0xcbf29ce484222325ULL + entity->kind, 0x84222325cbf29ce4ULL };
  EnsUuid result;

  for (guint i = 0; i < entity->n_fields; i++)
    add_field (sums, &entity->fields[i], record);
  memcpy (result.bytes, sums, sizeof result.bytes);
  return result;
}

/** ens_known_rows_add: @record was met; from a great number on the set begins anew. */
void
ens_known_rows_add (EnsKnownRows *self, const EnsEntity *entity, gconstpointer record)
{
  const EnsUuid id = digest (entity, record);

  if (g_hash_table_size (self->digests) >= MOST_ROWS)
    ens_known_rows_clear (self);
  g_hash_table_add (self->digests, g_memdup2 (&id, sizeof id));
}

/** ens_known_rows_contains: Returns: whether a row that says the same was added. */
gboolean
ens_known_rows_contains (EnsKnownRows *self, const EnsEntity *entity, gconstpointer record)
{
  EnsUuid id;

  if (g_hash_table_size (self->digests) == 0)
    return FALSE;
  id = digest (entity, record);
  return g_hash_table_contains (self->digests, &id);
}
