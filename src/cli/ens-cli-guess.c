// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The distance of two words is how many letters must be put in, taken out, changed or swapped with their
// neighbour (optimal string alignment).
#include "ens-cli-guess.h"

#include <string.h>

#define MOST_LETTERS 40

// @table: the distances of the beginnings of @a and @b
static guint
get_step (guint table[][MOST_LETTERS + 1], const char *a, const char *b, gsize i, gsize j)
{
  guint best = MIN (table[i - 1][j], table[i][j - 1]) + 1;

  best = MIN (best, table[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
  if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
    best = MIN (best, table[i - 2][j - 2] + 1);
  return best;
}

static guint
get_distance (const char *a, const char *b)
{
  guint table[MOST_LETTERS + 1][MOST_LETTERS + 1];
  gsize n_a = strlen (a), n_b = strlen (b);

  if (n_a > MOST_LETTERS || n_b > MOST_LETTERS)
    return G_MAXUINT;
  for (gsize i = 0; i <= n_a; i++)
    table[i][0] = i;
  for (gsize j = 0; j <= n_b; j++)
    table[0][j] = j;
  for (gsize i = 1; i <= n_a; i++)
    for (gsize j = 1; j <= n_b; j++)
      table[i][j] = get_step (table, a, b, i, j);
  return table[n_a][n_b];
}

/**
 * ens_cli_guess:
 * @words: ended by %NULL
 *
 * Returns: (transfer none) (nullable): the word most like @typed; %NULL when more than a third of its
 *   letters would have to change
 */
const char *
ens_cli_guess (const char *typed, const char *const *words)
{
  const char *best = NULL;
  guint least = (guint) strlen (typed) / 3 + 1;

  for (; *words != NULL; words++) {
    guint distance = get_distance (typed, *words);

    if (distance < least) {
      least = distance;
      best = *words;
    }
  }
  return best;
}
