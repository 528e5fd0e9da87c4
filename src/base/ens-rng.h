// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random numbers that are the same on every machine for the same seed (xoshiro256**, Blackman and
// Vigna 2018, seeded by splitmix64). Not for secrets.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint64 state[4];
} EnsRng;

void ens_rng_seed (EnsRng *rng, guint64 seed);
guint64 ens_rng_next (EnsRng *rng);
guint32 ens_rng_below (EnsRng *rng, guint32 bound);
double ens_rng_unit (EnsRng *rng);

G_END_DECLS
