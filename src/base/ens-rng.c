// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// xoshiro256** with the usual derived draws. Explicit state, so that a result depends on nothing else.
#include "ens-rng.h"

static guint64
rotate_left (guint64 x, int k)
{
  return (x << k) | (x >> (64 - k));
}

/** ens_rng_seed: spreads @seed over the state by splitmix64; every seed is fine, zero too. */
void
ens_rng_seed (EnsRng *rng, guint64 seed)
{
  for (int i = 0; i < 4; i++) {
    guint64 z = (seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

    z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
    rng->state[i] = z ^ (z >> 31);
  }
}

/** ens_rng_next: Returns: 64 random bits. */
guint64
ens_rng_next (EnsRng *rng)
{
  guint64 *s = rng->state;
  guint64 result = rotate_left (s[1] * 5, 7) * 9;
  guint64 t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate_left (s[3], 45);
  return result;
}

/** ens_rng_below: Returns: a whole number from 0 up to but without @bound, which is above 0. */
guint32
ens_rng_below (EnsRng *rng, guint32 bound)
{
  guint32 limit;
  guint32 draw;

  g_return_val_if_fail (bound > 0, 0);
  // The first numbers are passed over so that every result has the same number of draws behind it.
  limit = -bound % bound;
  do
    draw = (guint32) (ens_rng_next (rng) >> 32);
  while (draw < limit);
  return draw % bound;
}

/** ens_rng_unit: Returns: a number in [0, 1) with 53 random bits. */
double
ens_rng_unit (EnsRng *rng)
{
  return (double) (ens_rng_next (rng) >> 11) * 0x1p-53;
}
