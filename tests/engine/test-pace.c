// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pace of the last minutes.
#include "ens-pace.h"

static void
test_pace (void)
{
  g_autoptr (EnsPace) pace = ens_pace_new ();

  g_assert_cmpuint (ens_pace_get (pace, 0), ==, 0);
  for (gint64 i = 0; i < 20; i++)
    ens_pace_note (pace, 1, i * 1000);
  g_assert_cmpuint (ens_pace_get (pace, 20 * 1000), ==, 20);
  g_assert_cmpuint (ens_pace_get (pace, 120 * 1000), ==, 10);
  // A pause is forgotten: what comes after it counts for itself.
  ens_pace_note (pace, 3, 600 * 1000);
  g_assert_cmpuint (ens_pace_get (pace, 600 * 1000), ==, 3);
  g_assert_cmpuint (ens_pace_get (pace, 1000 * 1000), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/pace/pace", test_pace);
  return g_test_run ();
}
