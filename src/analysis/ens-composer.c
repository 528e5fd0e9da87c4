// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Seats one of each monochrome group at every rainbow table as far as people go, spreads the gaps, and
// then gives whoever is left a seat where the table is smallest. Deterministic; knows no rows.
#include "ens-composer.h"

#define LARGE_TABLE 12

static guint
count_groups (const guint *present, guint n_groups)
{
  guint n = 0;

  for (guint g = 0; g < n_groups; g++)
    n += present[g] > 0 ? 1 : 0;
  return n;
}

/**
 * ens_composer_propose_tables:
 * @present: people who came, per monochrome group
 *
 * As many tables as the scarcest of the groups that came can serve with one person each; more when a
 * table would hold over 12 people, which is more than a round of talk bears.
 *
 * Returns: a number of tables, at least 1
 */
guint
ens_composer_propose_tables (const guint *present, guint n_groups)
{
  guint total = 0;
  guint scarcest = G_MAXUINT;
  guint small_enough;

  if (count_groups (present, n_groups) == 0)
    return 1;
  for (guint g = 0; g < n_groups; g++) {
    total += present[g];
    if (present[g] > 0)
      scarcest = MIN (scarcest, present[g]);
  }
  small_enough = (total + LARGE_TABLE - 1) / LARGE_TABLE;
  return MAX (scarcest, small_enough);
}

static guint
smallest_table (const EnsSeating *seating, guint group, gboolean only_without_group)
{
  guint best = G_MAXUINT;

  for (guint t = 0; t < seating->n_tables; t++) {
    if (only_without_group && ens_seating_get (seating, t, group) > 0)
      continue;
    if (best == G_MAXUINT || seating->n_people[t] < seating->n_people[best])
      best = t;
  }
  return best;
}

static void
seat (EnsSeating *seating, guint group, gboolean only_without_group)
{
  guint table = smallest_table (seating, group, only_without_group);

  seating->seats[table * seating->n_groups + group]++;
  seating->n_people[table]++;
}

static void
seat_first_of_each (EnsSeating *seating, const guint *present)
{
  // A group that can serve every table leaves no choice; the scarce ones then fill the gaps evenly.
  for (int scarce = 0; scarce < 2; scarce++) {
    for (guint g = 0; g < seating->n_groups; g++) {
      if ((present[g] < seating->n_tables) != (scarce == 1))
        continue;
      for (guint i = 0; i < MIN (present[g], seating->n_tables); i++)
        seat (seating, g, TRUE);
    }
  }
}

/**
 * ens_composer_seat:
 * @present: people who came, per monochrome group; absentees are simply not counted
 * @n_groups: how many groups
 * @n_tables: how many rainbow tables, at least 1
 *
 * Returns: (transfer full): a seating of all people. No two tables differ by more than one person;
 *   a group with people enough for every table is at every table.
 */
EnsSeating *
ens_composer_seat (const guint *present, guint n_groups, guint n_tables)
{
  EnsSeating *seating = g_new0 (EnsSeating, 1);

  g_return_val_if_fail (n_tables > 0, seating);
  seating->n_tables = n_tables;
  seating->n_groups = n_groups;
  seating->seats = g_new0 (guint, MAX (1, (gsize) n_tables * n_groups));
  seating->n_people = g_new0 (guint, n_tables);
  seating->n_missing = g_new0 (guint, n_tables);
  seat_first_of_each (seating, present);
  for (guint g = 0; g < n_groups; g++)
    for (guint i = n_tables; i < present[g]; i++)
      seat (seating, g, FALSE);
  for (guint t = 0; t < n_tables; t++)
    for (guint g = 0; g < n_groups; g++)
      seating->n_missing[t] += ens_seating_get (seating, t, g) == 0 ? 1 : 0;
  return seating;
}

/** ens_seating_get: Returns: people of @group at @table, both from 0. */
guint
ens_seating_get (const EnsSeating *seating, guint table, guint group)
{
  g_return_val_if_fail (table < seating->n_tables && group < seating->n_groups, 0);
  return seating->seats[table * seating->n_groups + group];
}

/** ens_seating_is_balanced: Returns: whether every group has just one person at every table. */
gboolean
ens_seating_is_balanced (const EnsSeating *seating)
{
  for (guint i = 0; i < seating->n_tables * seating->n_groups; i++)
    if (seating->seats[i] != 1)
      return FALSE;
  return TRUE;
}

void
ens_seating_free (EnsSeating *seating)
{
  g_free (seating->seats);
  g_free (seating->n_people);
  g_free (seating->n_missing);
  g_free (seating);
}
