// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bits in an array that grows by doubling.
#include "ens-row-set.h"

struct _EnsRowSet {
  guint8 *bits;
  gsize n_bytes;
  guint n;
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
  guint8 bit = (guint8) (1u << (row % 8));

  if (byte >= set->n_bytes)
    grow (set, byte + 1);
  set->n += (set->bits[byte] & bit) == 0;
  set->bits[byte] |= bit;
}

/** ens_row_set_get_n: Returns: how many were added, each counted once. */
guint
ens_row_set_get_n (const EnsRowSet *set)
{
  return set->n;
}

/**
 * ens_row_set_next:
 * @row: (inout): 0 at first
 *
 * Returns: whether a greater one was added; @row is the next of them
 */
gboolean
ens_row_set_next (const EnsRowSet *set, gint64 *row)
{
  for (gint64 next = *row + 1; next < (gint64) set->n_bytes * 8; next++) {
    if (next % 8 == 0 && set->bits[next / 8] == 0) {
      next += 7;
    } else if ((set->bits[next / 8] >> (next % 8) & 1) != 0) {
      *row = next;
      return TRUE;
    }
  }
  return FALSE;
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
