// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Linear probing at most half full. A hash of 0 is moved to 1, since 0 marks an empty place.
#include "ens-dictionary.h"

#include <string.h>

void
ens_dictionary_init (EnsDictionary *self)
{
  self->size = 1024;
  self->hashes = g_new0 (guint64, self->size);
  self->ids = g_new (guint32, self->size);
  self->n = 0;
}

static gsize
find_place (const EnsDictionary *self, guint64 hash)
{
  gsize mask = self->size - 1;
  gsize place = (gsize) (hash ^ (hash >> 32)) & mask;

  while (self->hashes[place] != 0 && self->hashes[place] != hash)
    place = (place + 1) & mask;
  return place;
}

static void
grow (EnsDictionary *self)
{
  EnsDictionary larger = { .size = self->size * 2, .n = self->n };

  larger.hashes = g_new0 (guint64, larger.size);
  larger.ids = g_new (guint32, larger.size);
  for (gsize i = 0; i < self->size; i++) {
    gsize place;

    if (self->hashes[i] == 0)
      continue;
    place = find_place (&larger, self->hashes[i]);
    larger.hashes[place] = self->hashes[i];
    larger.ids[place] = self->ids[i];
  }
  ens_dictionary_clear (self);
  *self = larger;
}

/** ens_dictionary_add: Returns: the id of @hash, which is new when it was not there */
guint32
ens_dictionary_add (EnsDictionary *self, guint64 hash, gboolean *is_new)
{
  gsize place;

  hash = MAX (hash, 1);
  place = find_place (self, hash);
  *is_new = self->hashes[place] == 0;
  if (!*is_new)
    return self->ids[place];
  if ((gsize) self->n * 2 >= self->size) {
    grow (self);
    place = find_place (self, hash);
  }
  self->hashes[place] = hash;
  self->ids[place] = self->n;
  return self->n++;
}

/** ens_dictionary_find: Returns: the id of @hash, or %ENS_NO_ID */
guint32
ens_dictionary_find (const EnsDictionary *self, guint64 hash)
{
  gsize place = find_place (self, MAX (hash, 1));

  return self->hashes[place] == 0 ? ENS_NO_ID : self->ids[place];
}

/** ens_dictionary_dup_hashes: Returns: (transfer full): for each id its hash */
guint64 *
ens_dictionary_dup_hashes (const EnsDictionary *self)
{
  guint64 *hashes = g_new0 (guint64, MAX (self->n, 1));

  for (gsize i = 0; i < self->size; i++)
    if (self->hashes[i] != 0)
      hashes[self->ids[i]] = self->hashes[i];
  return hashes;
}

void
ens_dictionary_clear (EnsDictionary *self)
{
  g_clear_pointer (&self->hashes, g_free);
  g_clear_pointer (&self->ids, g_free);
}

/** ens_dictionary_hash: Returns: a well mixed 64-bit hash (FNV-1a, then the finisher of MurmurHash3) */
guint64
ens_dictionary_hash (guint64 salt, const void *bytes, gsize length)
{
  const guint8 *p = bytes;
  guint64 h = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^
              (salt * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  for (gsize i = 0; i < length; i++)
    h = (h ^ p[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  h = (h ^ (h >> 33)) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  h = (h ^ (h >> 33)) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return h ^ (h >> 33);
}
