// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same seed gives the same numbers, and they are spread as they should be.
#include "ens-rng.h"

static void
test_same_seed (void)
{
  EnsRng a, b;

  ens_rng_seed (&a, 42);
  ens_rng_seed (&b, 42);
  for (int i = 0; i < 100; i++)
    g_assert_cmpuint (ens_rng_next (&a), ==, ens_rng_next (&b));
}

static void
test_spread (void)
{
  EnsRng rng;
  double sum = 0, squares = 0;

  ens_rng_seed (&rng, 0);
  for (int i = 0; i < 100000; i++) {
    double draw = ens_rng_unit (&rng);

    sum += draw;
    squares += draw * draw;
    g_assert_cmpuint (ens_rng_below (&rng, 7), <, 7);
  }
  g_assert_cmpfloat_with_epsilon (sum / 100000, 1.0 / 2, 0.005);
  g_assert_cmpfloat_with_epsilon (squares / 100000, 1.0 / 3, 0.005);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/rng/same-seed", test_same_seed);
  g_test_add_func ("/base/rng/spread", test_spread);
  return g_test_run ();
}
