// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rainbow tables: everybody sits, groups are spread, tables are alike in size.
#include "ens-composer.h"

#include "ens-rng.h"

static void
test_one_of_each (void)
{
  static const guint present[] = { 2, 2, 2 };
  g_autoptr (EnsSeating) seating = ens_composer_seat (present, 3, 2);

  g_assert_cmpuint (ens_composer_propose_tables (present, 3), ==, 2);
  g_assert_true (ens_seating_is_balanced (seating));
}

static void
test_absentees (void)
{
  static const guint present[] = { 3, 1, 0, 3 };
  g_autoptr (EnsSeating) seating = ens_composer_seat (present, 4, 3);

  g_assert_false (ens_seating_is_balanced (seating));
  for (guint t = 0; t < 3; t++) {
    g_assert_cmpuint (ens_seating_get (seating, t, 0), ==, 1);
    g_assert_cmpuint (ens_seating_get (seating, t, 2), ==, 0);
    g_assert_cmpuint (seating->n_missing[t], ==, ens_seating_get (seating, t, 1) == 1 ? 1 : 2);
  }
}

static void
test_large_tables_are_parted (void)
{
  static const guint present[] = { 1, 15, 20 };

  g_assert_cmpuint (ens_composer_propose_tables (present, 3), ==, 3);
}

static void
test_nobody (void)
{
  static const guint present[] = { 0, 0 };
  g_autoptr (EnsSeating)
               seating = ens_composer_seat (present, 2, ens_composer_propose_tables (present, 2));

  g_assert_cmpuint (seating->n_people[0], ==, 0);
  g_assert_cmpuint (seating->n_missing[0], ==, 2);
}

static void
assert_fair (const guint *present, const EnsSeating *seating)
{
  guint least = G_MAXUINT, most = 0;

  for (guint t = 0; t < seating->n_tables; t++) {
    least = MIN (least, seating->n_people[t]);
    most = MAX (most, seating->n_people[t]);
  }
  g_assert_cmpuint (most - least, <=, 1);
  for (guint g = 0; g < seating->n_groups; g++) {
    guint seated = 0, tables = 0;

    for (guint t = 0; t < seating->n_tables; t++) {
      seated += ens_seating_get (seating, t, g);
      tables += ens_seating_get (seating, t, g) > 0 ? 1 : 0;
    }
    g_assert_cmpuint (seated, ==, present[g]);
    g_assert_cmpuint (tables, ==, MIN (present[g], seating->n_tables));
  }
}

static void
test_random_rooms (void)
{
  EnsRng rng;

  ens_rng_seed (&rng, 1);
  for (int i = 0; i < 2000; i++) {
    guint present[9];
    guint n_groups = 1 + ens_rng_below (&rng, 9);
    g_autoptr (EnsSeating) seating = NULL;

    for (guint g = 0; g < n_groups; g++)
      present[g] = ens_rng_below (&rng, 8);
    seating = ens_composer_seat (present, n_groups, 1 + ens_rng_below (&rng, 6));
    assert_fair (present, seating);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/composer/one-of-each", test_one_of_each);
  g_test_add_func ("/analysis/composer/absentees", test_absentees);
  g_test_add_func ("/analysis/composer/large-tables-are-parted", test_large_tables_are_parted);
  g_test_add_func ("/analysis/composer/nobody", test_nobody);
  g_test_add_func ("/analysis/composer/random-rooms", test_random_rooms);
  return g_test_run ();
}
