// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Digests of all fields; stamps count, too: a merge unites them.
#include "ens-known-rows.h"

#include "ens-record-digest.h"

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

/** ens_known_rows_add: @record was met; from a great number on the set begins anew. */
void
ens_known_rows_add (EnsKnownRows *self, const EnsEntity *entity, gconstpointer record)
{
  const EnsUuid id = ens_record_digest (entity, record, entity->n_fields);

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
  id = ens_record_digest (entity, record, entity->n_fields);
  return g_hash_table_contains (self->digests, &id);
}
