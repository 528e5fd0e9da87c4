// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bits in an array that grows by doubling.
#include "ens-row-set.h"

struct _EnsRowSet {
  guint8 *bits;
  gsize n_bytes;
  gboolean is_complement;
};

EnsRowSet *
ens_row_set_new (void)
{
  return g_new0 (EnsRowSet, 1);
}

void
ens_row_set_free (EnsRowSet *set)
{
  g_free (set->bits);
  g_free (set);
}

static void
grow (EnsRowSet *set, gsize least)
{
  gsize n_bytes = MAX (least, MAX (1024, set->n_bytes * 2));

  set->bits = g_realloc (set->bits, n_bytes);
  for (gsize i = set->n_bytes; i < n_bytes; i++)
    set->bits[i] = 0;
  set->n_bytes = n_bytes;
}

/** ens_row_set_add: @row is at least 1. */
void
ens_row_set_add (EnsRowSet *set, gint64 row)
{
  gsize byte = (gsize) row / 8;

  if (byte >= set->n_bytes)
    grow (set, byte + 1);
  set->bits[byte] |= (guint8) (1u << (row % 8));
}

/** ens_row_set_complement: from now on it holds what it did not hold. */
void
ens_row_set_complement (EnsRowSet *set)
{
  set->is_complement = !set->is_complement;
}

gboolean
ens_row_set_has (const EnsRowSet *set, gint64 row)
{
  gsize byte = (gsize) row / 8;
  gboolean has = byte < set->n_bytes && (set->bits[byte] >> (row % 8) & 1) != 0;

  return set->is_complement ? !has : has;
}
