// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Open addressing with linear probing; the nil id marks a free place and is kept beside the table.
#include "ens-id-set.h"

#include <string.h>

struct _EnsIdSet {
  EnsUuid *places;
  gsize mask;
  gsize size;
  gboolean has_nil;
};

static guint64
mix (const EnsUuid *id)
{
  guint64 high, low;

  memcpy (&high, id->bytes, 8);
  memcpy (&low, id->bytes + 8, 8);
  // The finaliser of splitmix64: ids made one after the other differ in few bits.
  high ^= low * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  high = (high ^ (high >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  high = (high ^ (high >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return high ^ (high >> 31);
}

static EnsUuid *
place_of (const EnsIdSet *self, const EnsUuid *id)
{
  gsize i = (gsize) mix (id) & self->mask;

  while (!ens_uuid_is_nil (&self->places[i]) && memcmp (&self->places[i], id, sizeof *id) != 0)
    i = (i + 1) & self->mask;
  return &self->places[i];
}

static void
grow (EnsIdSet *self)
{
  EnsUuid *old = self->places;
  gsize n_old = self->mask + 1;

  self->mask = n_old * 2 - 1;
  self->places = g_new0 (EnsUuid, n_old * 2);
  for (gsize i = 0; i < n_old; i++)
    if (!ens_uuid_is_nil (&old[i]))
      *place_of (self, &old[i]) = old[i];
  g_free (old);
}

EnsIdSet *
ens_id_set_new (void)
{
  EnsIdSet *self = g_new0 (EnsIdSet, 1);

  self->mask = 15;
  self->places = g_new0 (EnsUuid, 16);
  return self;
}

void
ens_id_set_free (EnsIdSet *self)
{
  g_free (self->places);
  g_free (self);
}

/** ens_id_set_add: Returns: whether @id is new to the set. */
gboolean
ens_id_set_add (EnsIdSet *self, const EnsUuid *id)
{
  EnsUuid *place;

  if (ens_uuid_is_nil (id)) {
    gboolean is_new = !self->has_nil;

    self->has_nil = TRUE;
    return is_new;
  }
  place = place_of (self, id);
  if (!ens_uuid_is_nil (place))
    return FALSE;
  *place = *id;
  self->size++;
  if (self->size * 4 > (self->mask + 1) * 3)
    grow (self);
  return TRUE;
}

gboolean
ens_id_set_contains (const EnsIdSet *self, const EnsUuid *id)
{
  return ens_uuid_is_nil (id) ? self->has_nil : !ens_uuid_is_nil (place_of (self, id));
}
